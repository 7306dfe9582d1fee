package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.undo.StoredUndo;

/** A process that scans is killed by the system. */
class KilledScanTest {
    private static final int FILMS = 600;
    private static final int ROUNDS = 3;
    /** Units of work, of which a scan of that many has some more. */
    private static final int LATEST = 5;

    private static final int MOST_MILLIS = 40;

    @TempDir
    Path folder;

    @Test
    void whatever_the_moment_the_next_start_goes_on_and_nothing_is_there_twice() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            Path here = folder.resolve("round-" + round);
            fill(here);
            run(here, 1 + random.nextInt(LATEST), random.nextInt(MOST_MILLIS));
            try (ScanFixture world = new ScanFixture(here)) {
                assertThat(world.held()).as("stored before it was killed").isNotEmpty();
                world.scan.resume();
                world.jobs.running().forEach(job -> world.jobs.await(job.id(), Duration.ofMinutes(2)));
                assertThat(world.titles()).as("it went on").isEqualTo(FILMS);
                world.scan(world.films());
                assertThat(world.held())
                        .as("files in round %s", round)
                        .hasSize(FILMS)
                        .doesNotHaveDuplicates();
                assertThat(world.titles()).as("titles in round %s", round).isEqualTo(FILMS);
                assertThat(world.waiting()).isEmpty();
                StoredUndo undo = new StoredUndo(world.library.store(), world.clock);
                undo.handle(ScanUndo.KIND, new ScanUndo(world.library.library()));
                undo.recent(10).forEach(entry -> undo.undo(entry.id()));
                assertThat(world.titles()).as("all of it can be undone").isZero();
            }
        }
    }

    private static void fill(Path here) {
        try (ScanFixture world = new ScanFixture(here)) {
            for (int number = 0; number < FILMS; number++) {
                String name = "Harbor %04d (%d)".formatted(number, 1950 + number % 70);
                ScanFixture.file(world.films().path().resolve("%s/%s.mkv".formatted(name, name)), 1_000 + number);
            }
        }
    }

    private static void run(Path folder, int units, int millisAfter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledScan.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int stored = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                stored += line.equals("stored") ? 1 : 0;
                if (stored == units && process.isAlive()) {
                    TimeUnit.MILLISECONDS.sleep(millisAfter);
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(stored).isGreaterThanOrEqualTo(units);
        }
        process.waitFor();
    }
}
