package org.magpie.pipeline.search.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

class LinkResolverTest {
    private static final String HASH = "9fb267cff5ae5603f07a347676ec3bf3e35f75e1";
    private static final String NZB = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nzb PUBLIC "-//newzBin//DTD NZB 1.1//EN" "http://www.newzbin.com/DTD/nzb/nzb-1.1.dtd">
            <nzb xmlns="http://www.newzbin.com/DTD/2003/nzb"><file><segments><segment>a@b</segment></segments></file></nzb>
            """;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final LinkResolver resolver = new LinkResolver(new ProviderHttp(http));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void takesAMagnetLinkAsItIsAndReadsItsHash() {
        Release release = ReleaseBuilder.torrent("a")
                .from(Protocol.TORRENT, "magnet:?xt=urn:btih:VU2QYN66WU7FTPXSG3TFDRXW6KTEBPBF&dn=x")
                .release();

        assertThat(resolver.resolve(release))
                .isInstanceOfSatisfying(
                        ResolvedLink.MagnetLink.class,
                        magnet -> assertThat(magnet.infoHash()).isEqualTo("ad350c37deb53e59bef236e651c6f6f2a640bc25"));
    }

    @Test
    void followsARedirectToAMagnetLink() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "magnet:?xt=urn:btih:" + HASH)
                .build());

        assertThat(resolver.resolve(torrent().release()))
                .isEqualTo(new ResolvedLink.MagnetLink("magnet:?xt=urn:btih:" + HASH, HASH));
    }

    @Test
    void computesTheHashOfTheInfoDictionaryAsItWasWritten() throws Exception {
        byte[] info = "d6:lengthi5e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaae"
                .getBytes(StandardCharsets.UTF_8);
        answer("d8:announce3:url4:info" + new String(info, StandardCharsets.UTF_8) + "e");
        String expected = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(info));

        assertThat(resolver.resolve(torrent().release()))
                .isInstanceOfSatisfying(
                        ResolvedLink.TorrentBytes.class,
                        torrent -> assertThat(torrent.infoHash()).isEqualTo(expected));
    }

    @Test
    void refusesATorrentOfAnotherHashThanPromised() {
        answer("d4:infod6:lengthi5e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee");

        assertThatThrownBy(() -> resolver.resolve(torrent().hashed(HASH).release()))
                .isInstanceOf(ProviderException.BadAnswer.class)
                .hasMessageContaining("other-torrent");
    }

    @Test
    void refusesWhatIsNoTorrentAndSaysWhatCameInstead() {
        answer("<!DOCTYPE html><html>log in</html>");
        answer("<error code='500' description='limit'/>");
        answer("d4:info" + "d1:a".repeat(5000));
        answer("i99999999999999999999999e");
        answer("d4:infod4:name999999999:ae");

        assertThatThrownBy(() -> resolver.resolve(torrent().release())).hasMessageContaining("page-for-torrent");
        assertThatThrownBy(() -> resolver.resolve(torrent().release())).hasMessageContaining("error-for-torrent");
        for (int at = 0; at < 3; at++) {
            assertThatThrownBy(() -> resolver.resolve(torrent().release())).hasMessageContaining("not-a-torrent");
        }
    }

    @Test
    void refusesMoreBytesThanATorrentHas() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[17 << 20]))
                .build());

        assertThatThrownBy(() -> resolver.resolve(torrent().release()))
                .isInstanceOf(ProviderException.BadAnswer.class)
                .hasMessageContaining("too-large");
    }

    @Test
    void takesAnNzbWithItsCustomaryDocumentType() {
        answer(NZB);

        assertThat(resolver.resolve(nzb())).isInstanceOf(ResolvedLink.NzbBytes.class);
    }

    @Test
    void refusesAnNzbWithEntitiesOrWithoutSegments() {
        answer(NZB.replaceFirst("\"http://www.newzbin.com/DTD/nzb/nzb-1.1.dtd\"", "\"x\" [<!ENTITY a 'b'>]"));
        answer("<nzb/>");

        assertThatThrownBy(() -> resolver.resolve(nzb())).hasMessageContaining("not-a-nzb");
        assertThatThrownBy(() -> resolver.resolve(nzb())).hasMessageContaining("not-a-nzb");
    }

    @Test
    void saysThatTheIndexerHasItNoMore() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        assertThatThrownBy(() -> resolver.resolve(torrent().release())).isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void readsNoFilesWhateverTheLinkOrARedirectSays() {
        Release local = ReleaseBuilder.torrent("a")
                .from(Protocol.TORRENT, "file:///etc/hostname")
                .release();
        assertThatThrownBy(() -> resolver.resolve(local)).isInstanceOf(ProviderException.Refused.class);

        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "file:///etc/hostname")
                .build());
        assertThatThrownBy(() -> resolver.resolve(torrent().release())).isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void refusesAMagnetLinkThatNamesNoTorrent() {
        Release none = ReleaseBuilder.torrent("a")
                .from(Protocol.TORRENT, "magnet:?dn=name")
                .release();

        assertThatThrownBy(() -> resolver.resolve(none)).hasMessageContaining("bad-magnet");
    }

    @Test
    void givesUpAtTheTenthRedirect() {
        for (int hop = 0; hop < 12; hop++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "/hop" + hop)
                    .build());
        }

        assertThatThrownBy(() -> resolver.resolve(torrent().release())).isInstanceOf(ProviderException.class);
    }

    private ReleaseBuilder torrent() {
        return ReleaseBuilder.torrent("a")
                .from(Protocol.TORRENT, server.url("/t").toString());
    }

    private Release nzb() {
        return ReleaseBuilder.torrent("a")
                .from(Protocol.USENET, server.url("/n").toString())
                .release();
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
