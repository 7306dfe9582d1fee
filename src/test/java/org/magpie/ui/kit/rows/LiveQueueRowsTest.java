package org.magpie.ui.kit.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.base.event.Events;
import org.magpie.insight.QueueRow;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;

class LiveQueueRowsTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final LiveQueueRows rows =
            new LiveQueueRows(windowFixture.texts(), windowFixture.insight, Background.atOnce());
    private final List<Set<Long>> told = new ArrayList<>();

    @Test
    void tellsOfTitlesThatComeGoAndGetFurtherAndNotOfEachByte() {
        List<QueueRow> queue = windowFixture.insight.queue.stream()
                .filter(row -> row.titleId() > 0)
                .limit(2)
                .toList();
        long one = queue.getFirst().titleId();
        windowFixture.insight.queue.clear();
        windowFixture.insight.queue.add(queue.getFirst());
        Events.Subscription listening = rows.listen(told::add);
        rows.watch();
        assertThat(told).containsExactly(Set.of(one));

        rows.watch();
        assertThat(told).as("nothing has changed").hasSize(1);

        windowFixture.insight.queue.clear();
        rows.watch();
        assertThat(told).hasSize(2).last().isEqualTo(Set.of(one));

        listening.close();
        windowFixture.insight.queue.addAll(queue);
        rows.watch();
        assertThat(told).hasSize(2);
    }
}
