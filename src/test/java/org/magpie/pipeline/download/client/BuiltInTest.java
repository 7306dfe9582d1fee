package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.direct.BandwidthSchedule;
import org.magpie.pipeline.download.direct.DirectDownloads;
import org.magpie.pipeline.download.direct.SsrfGuard;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.MovableClock;
import org.magpie.testing.RawServer;
import org.magpie.testing.Releases;

class BuiltInTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final byte[] film = new byte[400_000];
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T22:59:00Z"));

    @TempDir
    Path folder;

    private Store store;
    private Http http;
    private BuiltIn builtIn;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("db"), new byte[32], DirectDownloads.entities(), new Events());
        http = new Http("Magpie-tests");
        builtIn =
                new BuiltIn(store, http, clock, folder.resolve("downloads"), SsrfGuard.ofTheSystem(), FreshLinks.NONE);
    }

    @AfterEach
    void close() {
        builtIn.close();
        http.close();
        store.close();
    }

    @Test
    void theOtherLimitBeginsByItselfWhenItsHourComes() throws IOException {
        DownloadClient client = client(nightOnly("23:00", "07:00"));
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = client.add(
                            Releases.direct("Harbor Lights", server.address("/f"), film.length, null, "f.mkv"),
                            new DownloadClient.Content.Link(),
                            DownloadClient.Terms.USUAL)
                    .id();
            Await.until("it crawls by day", SOON, () -> one(client, id).remaining() < film.length);
            assertThat(one(client, id).state()).isEqualTo(DownloadState.DOWNLOADING);
            clock.move(Duration.ofMinutes(1));
            Await.until("it is whole by night", SOON, () -> one(client, id).state() == DownloadState.COMPLETED);
        }
    }

    @Test
    void aTimeIsWrittenAsPeopleWriteIt() {
        for (String time : List.of("7", "07", "7:00", "07.00", " 07:00 ", "24:00", "0")) {
            assertThat(nightOnly("23:00", time).otherUntil()).isEqualTo(time);
        }
        for (String wrong : List.of("", "25:00", "7:60", "24:01", "evening", "-1", "7:5")) {
            assertThatThrownBy(() -> nightOnly(wrong, "07:00"))
                    .isInstanceOfSatisfying(
                            UserException.class,
                            said -> assertThat(said.said().key()).isEqualTo("plug.built-in.not-a-time"));
        }
    }

    @Test
    void playlistsOfStreamsAndOtherThanTheWebAreRefusedAtOnce() {
        DownloadClient client = client(builtIn.defaults());
        for (String link : List.of("http://a.invalid/x.m3u8", "https://a.invalid/x/manifest.mpd?a=b")) {
            assertThatThrownBy(() -> client.add(
                            Releases.direct("Stream", URI.create(link), -1, null, null),
                            new DownloadClient.Content.Link(),
                            DownloadClient.Terms.USUAL))
                    .isInstanceOfSatisfying(
                            ProviderException.Refused.class,
                            refused -> assertThat(refused.said().key()).isEqualTo("download.direct.playlist"));
        }
        assertThatThrownBy(() -> client.add(
                        Releases.direct("File", URI.create("file:///etc/passwd"), -1, null, null),
                        new DownloadClient.Content.Link(),
                        DownloadClient.Terms.USUAL))
                .isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void freeSpaceIsToldBeforeTheFolderIsThere() {
        assertThat(client(builtIn.defaults()).freeSpace().orElseThrow()).isPositive();
    }

    private static ClientDownload one(DownloadClient client, String id) {
        return client.list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BuiltIn.Settings nightOnly(String from, String until) {
        return new BuiltIn.Settings("", 3, 2, 1, 10, BandwidthSchedule.Days.EVERY_DAY, from, until, 0);
    }

    private DownloadClient client(BuiltIn.Settings settings) {
        return builtIn.open(new Definition<>(
                1, "built-in", ProviderKind.DOWNLOAD_CLIENT, "Built-in", true, 25, Set.of(), settings));
    }
}
