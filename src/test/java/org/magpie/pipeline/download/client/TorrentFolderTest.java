package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Torrent;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

class TorrentFolderTest {
    private static final String HASH = "c".repeat(40);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final TorrentFolder plug = new TorrentFolder(clock);

    @TempDir
    private Path temporary;

    private Path in;
    private Path out;
    private DownloadClient client;

    @BeforeEach
    void open() throws IOException {
        in = Files.createDirectory(temporary.resolve("in"));
        out = Files.createDirectory(temporary.resolve("out"));
        client = plug.open(definition(true));
    }

    @Test
    void aTorrentIsPutThereWholeAndWaits() throws IOException {
        Content.TorrentFile file = torrent("Film.2019", 10);
        String id = client.add(release("Film: 2019 / Cut"), file, Terms.USUAL).id();
        assertThat(id).isEqualTo(file.infoHash());
        assertThat(in.resolve("Film - 2019 + Cut.torrent")).hasBinaryContent(file.bytes());
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.torrent-folder.not-taken");
        Files.delete(in.resolve("Film - 2019 + Cut.torrent"));
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.torrent-folder.waiting");
    }

    @Test
    void whatComesOutCountsWhenNothingHasChangedForAWhile() throws IOException {
        client.add(release("Film"), torrent("Film.2019", 10), Terms.USUAL);
        Path film = Files.createDirectory(out.resolve("Film.2019")).resolve("film.mkv");
        Files.writeString(film, "12345");
        assertThat(only().state()).isEqualTo(DownloadState.DOWNLOADING);
        assertThat(only().remaining()).isEqualTo(5);
        clock.move(Duration.ofSeconds(50));
        Files.writeString(film, "1234567890");
        assertThat(only().state()).isEqualTo(DownloadState.DOWNLOADING);
        clock.move(Duration.ofSeconds(59));
        assertThat(only().state()).isEqualTo(DownloadState.DOWNLOADING);
        clock.move(Duration.ofSeconds(1));
        ClientDownload done = only();
        assertThat(done.state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(done.place()).isEqualTo(out.resolve("Film.2019").toString());
        assertThat(done.remaining()).isZero();
        assertThat(done.seeding()).isTrue();
        assertThat(client.files(done.id())).containsExactly(new Listed("film.mkv", 10));
    }

    @Test
    void aDownloadThatStandsStillBeforeItIsWholeIsNotTaken() throws IOException {
        client.add(release("Film"), torrent("film.mkv", 10), Terms.USUAL);
        Files.writeString(out.resolve("film.mkv"), "12345");
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.DOWNLOADING);
    }

