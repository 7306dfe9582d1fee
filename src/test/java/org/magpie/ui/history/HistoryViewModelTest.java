package org.magpie.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.undo.UndoEntry;
import org.magpie.insight.TimelineRow;
import org.magpie.media.history.HistoryEntry;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;

class HistoryViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final HistoryViewModel model = new HistoryViewModel(
            windowFixture.insight, windowFixture.undo, Background.atOnce(), windowFixture.clock, windowFixture.texts());

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
    void marksWhatWasUndoneSince() {
        TimelineRow row = windowFixture.insight.history.getFirst();
        model.refresh();
        assertThat(model.isUndone(row)).isFalse();
        windowFixture.undo.entries.add(
                new UndoEntry(7, row.at(), row.actor(), row.correlation(), row.said(), WindowFixture.NOW));
        model.refresh();
        assertThat(model.isUndone(row)).isTrue();
        assertThat(model.isUndone(windowFixture.insight.history.getLast())).isFalse();
    }

    @Test
    void readsOlderPagesWithoutShowingARowTwice() {
        windowFixture.insight.history.clear();
        for (int at = 0; at < HistoryViewModel.PAGE + 50; at++) {
            windowFixture.insight.history.add(new TimelineRow(
                    at,
                    WindowFixture.NOW.minus(Duration.ofMinutes(at)),
                    "searched",
                    "trace",
                    Actor.MAGPIE,
                    0,
                    "",
                    TestInstallation.said("Looked.")));
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
            assertThat(TimelineStyle.of(type.name()).key()).as(type.name()).isNotEqualTo("history.type.other");
        }
    }
}
