package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycleLog;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;

/** What happens to an import while a person, a refresh or a bug is quicker. */
class ImportRacesTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final String PACK = "Quiet.Coast.S01.720p.HDTV.x264-GRP";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient client = new FakeClient("direct", Protocol.DIRECT);

    @TempDir
    Path folder;

    private DownloadFixture world;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, client);
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named"})
    void removedAtAnyStepItStaysRemovedAndNothingUnknownStaysInTheLibrary(String when) throws IOException {
        Path file = write("done/" + NAME + ".mkv", "film");
        TrackedDownload download = completed(film, NAME, file);
        importer(at(when, () -> world.downloads().remove(download.id(), false, false)))
                .importDownload(download, new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(Folders.files(world.root(MediaKind.MOVIE))).isEmpty();
        assertThat(file).hasContent("film");
        assertThat(world.historyTypes()).endsWith("DOWNLOAD_REMOVED");
        assertThat(world.told(Notice.Imported.class)).isEmpty();
        assertThat(world.told(Notice.ImportBlocked.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "named"})
    void removedWhileItReplacesAFileTheOldOneIsBackInItsPlace(String when) throws IOException {
        String poor = "Harbor.Lights.1949.480p.DVDRip.x264-OLD";
        importer(step -> {})
                .importDownload(completed(film, poor, write("done/" + poor + ".mkv", "old")), new NoProgress());
        TrackedDownload better = completed(film, NAME, write("done/" + NAME + ".mkv", "new"));
        importer(at(when, () -> world.downloads().remove(better.id(), false, false)))
                .importDownload(better, new NoProgress());
        assertThat(files(film))
                .singleElement()
                .satisfies(known -> assertThat(known.place()).hasContent("old"));
        assertThat(Folders.files(world.root(MediaKind.MOVIE))).hasSize(1);
    }

    @Test
    void aFileWhoseNameWasCutInTheRecycleFolderIsGivenBackUnderItsWholeName() throws IOException {
        Path root = folder.resolve("root");
        Path video = write("root/Long/" + "x".repeat(250) + ".mkv", "old");
        RecycleFolder recycle = new RecycleFolder(RecycleLog.NONE);
        recycle.takeWithSubtitles(root, video, "12");
        assertThat(video).doesNotExist();
        recycle.giveBackWithSubtitles(root, video, "12");
        assertThat(video).hasContent("old");
    }

    @Test
    void subtitlesWhoseNamesWereCutThereAreGivenBackUnderTheirWholeNamesToo() throws IOException {
        Path root = folder.resolve("root");
        String stem = "root/Long/" + "x".repeat(230);
        Path video = write(stem + ".mkv", "old");
        Path plain = write(stem + ".de.srt", "German");
        Path forced = write(stem + ".de.forced.srt", "forced");
        RecycleFolder recycle = new RecycleFolder(RecycleLog.NONE);
        recycle.takeWithSubtitles(root, video, "1234567890123456789");
        assertThat(plain).doesNotExist();
        recycle.giveBackWithSubtitles(root, video, "1234567890123456789");
        assertThat(video).hasContent("old");
        assertThat(plain).hasContent("German");
        assertThat(forced).hasContent("forced");
    }

    @Test
    void aSeasonPackRemovedWithItsDataAfterTheFirstFileKeepsThatOneAndStaysRemoved() throws IOException {
        TitleFacts series = world.series("Quiet Coast", 3);
        for (int at = 1; at <= 3; at++) {
            write("done/" + PACK + "/Quiet.Coast.S01E0" + at + ".720p.HDTV.x264-GRP.mkv", "part " + at);
        }
        TrackedDownload download = completed(series, PACK, folder.resolve("done/" + PACK));
        importer(at("done", () -> world.downloads().remove(download.id(), true, false)))
                .importDownload(download, new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(files(series)).hasSize(1);
        assertThat(Folders.files(world.root(MediaKind.SERIES))).hasSize(1);
        assertThat(world.told(Notice.ImportBlocked.class)).isEmpty();
        clock.move(Duration.ofDays(1));
        assertThat(importer(step -> {}).isDue(find(download))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named"})
    void aTitleThatGoesDuringTheImportIsAnOrdinaryNo(String when) throws IOException {
        goes(when, "delete from title where id = ?", film.id(), "import.title-gone");
    }

    @Test
    void soIsASlot() throws IOException {
        goes("named", "delete from slot where id = ?", film.slots().getFirst().id(), "import.slot-gone");
    }

    @Test
    void soIsAnItem() throws IOException {
        goes("staged", "delete from item where id = ?", film.items().getFirst().id(), "import.item-gone");
    }

    private void goes(String when, String sql, long id, String said) throws IOException {
        Path file = write("done/" + NAME + ".mkv", "film");
        TrackedDownload download = completed(film, NAME, file);
        importer(at(when, () -> world.store().change(unit -> new Rows(unit.session()).change(sql, id))))
                .importDownload(download, new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(find(download).said()).extracting(Message::key).isEqualTo(said);
        assertThat(find(download).lookAgain()).isNull();
        assertThat(Folders.files(world.root(MediaKind.MOVIE))).isEmpty();
        assertThat(file).hasContent("film");
        world.downloads().remove(download.id(), false, false);
        assertThat(world.downloads().open()).isEmpty();
    }

    @Test
    void aBugBlocksTheImportForAGrowingWhileAndIsToldOnce() throws IOException {
        AtomicReference<@Nullable Error> bug = new AtomicReference<@Nullable Error>(new StackOverflowError());
        TrackedDownload download = completed(film, NAME, write("done/" + NAME + ".mkv", "film"));
        Importer importer = importer(new Breaking(bug), step -> {});
        Duration before = Duration.ZERO;
        for (int tries = 0; tries < 3; tries++) {
            importer.importDownload(find(download), new NoProgress());
            assertThat(find(download).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);
            assertThat(find(download).said()).extracting(Message::key).isEqualTo("job.failed.bug");
            assertThat(importer.isDue(find(download))).isFalse();
            Duration pause = Duration.between(clock.instant(), find(download).lookAgain());
            assertThat(pause).isGreaterThan(before);
            before = pause;
        }
        assertThat(world.told(Notice.ImportBlocked.class)).hasSize(1);
        clear(bug);
        clock.move(Duration.ofHours(1));
        assertThat(importer.isDue(find(download))).isTrue();
        importer.importDownload(find(download), new NoProgress());
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORTED);
    }

    @Test
    void aBlockedImportWhoseTimeLiesFarAheadOfTheClockIsDue() throws IOException {
        TrackedDownload download = completed(film, NAME, folder.resolve("done/not-there"));
        Importer importer = importer(step -> {});
        importer.importDownload(download, new NoProgress());
        assertThat(importer.isDue(find(download))).isFalse();
        clock.move(Duration.ofDays(-2));
        assertThat(importer.isDue(find(download))).isTrue();
    }

    @SuppressWarnings("NullAway") // a reference that holds nothing again
    private static void clear(AtomicReference<@Nullable Error> bug) {
        bug.set(null);
    }

    /** Names files until it does not. */
    private record Breaking(AtomicReference<@Nullable Error> bug) implements FileNames {
        @Override
        public String folder(TitleFacts title) {
            Error now = bug.get();
            if (now != null) {
                throw now;
            }
            return new PlainFileNames().folder(title);
        }

        @Override
        public String file(
                TitleFacts title,
                List<ItemFacts> items,
                FileFacts facts,
                String currentName,
                String mark,
                String extension) {
            return new PlainFileNames().file(title, items, facts, currentName, mark, extension);
        }
    }

    private static Consumer<String> at(String when, Runnable meanwhile) {
        return step -> {
            if (step.equals(when)) {
                meanwhile.run();
            }
        };
    }

    private TrackedDownload completed(TitleFacts title, String name, Path path) {
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(title, DownloadFixture.direct(name)));
        client.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        return world.downloads().look().completed().stream()
                .filter(each -> each.id() == download.id())
                .findFirst()
                .orElseThrow();
    }

    private Importer importer(Consumer<String> stepDone) {
        return importer(new PlainFileNames(), stepDone);
    }

    private Importer importer(FileNames names, Consumer<String> stepDone) {
        return new Importer(
                world.store(),
                world.library(),
                world.test().profiles(),
                world.history(),
                world.downloads(),
                world.reader(),
                world.matching(),
                new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                names,
                () -> FiledPermissions.NONE,
                clock,
                stepDone);
    }

    private List<LibraryFile> files(TitleFacts title) {
        return world.library().filesOfTitle(title.id());
    }

    private TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