    @Test
    void aFileThatSaysItIsUnfinishedIsNotTaken() throws IOException {
        client.add(release("Film"), torrent("Film", 3), Terms.USUAL);
        Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("a.mkv.part"), "123");
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.DOWNLOADING);
    }

    @Test
    void aMagnetLinkIsAFileOfItsOwn() throws IOException {
        String link = "magnet:?xt=urn:btih:" + HASH + "&dn=Night+Ferry";
        client.add(release("Night Ferry 1951"), new Content.Magnet(link, HASH), Terms.USUAL);
        assertThat(in.resolve("Night Ferry 1951.magnet")).hasContent(link);
        Files.writeString(out.resolve("Night Ferry"), "x");
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void aMagnetLinkIsRefusedWhereTheProgramTakesNone() {
        DownloadClient without = plug.open(definition(false));
        assertThatThrownBy(() ->
                        without.add(release("x"), new Content.Magnet("magnet:?xt=urn:btih:" + HASH, HASH), Terms.USUAL))
                .isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void addingTwiceGivesOneAndGarbageNone() throws IOException {
        Content.TorrentFile file = torrent("Film", 3);
        assertThat(client.add(release("Film"), file, Terms.USUAL).id())
                .isEqualTo(client.add(release("Film"), file, Terms.USUAL).id());
        assertThat(client.list()).hasSize(1);
        Content.TorrentFile garbage = new Content.TorrentFile(new byte[] {1, 2}, HASH);
        assertThatThrownBy(() -> client.add(release("x"), garbage, Terms.USUAL))
                .isInstanceOf(ProviderException.Refused.class);
        assertThat(client.list()).hasSize(1);
    }

    @Test
    void twoReleasesOfOneNameDoNotOverwriteEachOther() throws IOException {
        client.add(release("Film"), torrent("A", 3), Terms.USUAL);
        client.add(release("Film"), torrent("B", 3), Terms.USUAL);
        try (var files = Files.list(in)) {
            assertThat(files.filter(file -> file.toString().endsWith(".torrent")))
                    .hasSize(2);
        }
        assertThat(client.list()).hasSize(2);
    }

    @Test
    void aNameThatLeadsElsewhereFindsNothing() throws IOException {
        Files.writeString(temporary.resolve("secret"), "123");
        client.add(release("x"), torrent("../secret", 3), Terms.USUAL);
        assertThat(only().place()).isNull();
        client.remove(only().id(), true);
        assertThat(temporary.resolve("secret")).exists();
    }

    @Test
    void aLinkThatLeadsElsewhereIsNotFollowed() throws IOException {
        Path secret = Files.createDirectory(temporary.resolve("secret"));
        Files.writeString(secret.resolve("film.mkv"), "123");
        client.add(release("x"), torrent("Film", 3), Terms.USUAL);
        Files.createSymbolicLink(out.resolve("Film"), secret);
        assertThat(only().place()).isNull();
    }

    @Test
    void removingTakesWhatItPutThereAndTheDataOnlyWhenTold() throws IOException {
        client.add(release("Film"), torrent("Film", 3), Terms.USUAL);
        Path film = Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("film.mkv"), "123");
        String id = only().id();
        client.remove(id, false);
        assertThat(client.list()).isEmpty();
        assertThat(in.resolve("Film.torrent")).doesNotExist();
        assertThat(film).exists();
        client.add(release("Film"), torrent("Film", 3), Terms.USUAL);
        client.remove(id, true);
        assertThat(out.resolve("Film")).doesNotExist();
        client.remove(id, true);
    }

    @Test
    void itIsKnownAgainAfterARestart() throws IOException {
        client.add(release("Film"), torrent("Film", 3), Terms.USUAL);
        assertThat(new TorrentFolder(clock).open(definition(true)).list())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("Film"));
    }

    @Test
    void aDriveThatIsAwayIsNoEmptyList() throws IOException {
        Files.delete(in);
        assertThatThrownBy(client::list).isInstanceOf(ProviderException.Unreachable.class);
    }

    @Test
    void itCannotPause() {
        assertThatThrownBy(() -> client.pause(HASH)).isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void theTestLooksAtBothFolders() throws IOException {
        assertThat(plug.test(definition(true)).key()).isEqualTo("plug.torrent-folder.works");
        Files.delete(out);
        assertThatThrownBy(() -> plug.test(definition(true)))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().arguments()).contains(out.toString()));
    }

    private ClientDownload only() {
        assertThat(client.list()).hasSize(1);
        return client.list().getFirst();
    }

    private static Release release(String name) {
        return Releases.torrent(name, URI.create("http://127.0.0.1/x"), -1, null);
    }

    private static Content.TorrentFile torrent(String name, long size) {
        String text = "d4:infod6:lengthi" + size + "e4:name" + name.length() + ":" + name
                + "12:piece lengthi16384e6:pieces20:" + "p".repeat(20) + "ee";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Content.TorrentFile(bytes, Torrent.read(bytes).orElseThrow().infoHash());
    }

    private Definition<TorrentFolder.Settings> definition(boolean magnets) {
        return new Definition<>(
                7,
                "torrent-folder",
                ProviderKind.DOWNLOAD_CLIENT,
                "Folder",
                true,
                1,
                Set.of(),
                new TorrentFolder.Settings(in.toString(), out.toString(), magnets, 60, true));
    }
}
