package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.pipeline.importing.content.FileSignature;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;
import org.magpie.testing.Releases;

/** What comes beside a film, and what only looks like one. */
class CompanionsTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final String STEM = "Harbor Lights (1949)/Harbor Lights (1949) Bluray-720p";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);
    private final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);

    @TempDir
    Path folder;

    private DownloadFixture world;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, direct, torrents);
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void subtitlesComeUnderTheFilmsNameWithTheirLanguage() throws IOException {
        Path release = release("done");
        write(release.resolve(NAME + ".srt"), "plain");
        write(release.resolve(NAME + ".en.forced.srt"), "forced");
        write(release.resolve("Subs/2_English.srt"), "english");
        write(release.resolve("Subs/3_English.srt"), "english again");
        write(release.resolve("Subs/Russian.ass"), "russian");
        write(release.resolve("Subs/ger.idx"), "index");
        write(release.resolve("Subs/ger.sub"), "pictures");
        write(release.resolve("Extras/making-of.srt"), "of something else");
        write(release.resolve("readme.txt"), "text");
        importer(world, step -> {}).importDownload(completed(torrent(), release), new NoProgress());
        assertThat(library(world))
                .containsExactlyInAnyOrder(
                        STEM + ".mkv",
                        STEM + ".srt",
                        STEM + ".en.forced.srt",
                        STEM + ".en.srt",
                        STEM + ".en.2.srt",
                        STEM + ".ru.ass",
                        STEM + ".de.idx",
                        STEM + ".de.sub");
        // It goes on seeding: what is in the library is the same file by another name.
        assertThat(Files.isSameFile(
                        release.resolve("Subs/Russian.ass"),
                        world.root(MediaKind.MOVIE).resolve(STEM + ".ru.ass")))
                .isTrue();
    }

    @Test
    void eachEpisodeGetsItsOwn() throws IOException {
        TitleFacts series = world.series("Quiet Coast", 2);
        Path release = folder.resolve("done/Quiet.Coast.S01.720p.HDTV.x264-GRP");
        String one = "Quiet.Coast.S01E01.720p.HDTV.x264-GRP";
        String two = "Quiet.Coast.S01E02.720p.HDTV.x264-GRP";
        write(release.resolve(one + ".mkv"), "one");
        write(release.resolve(two + ".mkv"), "two");
        write(release.resolve(one + ".en.srt"), "first");
        write(release.resolve("Subs/" + two + "/2_English.srt"), "second");
        write(release.resolve("unknown.srt"), "whose?");
        importer(world, step -> {})
                .importDownload(
                        completed(world, DownloadFixture.direct("Quiet.Coast.S01.720p.HDTV.x264-GRP"), series, release),
                        new NoProgress());
        String season = "Quiet Coast (2001)/Season 01/Quiet Coast - ";
        assertThat(Folders.files(world.root(MediaKind.SERIES)))
                .containsExactlyInAnyOrder(
                        season + "S01E01 - Part 1 HDTV-720p.mkv",
                        season + "S01E01 - Part 1 HDTV-720p.en.srt",
                        season + "S01E02 - Part 2 HDTV-720p.mkv",
                        season + "S01E02 - Part 2 HDTV-720p.en.srt");
    }

    @Test
    void aFileAloneTakesOnlyWhatBearsItsName() throws IOException {
        Path file = write(folder.resolve("done/" + NAME + ".mkv"), "film");
        write(folder.resolve("done/" + NAME + ".en.srt"), "its own");
        write(folder.resolve("done/Night.Ferry.1951.en.srt"), "a stranger's");
        importer(world, step -> {}).importDownload(completed(DownloadFixture.direct(NAME), file), new NoProgress());
        assertThat(library(world)).containsExactlyInAnyOrder(STEM + ".mkv", STEM + ".en.srt");
        assertThat(folder.resolve("done/Night.Ferry.1951.en.srt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named", "done"})
    void brokenOffAfterAnyStepEachIsThereOnce(String step) throws IOException {
        for (boolean torrent : List.of(false, true)) {
            Path place = folder.resolve(step + torrent);
            try (DownloadFixture here = new DownloadFixture(place, clock, direct, torrents)) {
                TitleFacts title = here.film("Harbor Lights", 1949);
                Path release = release(step + torrent + "/done");
                write(release.resolve(NAME + ".en.srt"), "words");
                TrackedDownload download =
                        completed(here, torrent ? torrent() : DownloadFixture.direct(NAME), title, release);
                assertThatThrownBy(() -> importer(here, done -> {
                                    if (done.equals(step)) {
                                        throw new IllegalStateException("killed");
                                    }
                                })
                                .importDownload(download, new NoProgress()))
                        .hasMessage("killed");
                importer(here, done -> {})
                        .importDownload(here.downloads().find(download.id()).orElseThrow(), new NoProgress());
                assertThat(library(here)).containsExactlyInAnyOrder(STEM + ".mkv", STEM + ".en.srt");
                assertThat(here.root(MediaKind.MOVIE).resolve(STEM + ".en.srt")).hasContent("words");
            }
        }
    }

    @Test
    void aBetterCopyTakesTheOldSubtitlesAwayWithTheOldFilm() throws IOException {
        String poor = "Harbor.Lights.1949.480p.DVDRip.x264-OLD";
        Path old = folder.resolve("old/" + poor);
        write(old.resolve(poor + ".mkv"), "old");
        write(old.resolve(poor + ".en.srt"), "old words");
        importer(world, step -> {}).importDownload(completed(DownloadFixture.direct(poor), old), new NoProgress());
        Path mine = world.root(MediaKind.MOVIE).resolve("Harbor Lights (1949)/Harbor Lights (1949) notes.srt");
        write(mine, "somebody's own");
        Path release = release("done");
        importer(world, step -> {}).importDownload(completed(DownloadFixture.direct(NAME), release), new NoProgress());
        assertThat(library(world))
                .filteredOn(name -> !name.startsWith(".magpie-recycle/"))
                .containsExactlyInAnyOrder(STEM + ".mkv", "Harbor Lights (1949)/Harbor Lights (1949) notes.srt");
        assertThat(library(world))
                .filteredOn(name -> name.startsWith(".magpie-recycle/"))
                .hasSize(2)
                .anyMatch(name -> name.endsWith(".en.srt"));
    }

    @Test
    void aProgramThatCallsItselfAFilmIsRefusedAndBlocklisted() throws IOException {
        Path release = folder.resolve("done/" + NAME);
        Files.createDirectories(release);
        Files.write(release.resolve(NAME + ".mkv"), "MZ\u0090program".getBytes(StandardCharsets.ISO_8859_1));
        TrackedDownload download = completed(DownloadFixture.direct(NAME), release);
        importer(world, step -> {}).importDownload(download, new NoProgress());
        assertThat(library(world)).isEmpty();
        assertThat(find(download).state()).isEqualTo(DownloadState.FAILED);
        assertThat(Objects.requireNonNull(find(download).said()).key()).isEqualTo("download.bad.masked-program");
        assertThat(world.blocklist().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo(BlockReason.MALWARE));
        // Nobody wants that on a disk, whatever the policy for other failures.
        world.downloads().tidyUp();
        assertThat(direct.calls()).contains("remove " + download.clientKey() + " true");
    }

    @Test
    void whatAClientOnAnotherMachineHasIsFoundOnceItsFolderIsKnown() throws IOException {
        release("mounted");
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(film, torrent()));
        torrents.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, Path.of("/downloads/magpie/" + NAME));
        TrackedDownload whole = world.downloads().look().completed().getFirst();
        importer(world, step -> {}).importDownload(whole, new NoProgress());
        assertThat(find(download).said())
                .isEqualTo(
                        Message.of("import.place-missing", "/downloads/magpie/" + NAME, "/downloads/magpie/" + NAME));
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);

        world.places()
                .save(new PlaceMapping(
                        0, 0, "/downloads/magpie", folder.resolve("mounted").toString()));
        assertThat(importer(world, step -> {}).isDue(find(download))).isTrue();
        importer(world, step -> {}).importDownload(find(download), new NoProgress());
        assertThat(library(world)).containsExactly(STEM + ".mkv");
    }

    @Test
    void whatItsClientHasMovedSinceIsFoundThere() throws IOException {
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(film, torrent()));
        torrents.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, folder.resolve("incomplete"));
        importer(world, step -> {})
                .importDownload(world.downloads().look().completed().getFirst(), new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);
        torrents.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, release("complete"));
        world.downloads().look();
        assertThat(importer(world, step -> {}).isDue(find(download))).isTrue();
        importer(world, step -> {}).importDownload(find(download), new NoProgress());
        assertThat(library(world)).containsExactly(STEM + ".mkv");
    }

    @Test
    void nothingHiddenStaysInTheLibraryWhenACopyIsBrokenOff() throws IOException {
        Path other = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)),
                "needs a second drive");
        Path place = Files.createTempDirectory(other, "magpie");
        try {
            Path file = place.resolve(NAME + ".mkv");
            Files.write(file, new byte[3 << 20]);
            TrackedDownload download = completed(DownloadFixture.direct(NAME), file);
            assertThatThrownBy(() -> importer(world, step -> {}).importDownload(download, new Ending()))
                    .isInstanceOf(JobCancelledException.class);
            assertThat(library(world)).isEmpty();
            assertThat(file).exists();
        } finally {
            Files.deleteIfExists(place.resolve(NAME + ".mkv"));
            Files.delete(place);
        }
    }

    /** Ends the work at the second look. */
    private static final class Ending implements Progress {
        private int looks;

        @Override
        public void says(Message message) {}

        @Override
        public void at(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return ++looks > 1;
        }
    }

    private Path release(String in) throws IOException {
        Path release = folder.resolve(in).resolve(NAME);
        write(release.resolve(NAME + ".mkv"), "film");
        return release;
    }

    private static Release torrent() {
        String hash = "a".repeat(40);
        return Releases.torrent(NAME, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
    }

    private TrackedDownload completed(Release release, Path path) {
        return completed(world, release, film, path);
    }

    private TrackedDownload completed(DownloadFixture here, Release release, TitleFacts title, Path path) {
        TrackedDownload download = here.downloads().start(DownloadFixture.grab(title, release));
        FakeClient client = release.protocol() == Protocol.TORRENT ? torrents : direct;
        client.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        return here.downloads().look().completed().stream()
                .filter(each -> each.id() == download.id())
                .findFirst()
                .orElseThrow();
    }

    private Importer importer(DownloadFixture here, Consumer<String> stepDone) {
        return new Importer(
                here.store(),
                here.library(),
                here.test().profiles(),
                here.history(),
                here.downloads(),
                here.reader(),
                here.matching(),
                new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                new PlainFileNames(),
                () -> FiledPermissions.NONE,
                clock,
                stepDone);
    }

    private TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private static List<String> library(DownloadFixture here) {
        return Folders.files(here.root(MediaKind.MOVIE));
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void everyKnownBeginningIsTold() throws IOException {
        Path file = folder.resolve("x.mkv");
        for (FileSignature signature : Arrays.asList(FileSignature.PROGRAM, FileSignature.ARCHIVE)) {
            Files.write(
                    file,
                    signature == FileSignature.PROGRAM
                            ? new byte[] {0x7f, 'E', 'L', 'F', 1}
                            : new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 0});
            assertThat(FileSignature.of(file)).isEqualTo(signature);
        }
        Files.writeString(file, "");
        assertThat(FileSignature.of(file)).isEqualTo(FileSignature.OTHER);
    }
}
