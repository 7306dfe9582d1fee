package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.upkeep.scan.BadLayouts.Layout;

/** How much of 2,000 badly named layouts is recognised, and how little is taken for something else. */
@Tag("bench")
class BadLayoutsTest {
    private static final int LAYOUTS = 2_000;
    private static final long SEED = 20_261_130;

    @TempDir
    Path folder;

    /** Counts of one family. */
    private static final class Score {
        int files;
        int right;
        int wrong;
    }

    @Test
    void badly_named_layouts() {
        try (ScanFixture world = new ScanFixture(folder)) {
            List<Layout> layouts = new BadLayouts(SEED).make(LAYOUTS);
            int number = 0;
            for (Layout layout : layouts) {
                if (layout.isSeries()) {
                    world.series(layout, 12, 12);
                } else {
                    world.movie(layout.title(), layout.year(), layout.ids());
                    if (number++ % 10 == 0) {
                        // Another film of the same name: whoever does not look at the year takes the wrong one.
                        world.movie(layout.title(), layout.year() + 20);
                    }
                }
                BadLayouts.put(
                        layout.isSeries() ? world.shows().path() : world.films().path(), layout);
            }
            world.scan(world.films());
            world.scan(world.shows());
            Map<String, String> held = new HashMap<>();
            for (String line : world.held()) {
                int mark = line.lastIndexOf(" = ");
                held.put(line.substring(0, mark), line.substring(mark + 3));
            }
            Map<String, Score> scores = new TreeMap<>();
            layouts.forEach(
                    layout -> judge(layout, held, scores.computeIfAbsent(layout.family(), family -> new Score())));
            int files = 0;
            int right = 0;
            int wrong = 0;
            for (Map.Entry<String, Score> each : scores.entrySet()) {
                Score score = each.getValue();
                System.out.printf(
                        "%-48s %4d files, right %5.1f %%, false %5.1f %%%n",
                        each.getKey(),
                        score.files,
                        100.0 * score.right / score.files,
                        100.0 * score.wrong / score.files);
                files += score.files;
                right += score.right;
                wrong += score.wrong;
            }
            System.out.printf(
                    "all: %d files in %d layouts, right %.2f %%, false %.2f %%%n",
                    files, LAYOUTS, 100.0 * right / files, 100.0 * wrong / files);
            assertThat(right * 100.0 / files).isGreaterThanOrEqualTo(95);
            assertThat(wrong * 100.0 / files).isLessThanOrEqualTo(0.5);
        }
    }

    private static void judge(Layout layout, Map<String, String> held, Score score) {
        layout.files().forEach((path, what) -> {
            String taken = held.get(path);
            score.files++;
            boolean isLeftOut = what == null || what.equals(BadLayouts.WAITS);
            if (isLeftOut ? taken == null : layout.expected(what).equals(taken)) {
                score.right++;
            } else if (taken != null) {
                score.wrong++;
                System.out.println("FALSE " + path + " -> " + taken);
            } else {
                System.out.println("MISSED " + path);
            }
        });
    }
}
