package org.magpie.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.magpie.insight.TimelineRow;
import org.magpie.media.history.HistoryEntry;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.background.Background;

class HistoryViewModelTest {
    private final World world = Household.busy();
    private final HistoryViewModel model =
            new HistoryViewModel(world.insight, Background.atOnce(), world.clock, world.texts());

    @Test
    void narrowsByGroupAndByWords() {
        model.refresh();
        assertThat(model.shown()).hasSize(15);
        model.groupProperty().set(HistoryGroup.TROUBLE);
        assertThat(model.shown()).hasSize(4);
        model.filterProperty().set("seeder");
        assertThat(model.shown()).extracting(TimelineRow::type).containsExactly("download_stalled");
    }

    @Test
    void readsOlderPagesWithoutShowingARowTwice() {
        world.insight.history.clear();
        for (int at = 0; at < HistoryViewModel.PAGE + 50; at++) {
            world.insight.history.add(new TimelineRow(
                    at,
                    World.NOW.minus(Duration.ofMinutes(at)),
                    "searched",
                    "trace",
                    0,
                    "",
                    Household.said("Looked.")));
        }
        model.refresh();
        assertThat(model.shown()).hasSize(HistoryViewModel.PAGE);
        assertThat(model.moreProperty().get()).isTrue();
        model.readOn();
        assertThat(model.shown()).hasSize(HistoryViewModel.PAGE + 50).doesNotHaveDuplicates();
        assertThat(model.moreProperty().get()).isFalse();
    }

    @Test
    void knowsALookForEveryTypeThatIsWritten() {
        for (HistoryEntry.Type type : HistoryEntry.Type.values()) {
            assertThat(EventLook.of(type.name()).key()).as(type.name()).isNotEqualTo("history.type.other");
        }
    }
}
