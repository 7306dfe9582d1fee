package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.media.LibraryChanged;

/** A scan that is cut short wherever it is goes on with the next start and doubles nothing. */
class ResumedScanTest {
    private static final int FILMS = 400;

    @TempDir
    Path folder;

    private static int count(ScanFixture world, String table) {
        return world.library.store().read(session -> (int) new Rows(session).number("select count(*) from " + table));
    }

    @Test
    void a_scan_that_was_cut_short_goes_on_and_doubles_nothing() {
        try (ScanFixture world = new ScanFixture(folder)) {
            for (int number = 0; number < FILMS; number++) {
                String name = "Harbor %03d (2001)".formatted(number);
                ScanFixture.file(world.films().path().resolve(name + "/" + name + ".mkv"), 1_000 + number);
            }
            for (int units = 1; units <= 3; units++) {
                int[] left = {units};
                // Whoever hears of a stored unit of work stands between it and the next one.
                var listening = world.library.test().events().listen(LibraryChanged.class, change -> {
                    if (--left[0] == 0) {
                        world.jobs.running().forEach(job -> world.jobs.cancel(job.id()));
                        world.scan.close();
                    }
                });
                long job =
                        world.scan.start(world.films().id(), ScanOptions.USUAL).id();
                world.jobs.await(job, Duration.ofMinutes(1));
                listening.close();
            }
            int begun = count(world, "title");
            assertThat(begun).isPositive();
            world.scan.resume();
            world.jobs.running().forEach(job -> world.jobs.await(job.id(), Duration.ofMinutes(1)));
            assertThat(count(world, "title")).isEqualTo(FILMS);
            assertThat(count(world, "media_file")).isEqualTo(FILMS);
            assertThat(count(world, "item")).isEqualTo(FILMS);
            assertThat(world.held()).hasSize(FILMS);
        }
    }

    @Test
    void a_scan_that_a_person_ended_does_not_go_on_by_itself() {
        try (ScanFixture world = new ScanFixture(folder)) {
            world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
            world.scan(world.films());
            assertThat(new ScanRows(world.library.store()).open()).isEmpty();
            assertThat(List.of(count(world, "scan_run"))).containsExactly(0);
        }
    }
}
