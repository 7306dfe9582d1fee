package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Progress;

/** Looks at a part of a root folder: what changed by the times of folders, or what somebody was told of. */
class PartialLookTest {
    private static final Instant LONG_AGO = Instant.parse("2024-02-03T04:05:06Z");

    @TempDir
    Path folder;

    private ScanFixture world;
    private Path root;

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
        root = world.films().path();
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001).mkv"), 1_001);
        ScanFixture.file(root.resolve("H/Hotel (2002)/Hotel (2002).mkv"), 1_002);
        ScanFixture.file(root.resolve("Winter (2003).mkv"), 1_003);
        age(LONG_AGO);
        world.scan(world.films());
        assertThat(world.held()).hasSize(3);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** All folders have that time, as if nothing had changed in them since. */
    private void age(Instant time) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(time));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void changed(String path) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(LONG_AGO.plusSeconds(60)));
    }

    private void nightly() {
        world.clock.move(Duration.ofDays(1));
        world.scan.compareByTimes(Progress.NONE);
    }

    private void told(String... places) {
        world.scan.lookAt(world.films().id(), Set.of(places), Progress.NONE);
    }

    @Test
    void only_folders_whose_time_has_changed_are_listed_and_weekly_all() throws IOException {
        // The root folder got a marker by the scan: it is looked at once more.
        age(LONG_AGO);
        world.scan(world.films());
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001).mkv"), 2_001);
        Files.delete(root.resolve("H/Hotel (2002)/Hotel (2002).mkv"));
        age(LONG_AGO);
        nightly();
        assertThat(world.scan.missing()).as("nothing says that it has changed").isEmpty();
        changed("H/Hotel (2002)");
        nightly();
        assertThat(world.scan.missing()).hasSize(1);
        assertThat(world.rows()).anyMatch(row -> row.contains("|1001|"));
        world.clock.move(Duration.ofDays(6));
        nightly();
        assertThat(world.rows()).noneMatch(row -> row.contains("|1001|"));
    }

    @Test
    void a_new_folder_below_one_that_changed_is_found_and_so_is_one_that_is_gone() throws IOException {
        Files.move(root.resolve("H/Hotel (2002)"), root.resolve("H/Hotel, The (2002)"));
        ScanFixture.file(root.resolve("H/Hamlet (1948)/Hamlet (1948).mkv"), 1_004);
        nightly();
        assertThat(world.held())
                .contains("H/Hotel, The (2002)/Hotel (2002).mkv = Hotel (2002)")
                .hasSize(3);
        assertThat(world.waiting()).containsExactly("H/Hamlet (1948): scan.reason.new-title");
        nightly();
        assertThat(world.waiting()).containsExactly("H/Hamlet (1948): scan.reason.new-title");
    }

    @Test
    void what_somebody_was_told_of_is_taken_followed_or_missing() throws IOException {
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001) cd2.mkv"), 1_005);
        Files.createDirectories(root.resolve("New"));
        Files.move(root.resolve("Winter (2003).mkv"), root.resolve("New/Winter (2003).mkv"));
        ScanFixture.file(root.resolve("Nobody knows (1999).mkv"), 1_006);
        told("Harbor (2001)/Harbor (2001) cd2.mkv", "Winter (2003).mkv", "New/Winter (2003).mkv");
        assertThat(world.held()).hasSize(4).contains("New/Winter (2003).mkv = Winter (2003)");
        assertThat(world.waiting()).as("it was not told of").isEmpty();
        told("Nobody knows (1999).mkv");
        assertThat(world.waiting()).containsExactly("Nobody knows (1999).mkv: scan.reason.new-title");
        told("Harbor (2001)");
        assertThat(world.waiting())
                .as("a look elsewhere does not end that it waits")
                .hasSize(1);
        Files.delete(root.resolve("Nobody knows (1999).mkv"));
        Files.delete(root.resolve("Harbor (2001)/Harbor (2001).mkv"));
        told("Nobody knows (1999).mkv", "Harbor (2001)/Harbor (2001).mkv");
        assertThat(world.waiting()).isEmpty();
        assertThat(world.scan.missing()).hasSize(1);
    }

    @Test
    void only_one_end_of_a_move_is_enough_to_follow_it() throws IOException {
        Files.createDirectories(root.resolve("New"));
        Files.move(root.resolve("Winter (2003).mkv"), root.resolve("New/Winter (2003).mkv"));
        told("New/Winter (2003).mkv");
        assertThat(world.held()).hasSize(3).contains("New/Winter (2003).mkv = Winter (2003)");
    }

    @Test
    void what_is_closed_or_another_programs_stays_closed_when_it_is_told_of() throws IOException {
        ScanFixture.text(root.resolve("H/.ignore"), "");
        Files.delete(root.resolve("H/Hotel (2002)/Hotel (2002).mkv"));
        ScanFixture.file(root.resolve(".Trash-1000/Harbor (2001) again.mkv"), 1_007);
        told("H/Hotel (2002)", ".Trash-1000/Harbor (2001) again.mkv", "../outside.mkv");
        assertThat(world.scan.missing()).isEmpty();
        assertThat(world.waiting()).isEmpty();
    }

    @Test
    void a_drive_that_is_back_as_it_was_ends_the_objection_in_the_next_night() throws IOException {
        age(LONG_AGO);
        world.scan(world.films());
        age(LONG_AGO);
        world.scan(world.films());
        Path away = folder.resolve("away");
        Files.move(root, away);
        nightly();
        assertThat(world.scan.objections()).hasSize(1);
        Files.move(away, root);
        nightly();
        assertThat(world.scan.objections()).isEmpty();
    }
}
