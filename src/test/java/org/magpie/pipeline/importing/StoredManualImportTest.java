package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.history.Notice;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;

class StoredManualImportTest {
    private static final String PACK = "Quiet.Coast.S01.720p.HDTV.x264-GRP";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);

    @TempDir
    Path folder;

    private DownloadFixture world;
    private TitleFacts series;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, direct);
        series = world.series("Quiet Coast", 4);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellsWhatEachFileIsTakenForAndWhatIsLeftOut() throws IOException {
        TrackedDownload download = pack();
        ManualImport.Contents contents = byHand().look(download.id());
        assertThat(contents.films())
                .extracting(Found::name)
                .containsExactly("Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv", "part one.mkv");
        assertThat(contents.leftOut()).containsExactly("setup.exe", "more.rar");
        Choice second = Objects.requireNonNull(contents.films().getFirst().guess());
        assertThat(second.titleId()).isEqualTo(series.id());
        assertThat(second.itemIds()).containsExactly(item(2));
        assertThat(second.quality()).isEqualTo(Quality.HDTV_720P);
        assertThat(contents.films().get(1).guess()).isNull();
    }

    @Test
    void takesAFileOfAnotherTitleForWhatItsNameSays() throws IOException {
        TitleFacts film = world.film("Harbor Lights", 1949);
        Path release = folder.resolve("done/" + PACK);
        write(release.resolve("Harbor.Lights.1949.1080p.BluRay.x264-GRP.mkv"), "a film");
        write(release.resolve("Quiet.Coast.S01E01.mkv"), "one");
        TrackedDownload download = completed(release);
        Found harbor = byHand().look(download.id()).films().stream()
                .filter(found -> found.name().startsWith("Harbor"))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(harbor.guess()).titleId()).isEqualTo(film.id());
    }

    @Test
    void saysWhereAFileWouldGoBeforeAnythingIsDone() throws IOException {
        TrackedDownload download = pack();
        ManualImport.Proposal proposal = byHand().propose(download.id(), choice(download, "part one.mkv", 1));
        assertThat(world.root(MediaKind.SERIES)
                        .relativize(proposal.target())
                        .toString()
                        .replace('\\', '/'))
                .isEqualTo("Quiet Coast (2001)/Season 01/Quiet Coast - S01E01 - Part 1 WEBDL-1080p.mkv");
        assertThat(proposal.replaced()).isEmpty();
        assertThat(Folders.files(world.root(MediaKind.SERIES))).isEmpty();
        assertThat(world.downloads().find(download.id()).orElseThrow().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void importsAsThePersonSaysAndLeavesTheRest() throws IOException {
        TrackedDownload download = pack();
        byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 1)));
        importer(step -> {}).importDownload(find(download), new NoProgress());
        assertThat(Folders.files(world.root(MediaKind.SERIES)))
                .containsExactly("Quiet Coast (2001)/Season 01/Quiet Coast - S01E01 - Part 1 WEBDL-1080p.mkv");
        assertThat(world.library().filesOfTitle(series.id())).singleElement().satisfies(file -> {
            assertThat(file.facts().quality()).isEqualTo(Quality.WEBDL_1080P);
            assertThat(file.facts().itemIds()).containsExactly(item(1));
        });
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORTED);
        assertThat(world.historyTypes()).endsWith("IMPORTED");
        assertThat(folder.resolve("done/" + PACK + "/Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv"))
                .exists();
    }

    @Test
    void replacesEvenABetterCopyBecauseThePersonSaysSo() throws IOException {
        TrackedDownload first = pack();
        byHand().begin(first.id(), List.of(choice(first, "part one.mkv", 1)));
        importer(step -> {}).importDownload(find(first), new NoProgress());
        Path release = folder.resolve("done/again");
        write(release.resolve("worse.mkv"), "worse");
        TrackedDownload again = completed("Quiet.Coast.S01.480p.WEB-DL.x264-OLD", release);
        Choice worse =
                new Choice(release.resolve("worse.mkv"), series.id(), slot(), Set.of(item(1)), Quality.WEBDL_480P);
        assertThat(byHand().propose(again.id(), worse).replaced())
                .containsExactly("Quiet Coast - S01E01 - Part 1 WEBDL-1080p.mkv");
        assertThat(Objects.requireNonNull(byHand().propose(again.id(), worse).worse())
                        .arguments())
                .startsWith("WEBDL-480p", "WEBDL-1080p");
        byHand().begin(again.id(), List.of(worse));
        importer(step -> {}).importDownload(find(again), new NoProgress());
        assertThat(world.library().filesOfTitle(series.id()))
                .singleElement()
                .satisfies(file -> assertThat(file.place()).hasContent("worse"));
        assertThat(world.historyTypes()).endsWith("IMPORTED");
        assertThat(world.told(Notice.Imported.class).getLast().said().key()).isEqualTo("import.replaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "staged", "cleared", "named", "done"})
    void brokenOffAfterAnyStepItEndsAsThePersonSaid(String step) throws IOException {
        TrackedDownload download = pack();
        byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 3)));
        if (!step.equals("nothing")) {
            assertThatThrownBy(() -> importer(done -> {
                                if (done.equals(step)) {
                                    throw new IllegalStateException("killed");
                                }
                            })
                            .importDownload(find(download), new NoProgress()))
                    .hasMessage("killed");
        }
        importer(done -> {}).importDownload(find(download), new NoProgress());
        assertThat(Folders.files(world.root(MediaKind.SERIES)))
                .containsExactly("Quiet Coast (2001)/Season 01/Quiet Coast - S01E03 - Part 3 WEBDL-1080p.mkv");
        assertThat(world.historyTypes()).containsExactly("GRABBED", "DOWNLOAD_COMPLETED", "IMPORTED");
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORTED);
    }

    @Test
    void aSecondThoughtTakesThePlaceOfAnImportThatCouldNotBegin() throws IOException {
        TrackedDownload download = pack();
        byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 1)));
        Path root = world.root(MediaKind.SERIES);
        Files.move(root, folder.resolve("unplugged"));
        importer(step -> {}).importDownload(find(download), new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);
        Files.move(folder.resolve("unplugged"), root);

        byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 4)));
        importer(step -> {}).importDownload(find(download), new NoProgress());
        assertThat(Folders.files(root))
                .containsExactly("Quiet Coast (2001)/Season 01/Quiet Coast - S01E04 - Part 4 WEBDL-1080p.mkv");
    }

    @Test
    void refusesTwoFilesForOneEpisodeAndFilesFromElsewhere() throws IOException {
        TrackedDownload download = pack();
        Choice one = choice(download, "part one.mkv", 1);
        Choice other = choice(download, "Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv", 1);
        assertThatThrownBy(() -> byHand().begin(download.id(), List.of(one, other)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("import.by-hand.twice");
        Path foreign = write(folder.resolve("private.mkv"), "mine");
        Choice stolen = new Choice(foreign, series.id(), slot(), Set.of(item(1)), Quality.DVD);
        assertThatThrownBy(() -> byHand().begin(download.id(), List.of(stolen)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("import.source-missing");
        assertThatThrownBy(() -> byHand().begin(download.id(), List.of()))
                .hasMessageContaining("import.by-hand.nothing");
        assertThat(find(download).state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(foreign).exists();
    }

    @Test
    void bringsSubtitlesWithTheirFilmAndLeavesTheOthers() throws IOException {
        TrackedDownload download = pack();
        write(folder.resolve("done/" + PACK + "/part one.en.srt"), "words");
        write(folder.resolve("done/" + PACK + "/Quiet.Coast.S01E02.720p.HDTV.x264-GRP.en.srt"), "other words");
        byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 1)));
        importer(step -> {}).importDownload(find(download), new NoProgress());
        assertThat(Folders.files(world.root(MediaKind.SERIES)))
                .containsExactlyInAnyOrder(
                        "Quiet Coast (2001)/Season 01/Quiet Coast - S01E01 - Part 1 WEBDL-1080p.mkv",
                        "Quiet Coast (2001)/Season 01/Quiet Coast - S01E01 - Part 1 WEBDL-1080p.en.srt");
    }

    @Test
    void refusesAProgramThatOnlyBearsTheNameOfAFilm() throws IOException {
        TrackedDownload download = pack();
        Files.write(folder.resolve("done/" + PACK + "/part one.mkv"), new byte[] {'M', 'Z', 0, 1, 2});
        assertThatThrownBy(() -> byHand().begin(download.id(), List.of(choice(download, "part one.mkv", 1))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("download.bad.masked-program");
    }

    @Test
    void refusesADownloadThatIsNotWhole() {
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(series, DownloadFixture.direct(PACK)));
        assertThatThrownBy(() -> byHand().look(download.id())).hasMessageContaining("import.by-hand.not-whole");
    }

    private TrackedDownload pack() throws IOException {
        Path release = folder.resolve("done/" + PACK);
        write(release.resolve("Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv"), "the second and larger one");
        write(release.resolve("part one.mkv"), "one");
        write(release.resolve("setup.exe"), "bad");
        write(release.resolve("more.rar"), "packed");
        return completed(release);
    }

    private TrackedDownload completed(Path path) {
        return completed(PACK, path);
    }

    private TrackedDownload completed(String name, Path path) {
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(series, DownloadFixture.direct(name)));
        direct.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        world.downloads().look();
        return find(download);
    }

    private Choice choice(TrackedDownload download, String file, int episode) {
        return new Choice(
                Objects.requireNonNull(download.path()).resolve(file),
                series.id(),
                slot(),
                Set.of(item(episode)),
                Quality.WEBDL_1080P);
    }

    private long slot() {
        return series.slots().getFirst().id();
    }

    private long item(int number) {
        return series.items().get(number - 1).id();
    }

    private TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private static final MediaProbe NO_PROBE = new MediaProbe("no-such-program", Duration.ofSeconds(1));

    private StoredManualImport byHand() {
        Matching matching = new Matching(
                world.reader(),
                new LibraryIndex(
                        world.library()::allNames,
                        world.library()::names,
                        world.test().test().events()),
                world.library()::facts);
        return new StoredManualImport(
                world.store(),
                world.library(),
                world.test().profiles(),
                world.downloads(),
                world.reader(),
                matching,
                NO_PROBE,
                new PlainFileNames(),
                clock);
    }

    private Importer importer(Consumer<String> stepDone) {
        return new Importer(
                world.store(),
                world.library(),
                world.test().profiles(),
                world.history(),
                world.downloads(),
                world.reader(),
                world.matching(),
                NO_PROBE,
                new PlainFileNames(),
                () -> FiledPermissions.NONE,
                clock,
                stepDone);
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, content);
    }
}
