package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.notify.HealthNotices.Issue;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

/** What is wrong for minutes is told once, and that it is right again; what is over at once is told to nobody. */
class HealthNoticesTest {
    private static final Duration MINUTES = HealthNotices.LASTS;

    @Test
    void only_what_lasts_is_told_and_once(@TempDir Path folder) {
        MovableClock clock = new MovableClock(NoticeFixture.START);
        List<Issue> wrong = new CopyOnWriteArrayList<>();
        try (TestStore test = new TestStore(folder)) {
            try (HealthNotices health = new HealthNotices(test.store(), test.events(), () -> wrong, clock)) {
                wrong.add(new Issue("disk", Message.of("disk.full")));
                assertThat(health.look()).as("looked at again").contains(MINUTES);
                wrong.clear();
                clock.move(Duration.ofMinutes(1));
                assertThat(health.look()).isEmpty();
                wrong.add(new Issue("disk", Message.of("disk.full")));
                clock.move(MINUTES);
                health.look();
                assertThat(told(test)).as("a blip, and one that has just begun").isEmpty();
                clock.move(MINUTES);
                health.look();
                health.look();
                assertThat(told(test)).containsExactly("HealthIssue");
            }
            try (HealthNotices restarted = new HealthNotices(test.store(), test.events(), () -> wrong, clock)) {
                clock.move(MINUTES);
                restarted.look();
                assertThat(told(test)).as("not again after a restart").hasSize(1);
                wrong.clear();
                restarted.look();
                assertThat(told(test)).as("it may be wrong again at once").hasSize(1);
                clock.move(MINUTES);
                restarted.look();
                restarted.look();
                assertThat(told(test)).containsExactly("HealthIssue", "HealthRestored");
            }
        }
    }

    private static List<String> told(TestStore test) {
        return test.told(Notice.class).stream()
                .map(notice -> notice.getClass().getSimpleName())
                .toList();
    }
}
