package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.undo.StoredUndo;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.NoProgress;

/** What an import was to do no longer holds when it comes to it: another one was quicker, or its files are others by then. */
class OutdatedImportTest {
    private static final String POOR = "Harbor.Lights.1949.480p.DVDRip.x264-OLD";
    private static final String GOOD = "Harbor.Lights.1949.1080p.BluRay.x264-NEW";
    private static final String POOR_PLACE = "Harbor Lights (1949)/Harbor Lights (1949) DVD.mkv";
    private static final String GOOD_PLACE = "Harbor Lights (1949)/Harbor Lights (1949) Bluray-1080p.mkv";

    @TempDir
    Path folder;

    private ImportFixture fixture;
    private TitleFacts film;

    @BeforeEach
    void open() {
        fixture = new ImportFixture(folder);
        film = fixture.world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Path write(String release, String content) throws IOException {
        Path place = Files.createDirectories(fixture.done(release));
        return Files.writeString(place.resolve(release + ".mkv"), content);
    }

    private TrackedDownload complete(String release, String content) throws IOException {
        return fixture.torrent(
                film, release, Objects.requireNonNull(write(release, content).getParent()));
    }

    /** One that is moved into the library, not linked. */
    private TrackedDownload direct(String release, Path file) {
        TrackedDownload download =
                fixture.world.downloads().start(DownloadFixture.grab(film, DownloadFixture.direct(release)));
        fixture.direct.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, file);
        fixture.world.downloads().look();
        return fixture.find(download);
    }

    private void importWhile(TrackedDownload download, String step, Runnable meanwhile) {
        AtomicBoolean once = new AtomicBoolean();
        fixture.importer(done -> {
                    if (done.equals(step) && !once.getAndSet(true)) {
                        meanwhile.run();
                    }
                })
                .importDownload(fixture.find(download), new NoProgress());
    }

    private void killedAfter(String step, TrackedDownload download) {
        assertThatThrownBy(() -> fixture.importer(done -> {
                            if (done.equals(step)) {
                                throw new IllegalStateException("killed");
                            }
                        })
                        .importDownload(fixture.find(download), new NoProgress()))
                .hasMessage("killed");
    }

