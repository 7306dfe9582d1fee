package org.magpie.pipeline.download.client.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.link.Torrent;
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
    void whatComesOutCountsWhenNothingHasChangedForAWhileAndEveryPieceIsRight() throws IOException {
        client.add(release("Film"), torrent("Film.2019", "film.mkv", "1234567890"), Terms.USUAL);
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
        assertThat(client.files(done.id())).containsExactly(new Listed("film.mkv", 10, Completeness.WHOLE));
    }

    @Test
    void fullLengthWithWrongBytesIsNotWhole() throws IOException {
        client.add(release("Pack"), torrent("Pack", "a.mkv", "AAAABBBB", "b.mkv", "CCCCDDDD"), Terms.USUAL);
        Path pack = Files.createDirectory(out.resolve("Pack"));
        Files.writeString(pack.resolve("a.mkv"), "AAAABBBB");
        // Made in full length before its bytes came.
        Files.write(pack.resolve("b.mkv"), new byte[8]);
        only();
        clock.move(Duration.ofDays(1));
        ClientDownload still = only();
        assertThat(still.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(still.remaining()).isEqualTo(8);
        assertThat(still.said()).isEqualTo(Message.of("plug.torrent-folder.incomplete", 50L));
        assertThat(client.files(still.id()))
                .containsExactly(
                        new Listed("a.mkv", 8, Completeness.WHOLE), new Listed("b.mkv", 8, Completeness.PARTIAL));
        Files.writeString(pack.resolve("b.mkv"), "CCCCDDDD");
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void whatLooksTheSameIsComparedAgainAfterAWhile() throws IOException {
        client.add(release("Film"), torrent("film.mkv", "", "AAAABBBB"), Terms.USUAL);
        Path film = Files.write(out.resolve("film.mkv"), new byte[8]);
        var time = Files.getLastModifiedTime(film);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        // A program that writes through memory, or twice in one tick of the clock, leaves the time as it was.
        Files.writeString(film, "AAAABBBB");
        Files.setLastModifiedTime(film, time);
        clock.move(Duration.ofSeconds(30));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        clock.move(Duration.ofMinutes(1));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void aTorrentOfVersionTwoIsComparedByItsHashTree() throws Exception {
        byte[] content = new byte[40_000];
        new java.util.Random(1).nextBytes(content);
        byte[] zero = new byte[32];
        byte[] root = sha256(
                sha256(sha256(content, 0, 16_384), sha256(content, 16_384, 16_384)),
                sha256(sha256(content, 32_768, 40_000 - 32_768), zero));
        byte[] torrent = bytes(
                "d4:infod9:file treed8:film.mkvd0:d6:lengthi40000e11:pieces root32:",
                root,
                "eee" + "12:meta versioni2e4:name8:film.mkv12:piece lengthi16384eee");
        Content.TorrentFile file = new Content.TorrentFile(
                torrent, Torrent.read(torrent).orElseThrow().infoHash());
        client.add(release("Film"), file, Terms.USUAL);
        Files.write(out.resolve("film.mkv"), new byte[40_000]);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        Files.write(out.resolve("film.mkv"), content);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void whatStoodThereBeforeIsNeitherTheDownloadNorDeleted() throws IOException {
        Path mine = Files.createDirectory(out.resolve("Mine.2015"));
        Path holiday = Files.writeString(mine.resolve("holiday 2009.mkv"), "holiday");
        Path notes = Files.writeString(mine.resolve("my notes.txt"), "notes");
        client.add(release("Mine"), torrent("Mine.2015", "mine.mkv", "the film"), Terms.USUAL);
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.client.stood-before");
        Files.writeString(mine.resolve("mine.mkv"), "the film");
        // Known after a new start too.
        client = new TorrentFolder(clock).open(definition(true));
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(client.files(only().id()))
                .containsExactlyInAnyOrder(
                        new Listed("holiday 2009.mkv", 7, Completeness.DESELECTED),
                        new Listed("mine.mkv", 8, Completeness.WHOLE),
                        new Listed("my notes.txt", 5, Completeness.DESELECTED));
        client.remove(only().id(), true);
        assertThat(mine.resolve("mine.mkv")).doesNotExist();
        assertThat(holiday).exists();
        assertThat(notes).exists();
    }

    @Test
    void evenAFileOfItsVeryNameThatStoodThereBeforeStays() throws IOException {
        Path film = Files.writeString(out.resolve("film.mkv"), "the film");
        client.add(release("Film"), torrent("film.mkv", "", "the film"), Terms.USUAL);
        only();
        clock.move(Duration.ofMinutes(2));
        // Its pieces are right: it may be linked from there.
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        client.remove(only().id(), true);
        assertThat(film).exists();
    }

    @Test
    void aMagnetLinkIsNotWholeBySilenceAlone() throws IOException {
        client.add(release("Night Ferry"), new Content.Magnet("magnet:?xt=urn:btih:" + HASH, HASH), Terms.USUAL);
        Path film = out.resolve("Night Ferry");
        try (var file = new java.io.RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(10_000_000);
        }
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.torrent-folder.unsure");
        Files.write(film, new byte[10_000_000]);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        // What somebody puts beside it later is not of it.
        client.remove(HASH, true);
        assertThat(film).doesNotExist();
    }

    @Test
    void aMagnetLinksUnfinishedFileIsNotTaken() throws IOException {
        client.add(release("Film"), new Content.Magnet("magnet:?xt=urn:btih:" + HASH, HASH), Terms.USUAL);
        Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("a.mkv.!qB"), "123");
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.torrent-folder.unfinished");
    }

    @Test
    void aLinkIntoAFolderThatAPersonNamedIsFollowed() throws IOException {
        Path drive = Files.createDirectories(temporary.resolve("drive/__all__"));
        Path target = Files.writeString(drive.resolve("film.mkv"), "the film");
        client.add(release("Film"), torrent("Film", "film.mkv", "the film"), Terms.USUAL);
        Path folder = Files.createDirectory(out.resolve("Film"));
        Files.createSymbolicLink(folder.resolve("film.mkv"), target);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().place()).isNull();
        assertThat(Objects.requireNonNull(only().said()).key()).isEqualTo("plug.client.link");
        client = plug.open(definition(true, List.of(temporary.resolve("drive").toString())));
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().place()).isEqualTo(target.toRealPath().toString());
        client.remove(only().id(), true);
        assertThat(target).exists();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aDownloadThatStandsStillBeforeItIsWholeIsNotTaken() throws IOException {
        client.add(release("Film"), torrent("film.mkv", 10), Terms.USUAL);
        Files.writeString(out.resolve("film.mkv"), "12345");
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
    }

    @Test
    void aFileThatSaysItIsUnfinishedIsNotTaken() throws IOException {
        client.add(release("Film"), torrent("Film", 3), Terms.USUAL);
        Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("a.mkv.part"), "123");
        only();
        clock.move(Duration.ofDays(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
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
        Content.TorrentFile file = torrent("Film", "film.mkv", "123");
        client.add(release("Film"), file, Terms.USUAL);
        Path film = Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("film.mkv"), "123");
        client.remove(only().id(), false);
        assertThat(client.list()).isEmpty();
        assertThat(in.resolve("Film.torrent")).doesNotExist();
        assertThat(film).exists();
        Files.delete(film);
        Files.delete(out.resolve("Film"));
        client.add(release("Film"), file, Terms.USUAL);
        Files.writeString(Files.createDirectory(out.resolve("Film")).resolve("film.mkv"), "123");
        String id = only().id();
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

    /**
     * A torrent with the right hashes, in pieces of four bytes.
     *
     * @param files path and content by turns; an empty path: the torrent is that file alone
     */
    private static Content.TorrentFile torrent(String name, String... files) {
        StringBuilder all = new StringBuilder();
        StringBuilder listed = new StringBuilder();
        for (int at = 0; at < files.length; at += 2) {
            all.append(files[at + 1]);
            listed.append(
                    "d6:lengthi" + files[at + 1].length() + "e4:pathl" + files[at].length() + ":" + files[at] + "ee");
        }
        java.io.ByteArrayOutputStream pieces = new java.io.ByteArrayOutputStream();
        for (int at = 0; at < all.length(); at += 4) {
            pieces.writeBytes(sha1(all.substring(at, Math.min(all.length(), at + 4))));
        }
        String what = files[0].isEmpty() ? "6:lengthi" + all.length() + "e" : "5:filesl" + listed + "e";
        byte[] bytes = bytes(
                "d4:infod" + what + "4:name" + name.length() + ":" + name + "12:piece lengthi4e6:pieces" + pieces.size()
                        + ":",
                pieces.toByteArray(),
                "ee");
        return new Content.TorrentFile(bytes, Torrent.read(bytes).orElseThrow().infoHash());
    }

    private static byte[] bytes(String before, byte[] between, String after) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(between);
        all.writeBytes(after.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes, int from, int length) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, from, length);
        return digest.digest();
    }

    private static byte[] sha256(byte[] one, byte[] other) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(one);
        return digest.digest(other);
    }

    private Definition<TorrentFolder.Settings> definition(boolean magnets) {
        return definition(magnets, List.of());
    }

    private Definition<TorrentFolder.Settings> definition(boolean magnets, List<String> linked) {
        return new Definition<>(
                7,
                "torrent-folder",
                ProviderKind.DOWNLOAD_CLIENT,
                "Folder",
                true,
                1,
                Set.of(),
                new TorrentFolder.Settings(in.toString(), out.toString(), magnets, 60, true, linked));
    }
}
