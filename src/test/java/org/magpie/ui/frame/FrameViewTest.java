package org.magpie.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.Place;

class FrameViewTest {
    @Test
    void showsSpeedCountsAndRunningWorkAroundTheScreen() {
        World world = Samples.filled();
        try (Screens screens = Screens.of(world, Place.Section.CALENDAR)) {
            Job job = world.jobs.begin("search-wanted", "");
            world.jobs.move(job.id(), 4, 12, Message.of("kit.now"));
            screens.await(() -> !world.insight.queue.isEmpty() && screens.has(".status-speed"));
            screens.write("frame");
            assertThat(screens.has(".rail-badge")).isTrue();
        }
    }
}
