package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.upkeep.scan.LibraryScan.Objection;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.disk.RootMarker;

/** What may befall a drive: nothing of it may change a row, remove a file or set off a search. */
class GuardTest {
    private static final int FILMS = 60;

    @TempDir
    Path folder;

    private ScanFixture world;
    private Path root;
    private List<String> rows;

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
        root = world.films().path();
        for (int number = 0; number < FILMS; number++) {
            String name = "Harbor %02d (2001)".formatted(number);
            ScanFixture.file(root.resolve("%s/%s 1080p.mkv".formatted(name, name)), 1_000 + number);
        }
        RootReport report = world.scan(world.films(), new ScanOptions(true, true, false));
        assertThat(report.newFiles()).isEqualTo(FILMS);
        rows = world.rows();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static void delete(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void title(int number) {
        delete(root.resolve("Harbor %02d (2001)".formatted(number)));
    }

    /** Nothing may have changed, after a comparison and a scan, and after the grace too. */
    private void assertNothingChanged(String objection) {
        for (int day = 0; day < 3; day++) {
            world.compare();
            world.scan(world.films());
            assertThat(world.rows()).isEqualTo(rows);
            assertThat(world.wanted()).isZero();
            assertThat(world.titles()).isEqualTo(FILMS);
            assertThat(world.scan.objections())
                    .extracting(Objection::said)
                    .extracting(said -> said.key())
                    .containsExactly(objection);
            world.clock.move(Duration.ofDays(2));
        }
        assertThat(new ScanNeeds(world.scan).open()).hasSize(1);
    }

    private void assertAllIsWellAgain() {
        world.compare();
        assertThat(world.scan.objections()).isEmpty();
        assertThat(world.wanted()).isZero();
        assertThat(world.scan.missing()).isEmpty();
    }

    @Test
    void a_root_folder_that_is_not_mounted_changes_nothing() throws IOException {
        Files.move(root, folder.resolve("away"));
        assertNothingChanged("scan.guard.absent");
        Files.move(folder.resolve("away"), root);
        assertAllIsWellAgain();
    }

    @Test
    void an_empty_root_folder_changes_nothing() throws IOException {
        Files.move(root, folder.resolve("away"));
        Files.createDirectories(root);
        assertNothingChanged("scan.guard.empty");
        Files.delete(root);
        Files.move(folder.resolve("away"), root);
        assertAllIsWellAgain();
    }

    @Test
    void a_pool_that_lacks_a_disk_changes_nothing() {
        for (int number = 0; number < 24; number++) {
            title(number);
        }
        assertNothingChanged("scan.guard.many-gone");
    }

    @Test
    void other_files_under_the_same_path_change_nothing() throws IOException {
        Files.move(root, folder.resolve("away"));
        ScanFixture.file(root.resolve("Holiday (2011)/Holiday (2011).mkv"), 5_000);
        assertNothingChanged("scan.guard.marker-gone");
        assertThat(root.resolve(RootMarker.NAME)).doesNotExist();
    }

    @Test
    void another_root_folders_files_under_the_same_path_change_nothing() throws IOException {
        Files.move(root, folder.resolve("away"));
        ScanFixture.file(root.resolve("Holiday (2011)/Holiday (2011).mkv"), 5_000);
        ScanFixture.text(root.resolve(RootMarker.NAME), "another");
        assertNothingChanged("scan.guard.other-device");
    }

    @Test
    void another_share_in_the_place_of_one_that_may_not_be_written_to_changes_nothing() throws IOException {
        // Without a marker, as where none could be written.
        world.library.store().change(unit -> new Rows(unit.session()).change("update root_watch set marker = null"));
        Files.delete(root.resolve(RootMarker.NAME));
        for (int number = 10; number < FILMS; number++) {
            title(number);
        }
        world.library
                .store()
                .change(unit -> new Rows(unit.session()).change("delete from media_file where path >= 'Harbor 10'"));
        rows = world.rows();
        Files.move(root, folder.resolve("away"));
        ScanFixture.file(root.resolve("Holiday (2011)/Holiday (2011).mkv"), 5_000);
        world.compare();
        world.clock.move(Duration.ofDays(3));
        world.compare();
        assertThat(world.rows()).isEqualTo(rows);
        assertThat(world.scan.objections()).hasSize(1);
    }

    @Test
    void files_that_are_replaced_by_others_of_the_same_names_change_nothing() throws IOException {
        Files.move(root, folder.resolve("away"));
        for (int number = 0; number < FILMS; number++) {
            String name = "Harbor %02d (2001)".formatted(number);
            ScanFixture.file(root.resolve("%s/%s 1080p.mkv".formatted(name, name)), 9_000 + number);
        }
        assertNothingChanged("scan.guard.marker-gone");
    }

    @Test
    void a_folder_that_cannot_be_read_costs_nothing_but_itself() throws IOException {
        Path closed = root.resolve("Harbor 07 (2001)");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            world.compare();
            world.clock.move(Duration.ofDays(3));
            world.compare();
            assertThat(world.rows()).isEqualTo(rows);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_link_to_a_drive_that_is_away_does_not_make_what_was_behind_it_missing() throws IOException {
        Path kept = root.resolve("Shelf/Harbor 07 (2001)");
        Files.createDirectories(kept.getParent());
        Path there = root.resolve("Harbor 07 (2001)");
        Files.move(there, kept);
        Files.createSymbolicLink(there, kept);
        Files.move(kept, folder.resolve("away"));
        world.compare();
        world.clock.move(Duration.ofDays(3));
        world.compare();
        assertThat(world.rows()).isEqualTo(rows);
    }

    @Test
    void a_root_folder_that_is_pointed_elsewhere_keeps_its_rows() throws IOException {
        Path drive = folder.resolve("drive");
        Files.move(root, drive);
        world.compare();
        world.library.roots().repoint(world.films().id(), drive);
        assertAllIsWellAgain();
        assertThat(world.rows()).isEqualTo(rows);
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        assertThatThrownBy(() -> world.library.roots().repoint(world.films().id(), wrong))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("root-folder.not-the-same");
    }

    @Test
    void a_person_can_say_that_they_are_really_gone() {
        for (int number = 0; number < 24; number++) {
            title(number);
        }
        world.compare();
        var needs = new ScanNeeds(world.scan);
        var need = needs.open().getFirst();
        assertThat(need.actions()).extracting(action -> action.key()).contains("really-gone");
        needs.decide(need, need.actions().get(1), "");
        world.jobs.running().forEach(job -> world.jobs.await(job.id(), Duration.ofMinutes(1)));
        assertThat(world.scan.missing()).hasSize(24);
        assertThat(world.wanted()).isZero();
        world.clock.move(Duration.ofHours(25));
        world.compare();
        assertThat(world.wanted()).isEqualTo(24);
        assertThat(world.scan.objections()).isEmpty();
    }

    @Test
    void a_title_that_was_deleted_by_hand_is_missing_then_wanted_and_back_again() throws IOException {
        Path there = root.resolve("Harbor 07 (2001)");
        Files.move(there, folder.resolve("kept"));
        world.compare();
        assertThat(world.scan.missing()).hasSize(1);
        assertThat(world.wanted()).isZero();
        world.clock.move(Duration.ofHours(23));
        world.compare();
        assertThat(world.wanted()).isZero();
        world.clock.move(Duration.ofHours(2));
        world.compare();
        assertThat(world.wanted()).isEqualTo(1);
        assertThat(world.held()).as("the row is kept").hasSize(FILMS);
        Files.move(folder.resolve("kept"), there);
        world.compare();
        assertThat(world.wanted()).isZero();
        assertThat(world.rows()).isEqualTo(rows);
    }

    @Test
    void a_clock_that_is_set_back_does_not_end_the_grace_early() {
        title(7);
        world.compare();
        world.clock.move(Duration.ofDays(-300));
        world.compare();
        world.clock.move(Duration.ofHours(23));
        world.compare();
        assertThat(world.wanted()).isZero();
        world.clock.move(Duration.ofHours(2));
        world.compare();
        assertThat(world.wanted()).isEqualTo(1);
    }

    @Test
    void a_drive_that_goes_after_a_title_was_deleted_does_not_make_it_wanted() throws IOException {
        title(7);
        world.compare();
        rows = world.rows();
        Files.move(root, folder.resolve("away"));
        assertNothingChanged("scan.guard.absent");
    }
}