    private Path root() {
        return fixture.world.root(MediaKind.MOVIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named"})
    void ofTwoQualitiesAtOnceTheWorseOneThatComesLastIsNotFiled(String step) throws IOException {
        TrackedDownload poor = complete(POOR, "poor");
        TrackedDownload good = complete(GOOD, "good");
        importWhile(poor, step, () -> fixture.importDownload(good));

        assertThat(fixture.filed(film)).containsExactly(GOOD_PLACE);
        assertThat(fixture.onDisk(MediaKind.MOVIE)).containsExactly(GOOD_PLACE);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORTED);
        assertThat(fixture.state(poor)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(fixture.said(poor)).isEqualTo("import.not-better");
        // It is kept, and a person can still file it.
        assertThat(fixture.world.downloads().unfiled().of(poor.id()))
                .extracting(UnfiledVideo::path)
                .containsExactly(POOR + ".mkv");
        assertThat(fixture.done(POOR).resolve(POOR + ".mkv")).hasContent("poor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named"})
    void ofTwoQualitiesAtOnceTheBetterOneThatComesLastReplacesTheOther(String step) throws IOException {
        TrackedDownload poor = complete(POOR, "poor");
        TrackedDownload good = complete(GOOD, "good");
        importWhile(good, step, () -> fixture.importDownload(poor));

        assertThat(fixture.filed(film)).containsExactly(GOOD_PLACE);
        assertThat(fixture.onDisk(MediaKind.MOVIE))
                .hasSize(2)
                .contains(GOOD_PLACE)
                .anyMatch(each -> each.startsWith(".magpie-recycle/"));
        assertThat(fixture.world.historyTypes()).endsWith("UPGRADED");
        new StoredUndo(fixture.world.store(), fixture.clock)
                .recent(1)
                .forEach(entry -> assertThat(entry.said().key()).isEqualTo("undo.import"));
    }

    @Test
    void anUpgradeThatAnotherOneWasQuickerThanGivesBackWhatItHadPutAway() throws IOException {
        fixture.importDownload(complete(POOR, "poor"));
        TrackedDownload better = complete(GOOD.replace("1080p", "720p"), "better");
        TrackedDownload best = complete(GOOD, "best");
        importWhile(better, "named", () -> fixture.importDownload(best));

        assertThat(fixture.filed(film)).containsExactly(GOOD_PLACE);
        assertThat(root().resolve(GOOD_PLACE)).hasContent("best");
        assertThat(fixture.state(better)).isEqualTo(DownloadState.IMPORT_BLOCKED);
    }

    @Test
    void whatACrashHasHeldUpDoesNotComeBesideABetterFileOfMeanwhile() throws IOException {
        TrackedDownload poor = complete(POOR, "poor");
        killedAfter("staged", poor);
        fixture.importDownload(complete(GOOD, "good"));
        fixture.importDownload(poor);

        assertThat(fixture.filed(film)).containsExactly(GOOD_PLACE);
        assertThat(fixture.onDisk(MediaKind.MOVIE)).containsExactly(GOOD_PLACE);
        assertThat(fixture.said(poor)).isEqualTo("import.not-better");
    }

    @Test
    void aFileThatItsClientFetchesAnewIsWaitedFor() throws IOException {
        TrackedDownload good = complete(GOOD, "good and whole");
        killedAfter("staged", good);
        Path file = fixture.done(GOOD).resolve(GOOD + ".mkv");
        Files.delete(file);
        Files.writeString(file, "good and ho__e");
        fixture.torrents.holds(good.clientKey(), new Listed(GOOD + ".mkv", 14, Completeness.PARTIAL));
        fixture.importDownload(good);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(fixture.said(good)).isEqualTo("import.half");
        assertThat(fixture.filed(film)).isEmpty();

        Files.writeString(file, "good and whole");
        fixture.torrents.holds(good.clientKey(), new Listed(GOOD + ".mkv", 14, Completeness.WHOLE));
        fixture.importDownload(good);
        assertThat(root().resolve(GOOD_PLACE)).hasContent("good and whole");
        assertThat(fixture.filed(film)).containsExactly(GOOD_PLACE);
    }

    @Test
    void whatItsClientHasMovedMeanwhileIsFoundWhereItLiesNow() throws IOException {
        Path before = write(GOOD, "good and whole");
        Files.writeString(before.resolveSibling(GOOD + ".en.srt"), "words");
        TrackedDownload good = fixture.torrent(film, GOOD, before.resolveSibling(""));
        killedAfter("staged", good);
        Files.delete(root().resolve(GOOD_PLACE).resolveSibling(".magpie-1.part"));
        Path now = fixture.done("elsewhere").resolve(GOOD);
        Files.createDirectories(now.resolveSibling(""));
        Files.move(before.resolveSibling(""), now);
        fixture.importDownload(good);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORT_BLOCKED);

        fixture.torrents.shows(good.clientKey(), DownloadState.COMPLETED, 10, 0, now);
        fixture.world.downloads().look();
        fixture.importDownload(good);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORTED);
        assertThat(root().resolve(GOOD_PLACE)).hasContent("good and whole");
        assertThat(root().resolve(GOOD_PLACE.replace(".mkv", ".en.srt"))).hasContent("words");
    }

    @Test
    void whatIsGoneForGoodCanStillBeFiledByHandFromAnotherFile() throws IOException {
        TrackedDownload good = complete(GOOD, "good and whole");
        killedAfter("staged", good);
        Files.delete(root().resolve(GOOD_PLACE).resolveSibling(".magpie-1.part"));
        Path file = fixture.done(GOOD).resolve(GOOD + ".mkv");
        Path other = Files.move(file, file.resolveSibling("other.mkv"));
        fixture.importDownload(good);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORT_BLOCKED);

