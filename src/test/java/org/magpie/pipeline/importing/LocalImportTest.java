package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoEntry;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Contents;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.importing.ManualImport.Outcome;
import org.magpie.pipeline.importing.ManualImport.Traits;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.testing.Folders;

class LocalImportTest {
    @TempDir
    Path folder;

    private ImportFixture world;
    private TitleFacts series;
    private TitleFacts film;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        world = new ImportFixture(folder);
        series = world.world.series("Quiet Coast", 4);
        film = world.world.film("Harbor Lights", 1949);
        outside = folder.resolve("stick");
        write("show/Quiet.Coast.S01E01.720p.HDTV.x264-GRP.mkv", "one");
        write("show/Quiet.Coast.S01E01.720p.HDTV.x264-GRP.en.srt", "words");
        write("show/Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv", "two");
        write("Harbor.Lights.1949.1080p.BluRay.x264-GRP.mkv", "a film");
        write("not meant/Quiet.Coast.S01E03.720p.HDTV.x264-GRP.mkv", "three");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void recognisesWhatWasBroughtTogetherAndNothingBesideIt() {
        Contents contents = byHand().survey(places(), Meant.NOTHING, Progress.NONE);
        assertThat(contents.films())
                .extracting(Found::name)
                .doesNotContain("not meant")
                .hasSize(3);
        assertThat(contents.films())
                .extracting(found -> Objects.requireNonNull(found.guess()).titleId())
                .containsExactlyInAnyOrder(film.id(), series.id(), series.id());
        assertThat(contents.films()).extracting(found -> found.traits().group()).containsOnly("GRP");
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void bringsInAllTitlesAsOneImportThatOneUndoTakesBack(ImportMode mode) throws IOException {
        Map<String, String> before = contents(outside);
        long id = imported(mode);
        assertThat(world.world.downloads().find(id).orElseThrow().state()).isEqualTo(DownloadState.IMPORTED);
        assertThat(inLibrary()).containsExactlyInAnyOrder("one", "two", "a film", "words");
        if (mode == ImportMode.MOVE) {
            assertThat(contents(outside).values()).containsExactly("three");
        } else {
            assertThat(contents(outside)).isEqualTo(before);
        }
        StoredUndo undo = undo();
        List<UndoEntry> open =
                undo.recent(10).stream().filter(UndoEntry::isOpen).toList();
        assertThat(open).hasSize(1);
        // As the window does it: by the correlation of the import.
        String correlation = world.world.downloads().find(id).orElseThrow().correlation();
        assertThat(undo.undoAll(correlation)).isEqualTo(1);
        assertThat(contents(outside)).isEqualTo(before);
        assertThat(inLibrary()).isEmpty();
        assertThat(world.world.library().facts(series.id()).orElseThrow().items())
                .allSatisfy(item -> assertThat(world.world
                                .library()
                                .filesOf(
                                        Set.of(item.id()),
                                        series.slots().getFirst().id()))
                        .isEmpty());
    }

    @Test
    void aChosenCopyIsNoRemarkAndSharesNothingWithItsSource() throws IOException {
        long id = imported(ImportMode.COPY);
        assertThat(world.world.downloads().find(id).orElseThrow().said()).isNull();
        Path there = outside.resolve("show/Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv");
        Files.writeString(there, "changed");
        assertThat(inLibrary()).contains("two");
    }

    @Test
    void storesWhatAPersonSaysOfLanguageGroupAndEdition() {
        Contents contents = byHand().survey(places(), Meant.NOTHING, Progress.NONE);
        List<Choice> choices = choices(contents).stream()
                .map(choice -> new Choice(
                        choice.file(),
                        choice.titleId(),
                        choice.slotId(),
                        choice.itemIds(),
                        choice.quality(),
                        new Traits(Set.of("French"), "MINE", "Extended")))
                .toList();
        carryOut(choices, ImportMode.COPY);
        assertThat(world.world
                        .library()
                        .filesOf(
                                Set.of(film.items().getFirst().id()),
                                film.slots().getFirst().id()))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.facts().languages()).containsExactly("French");
                    assertThat(file.facts().group()).isEqualTo("MINE");
                    assertThat(file.facts().edition()).isEqualTo("Extended");
                });
    }

    @Test
    void aDropOntoAnEpisodeSaysWhatALoneFileIs() throws IOException {
        Path odd = write("odd/holiday.mkv", "four");
        long fourth = series.items().get(3).id();
        Contents contents = byHand().survey(List.of(odd), new Meant(series.id(), Set.of(fourth)), Progress.NONE);
        assertThat(Objects.requireNonNull(contents.films().getFirst().guess()).itemIds())
                .containsExactly(fourth);
    }

    @Test
    void refusesBothOfTwoFilesThatAreTakenForTheSame() throws IOException {
        Path again = write("show/Quiet.Coast.S01E02.1080p.WEB.h264-OTHER.mkv", "two again");
        List<Path> brought = List.of(outside.resolve("show"));
        List<Choice> choices = choices(byHand().survey(brought, Meant.NOTHING, Progress.NONE));
        List<Outcome> outcomes = byHand().outcomes(brought, choices, ImportMode.MOVE);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(2);
        assertThatThrownBy(() -> byHand().begin("c", brought, choices, ImportMode.MOVE, Progress.NONE))
                .isInstanceOf(UserException.class);
        assertThat(again).exists();
        assertThat(undo().recent(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"failed/x", "_UNPACK_x", "_FAILED_x", ".magpie-recycle/x", "$RECYCLE.BIN/x", ".Trash-1000/files"
            })
    void refusesWhatFailedOrWasThrownAway(String place) throws IOException {
        write(place + "/Quiet.Coast.S01E01.mkv", "one");
        refused(outside.resolve(place), "import.brought.failed");
    }

    @Test
    void leavesOutWhatFailedBelowWhatIsBrought() throws IOException {
        write("show/_FAILED_it/Quiet.Coast.S01E04.mkv", "half");
        Contents contents = byHand().survey(List.of(outside.resolve("show")), Meant.NOTHING, Progress.NONE);
        assertThat(contents.films()).hasSize(2);
        assertThat(contents.leftOut()).containsExactly("show/_FAILED_it/Quiet.Coast.S01E04.mkv");
    }

    @Test
    void refusesALibraryThatWouldBeImportedIntoItself() {
        Path root = series.slots().getFirst().root();
        refused(root, "import.brought.in-root");
        refused(root.resolve("."), "import.brought.in-root");
        refused(Objects.requireNonNull(root.getParent()), "import.brought.into-itself");
    }

    @Test
    void refusesARootFolderThatIsReachedByALink() throws IOException {
        Path link = Files.createSymbolicLink(
                outside.resolve("shortcut"), series.slots().getFirst().root());
        refused(link, "import.brought.in-root");
    }

    private void refused(Path place, String key) {
        Map<String, String> before = contents(outside);
        assertThatThrownBy(() -> byHand().survey(List.of(place), Meant.NOTHING, Progress.NONE))
                .isInstanceOfSatisfying(
                        UserException.class, why -> assertThat(why.said().key()).isEqualTo(key));
        assertThat(contents(outside)).isEqualTo(before);
    }

    private List<Path> places() {
        return List.of(
                outside.resolve("show"),
                outside.resolve("Harbor.Lights.1949.1080p.BluRay.x264-GRP.mkv"),
                outside.resolve("show/Quiet.Coast.S01E02.720p.HDTV.x264-GRP.mkv"));
    }

    private long imported(ImportMode mode) {
        return carryOut(choices(byHand().survey(places(), Meant.NOTHING, Progress.NONE)), mode);
    }

    private long carryOut(List<Choice> choices, ImportMode mode) {
        assertThat(byHand().outcomes(places(), choices, mode)).allMatch(Outcome.Goes.class::isInstance);
        long id = byHand().begin("brought", places(), choices, mode, Progress.NONE);
        world.importDownload(world.world.downloads().find(id).orElseThrow());
        return id;
    }

    private static List<Choice> choices(Contents contents) {
        return contents.films().stream()
                .map(found -> Objects.requireNonNull(found.guess()))
                .toList();
    }

    private List<String> inLibrary() {
        List<String> all = new ArrayList<>();
        for (TitleFacts title : List.of(series, film)) {
            contents(title.slots().getFirst().root()).forEach((path, text) -> {
                if (!path.startsWith(".magpie-recycle")) {
                    all.add(text);
                }
            });
        }
        return all;
    }

    /** Each file below a folder, with what it holds. */
    private static Map<String, String> contents(Path below) {
        Map<String, String> contents = new TreeMap<>();
        for (String file : Folders.files(below)) {
            try {
                contents.put(file, Files.readString(below.resolve(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return contents;
    }

    private StoredUndo undo() {
        StoredUndo undo = new StoredUndo(world.world.store(), world.clock);
        ImportUndo.undoneBy(undo, world.world.library(), world.world.downloads());
        return undo;
    }

    private StoredManualImport byHand() {
        return new StoredManualImport(
                world.world.store(),
                world.world.library(),
                world.world.test().profiles(),
                world.world.downloads(),
                world.world.reader(),
                world.world.matching(),
                new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                new PlainFileNames(),
                world.clock);
    }

    private Path write(String name, String content) throws IOException {
        Path file = outside.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
