package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.undo.StoredUndo;

/** How long it takes to undo a scan that took in 20,000 titles, and how much memory that holds. */
@Tag("bench")
class ScanUndoBenchTest {
    private static final int FILMS = Integer.getInteger("scan.films", 20_000);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Test
    void twenty_thousand_titles_are_undone_as_a_whole(@TempDir Path folder) {
        try (ScanFixture world = new ScanFixture(folder)) {
            for (int number = 0; number < FILMS; number++) {
                String name = "Harbor of the %s Winter (%d)".formatted(word(number), 1950 + number % 70);
                ScanFixture.file(world.films().path().resolve("%s/%s.mkv".formatted(name, name)), 1_000 + number);
            }
            world.scan(world.films());
            int titles = world.titles();
            assertThat(titles).isGreaterThan(FILMS * 9 / 10);
            StoredUndo undo = new StoredUndo(world.library.store(), world.clock);
            undo.handle(ScanUndo.KIND, new ScanUndo(world.library.library()));
            long before = used();
            long begun = System.nanoTime();
            undo.undo(undo.recent(1).getFirst().id());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "%,d titles undone in %,d ms, %d MB held afterwards%n",
                    titles, took.toMillis(), (used() - before) >> 20);
            assertThat(world.titles()).isZero();
            assertThat(took).isLessThan(AT_MOST);
        }
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number + 1; left > 0; left /= 20) {
            word.append("bcdfghjklmnpqrstvwxz".charAt(left % 20)).append('a');
        }
        return "B" + word;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
