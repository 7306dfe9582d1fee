package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.history.Notice;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;
import org.magpie.testing.Releases;

class ImporterTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final String TARGET = "Harbor Lights (1949)/Harbor Lights (1949) Bluray-720p.mkv";

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
    void aFilmIsMovedToItsProperNameAndTold() throws IOException {
        Path file = write(folder.resolve("done/" + NAME + ".mkv"), "film");
        TrackedDownload download = completed(DownloadFixture.direct(NAME), film, file);
        importer().importDownload(download, new NoProgress());

        assertThat(library()).containsExactly(TARGET);
        assertThat(file).doesNotExist();
        assertThat(state(download)).isEqualTo(DownloadState.IMPORTED);
        assertThat(files()).singleElement().satisfies(known -> {
            assertThat(known.place()).hasContent("film");
            assertThat(known.facts().quality()).isEqualTo(Quality.BLURAY_720P);
            assertThat(known.facts().releaseName()).isEqualTo(NAME);
            assertThat(known.facts().group()).isEqualTo("GRP");
        });
        assertThat(world.historyTypes()).containsExactly("GRABBED", "DOWNLOAD_COMPLETED", "IMPORTED");
        assertThat(world.told(Notice.Imported.class))
                .singleElement()
                .satisfies(notice -> assertThat(notice.correlation()).isEqualTo(download.correlation()));
    }

    @Test
    void aTorrentIsLinkedSoThatItCanGoOnSeeding() throws IOException {
        Path file = write(folder.resolve("done/" + NAME + "/" + NAME + ".mkv"), "film");
        TrackedDownload download = completed(torrent(NAME), film, java.util.Objects.requireNonNull(file.getParent()));
        importer().importDownload(download, new NoProgress());
        assertThat(library()).containsExactly(TARGET);
        assertThat(Files.isSameFile(file, files().getFirst().place())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "named", "done"})
    void brokenOffAfterAnyStepItEndsInOneFileAndOneLineOfHistory(String step) throws IOException {
        for (boolean torrent : List.of(false, true)) {
            try (DownloadFixture here = new DownloadFixture(folder.resolve(step + torrent), clock, direct, torrents)) {
                TitleFacts title = here.film("Harbor Lights", 1949);
                Path file = write(folder.resolve(step + torrent + "/done/" + NAME + ".mkv"), "film");
                TrackedDownload download =
                        completed(here, torrent ? torrent(NAME) : DownloadFixture.direct(NAME), title, file);
                assertThatThrownBy(() -> importer(here, done -> {
                                    if (done.equals(step)) {
                                        throw new IllegalStateException("killed");
                                    }
                                })
                                .importDownload(download, new NoProgress()))
                        .hasMessage("killed");

                TrackedDownload after = here.downloads().find(download.id()).orElseThrow();
                importer(here, done -> {}).importDownload(after, new NoProgress());
                assertThat(Folders.files(here.root(MediaKind.MOVIE))).containsExactly(TARGET);
                assertThat(here.historyTypes()).containsExactly("GRABBED", "DOWNLOAD_COMPLETED", "IMPORTED");
                assertThat(here.told(Notice.Imported.class)).hasSize(1);
                assertThat(here.library().filesOfTitle(title.id())).hasSize(1);
                assertThat(here.downloads().find(download.id()).orElseThrow().state())
                        .isEqualTo(DownloadState.IMPORTED);
                assertThat(Files.exists(file)).isEqualTo(torrent);
            }
        }
    }

    @Test
    void aBetterCopyReplacesTheWorseOneThroughTheRecycleFolder() throws IOException {
        importRelease("Harbor.Lights.1949.480p.DVDRip.x264-OLD", "old");
        importRelease(NAME, "new");
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.place()).hasContent("new"));
        assertThat(library()).hasSize(2).contains(TARGET).anyMatch(name -> name.startsWith(".magpie-recycle/"));
        assertThat(world.historyTypes()).endsWith("UPGRADED");
        assertThat(world.told(Notice.Upgraded.class)).hasSize(1);
    }

    @Test
    void brokenOffWhileReplacingItKeepsTheOldOneInTheRecycleFolderAndHasTheNewOne() throws IOException {
        importRelease("Harbor.Lights.1949.480p.DVDRip.x264-OLD", "old");
        Path file = write(folder.resolve("done/" + NAME + ".mkv"), "new");
        TrackedDownload download = completed(DownloadFixture.direct(NAME), film, file);
        assertThatThrownBy(() -> importer(world, step -> {
                            if (step.equals("cleared")) {
                                throw new IllegalStateException("killed");
                            }
                        })
                        .importDownload(download, new NoProgress()))
                .hasMessage("killed");
        importer().importDownload(world.downloads().find(download.id()).orElseThrow(), new NoProgress());
        assertThat(files())
                .singleElement()
                .satisfies(known -> assertThat(known.place()).hasContent("new"));
        assertThat(library()).hasSize(2);
    }

    @Test
    void aWorseCopyIsBlockedWithItsReason() throws IOException {
        importRelease(NAME, "good");
        TrackedDownload worse = importRelease("Harbor.Lights.1949.480p.DVDRip.x264-OLD", "poor");
        assertThat(state(worse)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(said(worse)).isEqualTo("import.not-better");
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.place()).hasContent("good"));
    }

    @Test
    void aCopyOfTheSameScoreIsBlockedSoThatNothingIsFetchedOverAndOver() throws IOException {
        importRelease(NAME, "first", 40);
        TrackedDownload same = importRelease(NAME.replace("GRP", "OTHER"), "second", 40);
        assertThat(state(same)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(said(same)).isEqualTo("import.not-better");
        importRelease(NAME.replace("GRP", "BEST"), "third", 41);
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.place()).hasContent("third"))
                .satisfies(file -> assertThat(file.facts().score()).isEqualTo(41));
    }

    @Test
    void samplesProgramsAndLinksOutOfTheDownloadAreLeftOut() throws IOException {
        Path secret = write(folder.resolve("secret.mkv"), "secret, and larger than anything else in here");
        Path release = folder.resolve("done/" + NAME);
        write(release.resolve(NAME + ".mkv"), "the film itself");
        write(release.resolve("Sample/sample.mkv"), "s");
        write(release.resolve(NAME + ".sample.mkv"), "s");
        write(release.resolve("setup.exe"), "bad");
        write(release.resolve("readme.nfo"), "text");
        Files.createSymbolicLink(release.resolve("link.mkv"), secret);
        TrackedDownload download = completed(DownloadFixture.direct(NAME), film, release);
        importer().importDownload(download, new NoProgress());
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.place()).hasContent("the film itself"));
        assertThat(secret).exists();
    }

    @Test
    void aDownloadWithOnlyAProgramIsRefused() throws IOException {
        Path release = folder.resolve("done/" + NAME);
        write(release.resolve("Harbor.Lights.1949.mkv.exe"), "bad");
        TrackedDownload download = completed(DownloadFixture.direct(NAME), film, release);
        importer().importDownload(download, new NoProgress());
        assertThat(said(download)).isEqualTo("import.dangerous");
        assertThat(state(download)).isEqualTo(DownloadState.FAILED);
        assertThat(world.told(Notice.DownloadFailed.class)).hasSize(1);
    }

    @Test
    void aSeasonPackGoesToItsEpisodes() throws IOException {
        TitleFacts series = world.series("Quiet Coast", 4);
        Path release = folder.resolve("done/Quiet.Coast.S01.720p.HDTV.x264-GRP");
        write(release.resolve("Quiet.Coast.S01E01.720p.HDTV.x264-GRP.mkv"), "one");
        write(release.resolve("Quiet.Coast.S01E02E03.720p.HDTV.x264-GRP.mkv"), "two and three");
        write(release.resolve("Quiet.Coast.S01E04.720p.HDTV.x264-GRP.mkv"), "four");
        TrackedDownload download =
                completed(DownloadFixture.direct("Quiet.Coast.S01.720p.HDTV.x264-GRP"), series, release);
        importer().importDownload(download, new NoProgress());
        assertThat(Folders.files(world.root(MediaKind.SERIES)))
                .containsExactly(
                        "Quiet Coast (2001)/Season 01/Quiet Coast - S01E01 - Part 1 HDTV-720p.mkv",
                        "Quiet Coast (2001)/Season 01/Quiet Coast - S01E02-E03 - Part 2 + Part 3 HDTV-720p.mkv",
                        "Quiet Coast (2001)/Season 01/Quiet Coast - S01E04 - Part 4 HDTV-720p.mkv");
        assertThat(world.library().filesOfTitle(series.id())).hasSize(3);
    }

    @Test
    void anUnpluggedDriveBlocksTheImportAndItGoesOnWhenItIsBack() throws IOException {
        Path file = write(folder.resolve("done/" + NAME + ".mkv"), "film");
        TrackedDownload download = completed(DownloadFixture.direct(NAME), film, file);
        Path root = world.root(MediaKind.MOVIE);
        Files.move(root, folder.resolve("unplugged"));
        for (int at = 0; at < 3; at++) {
            importer().importDownload(find(download), new NoProgress());
        }
        assertThat(said(download)).isEqualTo("import.root-missing");
        assertThat(world.told(Notice.ImportBlocked.class)).hasSize(1);
        assertThat(root).doesNotExist();
        assertThat(importer().isDue(find(download))).isFalse();
        clock.move(Duration.ofHours(1));
        assertThat(importer().isDue(find(download))).isTrue();

        Files.move(folder.resolve("unplugged"), root);
        importer().importDownload(find(download), new NoProgress());
        assertThat(library()).containsExactly(TARGET);
        assertThat(state(download)).isEqualTo(DownloadState.IMPORTED);
    }

    @Test
    void overDrivesItIsCopiedVerifiedAndOnlyThenDeleted() throws IOException {
        Path other = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)),
                "needs a second drive");
        Path place = Files.createTempDirectory(other, "magpie");
        try {
            Path file = write(place.resolve(NAME + ".mkv"), "film");
            TrackedDownload download = completed(DownloadFixture.direct(NAME), film, file);
            importer().importDownload(download, new NoProgress());
            assertThat(library()).containsExactly(TARGET);
            assertThat(files().getFirst().place()).hasContent("film");
            assertThat(file).doesNotExist();
        } finally {
            Files.deleteIfExists(place.resolve(NAME + ".mkv"));
            Files.delete(place);
        }
    }

    @Test
    void aHostileTitleStaysInItsRootFolder() throws IOException {
        TitleFacts bad = world.film("../../../etc/passwd" + "x".repeat(400), 1949);
        Path file = write(folder.resolve("done/" + NAME + ".mkv"), "film");
        importer().importDownload(completed(DownloadFixture.direct(NAME), bad, file), new NoProgress());
        assertThat(world.library().filesOfTitle(bad.id()))
                .singleElement()
                .satisfies(known -> assertThat(known.place().toRealPath())
                        .startsWith(world.root(MediaKind.MOVIE).toRealPath()));
    }

    @Test
    void aFileThatNobodyKnowsStaysWithItsSubtitlesAndThatIsSaid() throws IOException {
        write(world.root(MediaKind.MOVIE).resolve(TARGET), "somebody's own");
        write(world.root(MediaKind.MOVIE).resolve(TARGET.replace(".mkv", ".en.srt")), "their words");
        importRelease(NAME, "film");
        assertThat(library())
                .containsExactlyInAnyOrder(
                        TARGET, TARGET.replace(".mkv", ".en.srt"), TARGET.replace(".mkv", " (2).mkv"));
        assertThat(files())
                .singleElement()
                .satisfies(known -> assertThat(known.place()).hasContent("film"));
        assertThat(world.told(Notice.Imported.class).getLast().said().toString())
                .contains("import.name-taken");
    }

    private TrackedDownload importRelease(String name, String content) throws IOException {
        return importRelease(name, content, 0);
    }

    private TrackedDownload importRelease(String name, String content, int score) throws IOException {
        Path file = write(folder.resolve("done/" + name + ".mkv"), content);
        TrackedDownload download =
                completed(world, DownloadFixture.grab(film, DownloadFixture.direct(name), score), file);
        importer().importDownload(download, new NoProgress());
        return download;
    }

    private TrackedDownload completed(Release release, TitleFacts title, Path path) {
        return completed(world, release, title, path);
    }

    private TrackedDownload completed(DownloadFixture here, Release release, TitleFacts title, Path path) {
        return completed(here, DownloadFixture.grab(title, release), path);
    }

    private TrackedDownload completed(DownloadFixture here, Grab grab, Path path) {
        TrackedDownload download = here.downloads().start(grab);
        FakeClient client = grab.release().protocol() == Protocol.TORRENT ? torrents : direct;
        client.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        return here.downloads().look().completed().stream()
                .filter(each -> each.id() == download.id())
                .findFirst()
                .orElseThrow();
    }

    private static Release torrent(String name) {
        String hash = "a".repeat(40);
        return Releases.torrent(name, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
    }

    private Importer importer() {
        return importer(world, step -> {});
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

    private List<LibraryFile> files() {
        return world.library().filesOfTitle(film.id());
    }

    private List<String> library() {
        return Folders.files(world.root(MediaKind.MOVIE));
    }

    private TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private DownloadState state(TrackedDownload download) {
        return find(download).state();
    }

    private String said(TrackedDownload download) {
        var said = find(download).said();
        return said == null ? "" : said.key();
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void whatIsPlannedIsKnownByItsItems() {
        assertThat(DownloadFixture.grab(film, DownloadFixture.direct(NAME)).itemIds())
                .isEqualTo(Set.of(film.items().getFirst().id()));
    }
}