        fixture.chooser()
                .begin(
                        good.id(),
                        List.of(new ManualImport.Choice(
                                other,
                                film.id(),
                                film.slots().getFirst().id(),
                                Set.of(film.items().getFirst().id()),
                                Quality.BLURAY_1080P)));
        fixture.importDownload(good);
        assertThat(root().resolve(GOOD_PLACE)).hasContent("good and whole");
    }

    @Test
    void aFileOfAnotherLengthIsLookedAtAnew() throws IOException {
        TrackedDownload good = complete(GOOD, "good and whole");
        killedAfter("staged", good);
        Path file = fixture.done(GOOD).resolve(GOOD + ".mkv");
        Files.delete(file);
        Files.writeString(file, "good");
        fixture.torrents.holds(good.clientKey(), new Listed(GOOD + ".mkv", 14, Completeness.WHOLE));
        fixture.importDownload(good);
        assertThat(fixture.said(good)).isEqualTo("import.waits-for-copy");
        assertThat(fixture.onDisk(MediaKind.MOVIE)).isEmpty();
    }

    @Test
    void whatWasMovedIsNotThrownAwayForWhatHasItsOldNameByThen() throws IOException {
        Path file = write(GOOD, "good and whole");
        TrackedDownload download = direct(GOOD, file);
        killedAfter("staged", download);
        assertThat(file).doesNotExist();
        Files.writeString(file, "good");
        fixture.importDownload(download);
        assertThat(root().resolve(GOOD_PLACE)).hasContent("good and whole");
        assertThat(file).hasContent("good");
    }

    @Test
    void theBeginningOfACopyWhoseFileIsGoneIsNotTheFile() throws IOException {
        TrackedDownload good = complete(GOOD, "good and whole");
        killedAfter("staged", good);
        Path beside = root().resolve(GOOD_PLACE).resolveSibling(".magpie-1.part");
        assertThat(beside).exists();
        // As a copy to another drive that was broken off.
        Files.delete(beside);
        Files.writeString(beside, "good");
        Files.delete(fixture.done(GOOD).resolve(GOOD + ".mkv"));
        fixture.importDownload(good);
        assertThat(fixture.state(good)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(fixture.filed(film)).isEmpty();
    }

    @Test
    void whatLiesInTheRecycleFolderFromAnEarlierLibraryIsNotGivenBackForThisOnesFile() throws IOException {
        fixture.importDownload(complete(POOR, "mine"));
        Path recycled = Files.createDirectories(root().resolve(".magpie-recycle"));
        for (int id = 1; id <= 4; id++) {
            Files.writeString(recycled.resolve(id + "-" + Path.of(POOR_PLACE).getFileName()), "of another library");
        }
        TrackedDownload better = complete(GOOD, "better");
        importWhile(better, "named", () -> fixture.world.downloads().remove(better.id(), false, false));
        assertThat(fixture.filed(film)).containsExactly(POOR_PLACE);
        assertThat(root().resolve(POOR_PLACE)).hasContent("mine");
    }

    @Test
    void itIsNotPutBackByAnUndoEither() throws IOException {
        StoredUndo undo = new StoredUndo(fixture.world.store(), fixture.clock);
        undo.whenRestored("media_file", (unit, ids) -> fixture.world.library().changed(unit, Set.of(film.id())));
        ImportUndo.undoneBy(undo, fixture.world.library(), fixture.world.downloads());
        fixture.importDownload(complete(POOR, "mine"));
        Path recycled = Files.createDirectories(root().resolve(".magpie-recycle"));
        for (int id = 1; id <= 4; id++) {
            Files.writeString(recycled.resolve(id + "-" + Path.of(POOR_PLACE).getFileName()), "of another library");
        }
        fixture.importDownload(complete(GOOD, "better"));
        undo.undo(undo.recent(1).getFirst().id());
        assertThat(root().resolve(POOR_PLACE)).hasContent("mine");
    }
}
