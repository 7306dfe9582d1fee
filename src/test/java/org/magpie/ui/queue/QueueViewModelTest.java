package org.magpie.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.rows.LiveQueueRows;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueGroup;
import org.magpie.ui.queue.line.QueueGrouping;
import org.magpie.ui.queue.line.QueueHeading;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueSort;
import org.magpie.ui.queue.line.QueueTotals;

class QueueViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final Background background = Background.atOnce();
    private final LiveQueueRows rows = new LiveQueueRows(windowFixture.texts(), windowFixture.insight, background);
    private final QueueViewModel model = new QueueViewModel(
            rows,
            windowFixture.insight,
            windowFixture.pipeline,
            windowFixture.preferences,
            background,
            windowFixture.texts());

    @BeforeEach
    void attach() {
        model.attach();
        model.refresh();
    }

    @Test
    void showsEveryDownloadAndCountsTheGroups() {
        assertThat(model.stateProperty().get()).isEqualTo(ViewState.FILLED);
        assertThat(model.shown()).hasSize(11);
        assertThat(model.countsProperty().get())
                .containsEntry(QueueGroup.ALL, 11)
                .containsEntry(QueueGroup.NEEDS_YOU, 1)
                .containsEntry(QueueGroup.DONE, 2);
    }

    @Test
    void keepsItsLinesWhileTheirFiguresChange() {
        QueueLine line = line(1);
        windowFixture.insight.queue.set(0, with(line.row(), DownloadState.COMPLETED));
        model.refresh();
        assertThat(line(1)).isSameAs(line);
        assertThat(line.row().state()).isEqualTo(DownloadState.COMPLETED);
    }

    @Test
    void narrowsByGroupAndByWords() {
        model.groupProperty().set(QueueGroup.NEEDS_YOU);
        assertThat(model.shown()).extracting(QueueLine::id).containsExactly(4L);
        model.filterProperty().set("  MERIDIAN ");
        assertThat(model.shown()).extracting(QueueLine::id).containsExactly(4L);
        model.groupProperty().set(QueueGroup.ALL);
        model.filterProperty().set("sabnzbd");
        assertThat(model.shown()).extracting(QueueLine::id).containsExactly(8L);
    }

    @Test
    void pausesOnlyWhatCanBePaused() {
        model.act(QueueAction.PAUSE, List.of(line(1), line(6), line(11)));
        assertThat(windowFixture.pipeline.asked()).containsExactly("pause [1]");
    }

    @Test
    void asksNothingWhereNothingCanBeDone() {
        model.act(QueueAction.RESUME, List.of(line(1), line(2)));
        assertThat(windowFixture.pipeline.asked()).isEmpty();
    }

    @Test
    void removesOnlyAfterSecondThoughts() {
        QueueViewModel.Removal removal = model.remove(List.of(line(1)), QueueAction.REMOVE);
        assertThat(model.shown()).extracting(QueueLine::id).doesNotContain(1L);
        assertThat(windowFixture.pipeline.asked()).isEmpty();
        removal.commit();
        assertThat(windowFixture.pipeline.asked()).containsExactly("remove [1] with data");
    }

    @Test
    void bringsBackWhatWasNotMeantToGo() {
        QueueViewModel.Removal removal = model.remove(List.of(line(3)), QueueAction.REPLACE);
        removal.undo();
        removal.commit();
        assertThat(model.shown()).extracting(QueueLine::id).contains(3L);
        assertThat(windowFixture.pipeline.asked()).isEmpty();
    }

    @Test
    void blocksAndLooksForAnotherWhenAskedTo() {
        model.remove(List.of(line(3)), QueueAction.REPLACE).commit();
        assertThat(windowFixture.pipeline.asked()).containsExactly("remove [3] with data and block");
    }

    @Test
    void tellsHowADownloadCameToThisOldestFirst() {
        model.open(line(3));
        assertThat(model.timeline())
                .extracting(row -> row.type())
                .containsExactly("searched", "grabbed", "download_started", "download_stalled");
    }

    @Test
    void closesTheDrawerOfADownloadThatIsGone() {
        model.open(line(3));
        windowFixture.insight.queue.removeIf(row -> row.id() == 3);
        model.refresh();
        assertThat(model.openedProperty().get()).isEmpty();
        assertThat(model.timeline()).isEmpty();
    }

    @Test
    void gathersByClientUnderHeadingsWithTheirCounts() {
        model.groupBy(QueueGrouping.CLIENT);
        assertThat(model.entriesProperty().get())
                .filteredOn(QueueHeading.class::isInstance)
                .containsExactly(
                        new QueueHeading("Built-in downloader", 2),
                        new QueueHeading("qBittorrent", 5),
                        new QueueHeading("SABnzbd", 1),
                        new QueueHeading("Transmission", 3));
        assertThat(windowFixture.preferences.get(QueueGrouping.PREFERENCE)).contains("client");
        model.groupBy(QueueGrouping.NONE);
        assertThat(model.entriesProperty().get()).hasSize(11).noneMatch(QueueHeading.class::isInstance);
    }

    @Test
    void sortsByWhatIsChosenAndRemembersIt() {
        model.sortBy(QueueSort.SPEED);
        assertThat(model.shown()).extracting(QueueLine::id).startsWith(1L, 2L);
        model.sortBy(QueueSort.SIZE);
        assertThat(model.shown()).extracting(QueueLine::id).startsWith(4L, 9L);
        QueueViewModel again = new QueueViewModel(
                rows,
                windowFixture.insight,
                windowFixture.pipeline,
                windowFixture.preferences,
                background,
                windowFixture.texts());
        assertThat(again.sortProperty().get()).isEqualTo(QueueSort.SIZE);
    }

    @Test
    void whatIsOverStandsBehindWhatIsNot() {
        assertThat(model.shown()).extracting(QueueLine::id).endsWith(8L, 11L);
    }

    @Test
    void tellsWhichDownloadComesFirst() {
        model.act(QueueAction.HIGH, List.of(line(1), line(4)));
        assertThat(windowFixture.pipeline.asked()).containsExactly("prioritise [1] HIGH");
    }

    @Test
    void asksForFilesAgainOnlyWhereTheyMayBeOthers() {
        FilesViewModel files = new FilesViewModel(1, windowFixture.insight, background, windowFixture.texts());
        files.follow(line(1).row());
        assertThat(files.loader().stateProperty().get()).isEqualTo(ViewState.EMPTY);
        windowFixture.insight.files.add(new DownloadClient.Listed("film.mkv", 12));
        // Each second has new figures; they are no reason to ask a client.
        files.follow(QueueHistories.at(line(1).row(), 0.5));
        assertThat(files.filesProperty().get()).isEmpty();
        files.follow(StuckRows.in(line(1).row(), 7));
        assertThat(files.filesProperty().get()).hasSize(1);
        assertThat(FilesViewModel.isHeld(with(line(1).row(), DownloadState.IMPORTED)))
                .isFalse();
        assertThat(FilesViewModel.isHeld(StuckRows.in(line(1).row(), 0))).isFalse();
    }

    @Test
    void forgetsADownloadAndKeepsItsData() {
        model.remove(List.of(line(1)), QueueAction.FORGET).commit();
        assertThat(windowFixture.pipeline.asked()).containsExactly("remove [1]");
    }

    @Test
    void addsUpSpeedRestAndTime() {
        QueueTotals totals = model.totalsProperty().get();
        assertThat(totals.speed()).isEqualTo(12_300_000);
        assertThat(totals.left())
                .isEqualTo(
                        3_300_000_000L + 1_720_000_000L + 590_000_000L + 2_900_000_000L + 4_000_000L + 19_600_000_000L);
        // What is paused does not come by waiting.
        assertThat(totals.timeLeft()).hasSeconds((totals.left() - 2_900_000_000L) / 12_300_000);
    }

    private QueueLine line(long id) {
        return model.shown().stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static QueueRow with(QueueRow row, DownloadState state) {
        return new QueueRow(
                row.id(),
                row.correlation(),
                row.titleId(),
                row.kind(),
                row.title(),
                row.item(),
                row.releaseName(),
                row.quality(),
                row.slot(),
                state,
                row.size(),
                row.size(),
                0,
                null,
                row.client(),
                row.clientPlug(),
                row.clientId(),
                row.priority(),
                row.said(),
                row.added());
    }
}
