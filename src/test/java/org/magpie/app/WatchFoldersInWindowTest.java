package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.MediaKind;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Folders;
import org.magpie.testing.TorznabStandIn;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Services;

/**
 * The two watch folders through the real window, as a person does it. The test plays the program at the other end: it takes the
 * file out of the folder that it watches and lays what it has fetched into the other. Writes {@code
 * target/screens/client-torrent-folder-*.png} and {@code client-usenetfolder-*.png}.
 */
class WatchFoldersInWindowTest {
    private static final String RELEASE = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final int SIZE = 3_000_000;
    private static final byte[] MATROSKA = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    @TempDir
    Path folder;

    private Path taken;
    private Path finished;
    private Path films;

    @BeforeEach
    void makeFolders() throws IOException {
        taken = Files.createDirectories(folder.resolve("to-fetch"));
        finished = Files.createDirectories(folder.resolve("finished"));
        films = Files.createDirectories(folder.resolve("films"));
    }

    @Test
    void aTorrentProgramTakesTheTorrentAndItsFilmArrives() throws Exception {
        String torrent = "d4:infod6:lengthi" + SIZE + "e4:name" + (RELEASE.length() + 4) + ":" + RELEASE
                + ".mkv12:piece lengthi4194304e6:pieces20:" + onlyPiece() + "ee";
        try (TorznabStandIn indexer = offering(TorznabStandIn.TORRENT, torrent);
                WindowLibraryOpener opening = new WindowLibraryOpener(folder.resolve("data"))) {
            WindowServices opened = open(opening, "torznab", indexer);
            try (PersonAtWindow person = new PersonAtWindow(opened, "torrent-folder")) {
                person.connect(
                        Map.of("folder", taken.toString(), "watched", finished.toString()), Map.of("quiet", "5"));
                person.add("Harbor Lights", 1949);
                person.awaitInQueue("Waiting for the torrent program");
                person.photograph("waiting");
                assertThat(takeOut(".torrent")).isEqualTo(torrent);
                awaitWord(person, opened.services(), "nothing has come out yet");
                // It writes as it fetches, so the first part of the film is seen too.
                Path film = finished.resolve(RELEASE + ".mkv");
                write(film, SIZE / 3);
                awaitWord(person, opened.services(), "Something is there");
                person.photograph("coming");
                write(film, SIZE);
                arrive(person, opened.services());
                // It may go on seeding: what it has fetched stays as it was.
                assertThat(film).hasSize(SIZE);
            }
        }
    }

    @Test
    void aUsenetProgramTakesTheNzbAndItsFilmArrives() throws Exception {
        String nzb = "<nzb><file><segments><segment bytes=\"1\" number=\"1\">a@b</segment></segments></file></nzb>";
        try (TorznabStandIn indexer = offering(TorznabStandIn.NZB, nzb);
                WindowLibraryOpener opening = new WindowLibraryOpener(folder.resolve("data"))) {
            WindowServices opened = open(opening, "newznab", indexer);
            try (PersonAtWindow person = new PersonAtWindow(opened, "usenetfolder")) {
                person.connect(
                        Map.of("watched", taken.toString(), "finished", finished.toString()), Map.of("quiet", "2"));
                person.add("Harbor Lights", 1949);
                person.awaitInQueue("no program has taken it yet");
                person.photograph("waiting");
                assertThat(takeOut(".nzb")).isEqualTo(nzb);
                awaitWord(person, opened.services(), "what comes of it is not there yet");
                Path film = Files.createDirectory(finished.resolve(RELEASE)).resolve("film.mkv");
                write(film, SIZE);
                awaitWord(person, opened.services(), "Magpie waits until nothing changes");
                person.photograph("coming");
                arrive(person, opened.services());
            }
        }
    }

    private static TorznabStandIn offering(String type, String file) throws IOException {
        TorznabStandIn indexer = new TorznabStandIn(100);
        indexer.offer(
                RELEASE,
                Instant.now().minus(Duration.ofDays(3)),
                SIZE,
                type,
                file.getBytes(StandardCharsets.ISO_8859_1));
        return indexer;
    }

    private WindowServices open(WindowLibraryOpener opening, String indexer, TorznabStandIn standIn) {
        opening.begin();
        WindowServices opened = opening.finish();
        Services services = opened.services();
        services.rootFolders().add(MediaKind.MOVIE, films);
        // Nothing outside this computer is asked.
        services.providers()
                .definitions(ProviderKind.INDEXER)
                .forEach(each -> services.providers().delete(each.id()));
        services.providers()
                .save(services.providers()
                        .read(
                                0,
                                indexer,
                                indexer,
                                true,
                                1,
                                Map.of("address", standIn.address().toString())));
        return opened;
    }

    /** As the program does that watches the folder. */
    private String takeOut(String ending) throws IOException {
        // Not what Magpie keeps below it for itself.
        String name = Folders.files(taken).stream()
                .filter(file -> file.endsWith(ending) && file.indexOf('/') < 0)
                .findFirst()
                .orElseThrow();
        String content = Files.readString(taken.resolve(name), StandardCharsets.ISO_8859_1);
        Files.delete(taken.resolve(name));
        return content;
    }

    /** The hash of the film as it stands once both parts of it are written; each byte is one character. */
    private static String onlyPiece() throws GeneralSecurityException {
        byte[] film = new byte[SIZE];
        System.arraycopy(MATROSKA, 0, film, 0, MATROSKA.length);
        film[SIZE / 3 - 1] = 1;
        film[SIZE - 1] = 1;
        return new String(MessageDigest.getInstance("SHA-1").digest(film), StandardCharsets.ISO_8859_1);
    }

    private static void write(Path film, int bytes) throws IOException {
        try (FileChannel file = FileChannel.open(film, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(MATROSKA), 0);
            file.write(ByteBuffer.wrap(new byte[] {1}), bytes - 1);
        }
    }

    /** What stands still is looked at each quarter of a minute; a test has no time for that. */
    private static void awaitWord(PersonAtWindow person, Services services, String words) {
        services.pipeline().lookAfterDownloads();
        person.awaitInQueue(words);
    }

    private void arrive(PersonAtWindow person, Services services) {
        PersonAtWindow.until("all of it has come", () -> {
            services.pipeline().lookAfterDownloads();
            return !Folders.files(films).isEmpty();
        });
        person.see(films, "Harbor Lights");
    }
}
