package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoEntry;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.file.RootFolder;

/** What one scan changed is one entry, which is undone as a whole. */
class ScanUndoTest {
    @TempDir
    Path folder;

    private ScanFixture world;
    private Path root;
    private StoredUndo undo;

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
        root = world.films().path();
        undo = new StoredUndo(world.library.store(), world.clock);
        undo.handle(ScanUndo.KIND, new ScanUndo(world.library.library()));
        world.movie("Harbor", 2001);
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001).mkv"), 1_001);
        ScanFixture.file(root.resolve("Winter (2003)/Winter (2003).mkv"), 1_003);
        ScanFixture.file(root.resolve("Summer (2004)/Summer (2004).mkv"), 1_004);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> folders() {
        return world.library
                .store()
                .read(session -> new Rows(session).list("select folder from slot", row -> row.getString(1)));
    }

    private UndoEntry newest() {
        return undo.recent(1).getFirst();
    }

    @Test
    void titles_and_files_of_a_scan_go_again_and_the_disk_stays_as_it_is() {
        List<String> before = folders();
        world.scan(world.films());
        assertThat(world.held()).hasSize(3);
        assertThat(undo.recent(10)).hasSize(1);
        assertThat(newest().said().arguments()).containsExactly(root.toString(), 2, 3, 0);
        undo.undo(newest().id());
        assertThat(world.held()).isEmpty();
        assertThat(world.titles()).isEqualTo(1);
        assertThat(world.wanted()).as("counted again").isEqualTo(1);
        assertThat(folders()).isEqualTo(before);
        assertThat(root.resolve("Winter (2003)/Winter (2003).mkv")).exists();
        assertThatThrownBy(() -> undo.undo(newest().id())).isInstanceOf(UserException.class);
        world.scan(world.films());
        assertThat(world.held()).hasSize(3);
    }

    @Test
    void a_title_that_a_person_has_changed_stays_with_its_files_and_a_sentence() {
        world.scan(world.films());
        long winter = world.library.library().allNames().stream()
                .filter(each -> each.name().equals("Winter"))
                .findFirst()
                .orElseThrow()
                .id();
        world.catalog.tag(winter, Set.of("kept"));
        UndoEntry done = undo.undo(newest().id());
        assertThat(world.held()).containsExactly("Winter (2003)/Winter (2003).mkv = Winter (2003)");
        assertThat(done.said().key()).isEqualTo("undo.scan-partly");
        assertThat(done.said().arguments().getLast()).isEqualTo(1);
    }

    @Test
    void episodes_that_a_scan_added_to_a_series_go_again() {
        ScanFixture.file(world.shows().path().resolve("Pier (2010)/Season 1/Pier - S01E01.mkv"), 1_005);
        world.scan(world.shows());
        ScanFixture.file(world.shows().path().resolve("Pier (2010)/Season 1/Pier - S01E02.mkv"), 1_006);
        world.scan(world.shows());
        assertThat(world.held()).hasSize(2);
        undo.undo(newest().id());
        assertThat(world.held()).containsExactly("Pier (2010)/Season 1/Pier - S01E01.mkv = Pier (2010) S1E1");
        long episodes = world.library
                .store()
                .read(session -> new Rows(session).number("select count(*) from item where season = 1"));
        assertThat(episodes).isEqualTo(1);
    }

    @Test
    void a_file_that_was_followed_goes_back_to_where_it_was_known_unless_it_went_on() throws IOException {
        world.scan(world.films());
        Files.move(root.resolve("Winter (2003)"), root.resolve("Winter of 2003"));
        world.scan(world.films());
        assertThat(newest().said().arguments()).containsExactly(root.toString(), 0, 0, 1);
        assertThat(world.held()).contains("Winter of 2003/Winter (2003).mkv = Winter (2003)");
        long second = newest().id();
        undo.undo(second);
        assertThat(world.held()).contains("Winter (2003)/Winter (2003).mkv = Winter (2003)");
        world.scan(world.films());
        long third = newest().id();
        Files.move(root.resolve("Winter of 2003"), root.resolve("Winter, at last"));
        world.scan(world.films());
        assertThatThrownBy(() -> undo.undo(third)).hasMessageContaining("undo.changed");
        assertThat(world.held()).contains("Winter, at last/Winter (2003).mkv = Winter (2003)");
    }

    @Test
    void a_scan_that_changes_nothing_is_nothing_to_undo() {
        world.scan(world.films());
        long first = newest().id();
        world.scan(world.films());
        world.compare();
        assertThat(newest().id()).isEqualTo(first);
    }

    @Test
    void what_a_person_took_in_is_given_back() {
        long titleId = world.movie("Green Harbor", 2001);
        Path film = world.file(world.films(), "Green Harbor.mkv");
        world.scan(world.films());
        world.scan.adopt(film, titleId, List.of(), false);
        assertThat(newest().said().key()).isEqualTo("undo.adopt");
        undo.undo(newest().id());
        assertThat(world.held()).noneMatch(line -> line.startsWith("Green"));
        assertThat(film).exists();
        world.scan(world.films());
        assertThat(world.waiting()).containsExactly("Green Harbor.mkv: match.film-without-year");
    }

    @Test
    void aTitleThatWasAddedBeforeItsFilesWereFoundStaysWhereTheyAreAndUndoGivesItsFolderBack() throws Exception {
        long titleId = world.movie("Green Harbor", 2001);
        long before = world.films().id();
        Path other = Files.createDirectories(world.folder().resolve("other films"));
        RootFolder second = world.library.roots().add(MediaKind.MOVIE, other);
        world.file(second, "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.scan(second);
        assertThat(slot(titleId).rootId()).isEqualTo(second.id());
        assertThat(slot(titleId).folder()).isEqualTo("Green Harbor (2001)");
        undo.undo(newest().id());
        assertThat(slot(titleId).rootId()).isEqualTo(before);
        assertThat(slot(titleId).folder()).isEmpty();
    }

    private SlotFacts slot(long titleId) {
        return world.library.library().facts(titleId).orElseThrow().slots().getFirst();
    }
}
