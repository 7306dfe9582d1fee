package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.store.Rows;

/** How much longer a unit of work takes that tells a notice, with three channels of which none answers. */
@Tag("bench")
class OutboxBenchTest {
    private static final int ROUNDS = 400;
    private static final int WARM_UP = 200;
    private static final Duration AT_MOST = Duration.ofMillis(1);

    @Test
    void whoever_causes_a_notice_waits_less_than_a_millisecond(@TempDir Path folder) {
        try (NoticeFixture world = new NoticeFixture(folder)) {
            world.title(100, "Harbor Lights", 24, "kids");
            for (String name : new String[] {"one", "two", "three"}) {
                world.channel(name, Map.of("batchSeconds", 30));
            }
            long with = median(world, true);
            long without = median(world, false);
            System.out.printf(
                    "A unit of work takes %,d µs with a notice for three channels, %,d µs without%n",
                    with / 1_000, without / 1_000);
            assertThat(with - without).isLessThan(AT_MOST.toNanos());
        }
    }

    private static long median(NoticeFixture world, boolean isTold) {
        long[] took = new long[ROUNDS];
        for (int at = -WARM_UP; at < ROUNDS; at++) {
            int item = Math.floorMod(at, 24) + 1;
            long begun = System.nanoTime();
            world.test.store().change(unit -> {
                new Rows(unit.session()).change("update title set minutes = minutes + 1 where id = 100");
                if (isTold) {
                    unit.publish(NoticeFixture.imported(100, 100 + item, Actor.MAGPIE));
                }
            });
            if (at >= 0) {
                took[at] = System.nanoTime() - begun;
            }
            if (at % 20 == 0) {
                world.clock.move(Duration.ofSeconds(40));
            }
        }
        Arrays.sort(took);
        return took[ROUNDS / 2];
    }
}
