package org.magpie.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.Place;
import org.magpie.ui.settings.TestScreens;

class QueueScreenTest {
    @Test
    void showsEveryDownloadWithItsStateReasonAndPace() {
        try (Screens screens = Screens.of(Household.busy(), TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            screens.await(
                    () -> screens.scene().getRoot().lookupAll(".queue-row").size() >= 9);
            screens.write("queue-filled");
            assertThat(screens.has(".state-chip")).isTrue();
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".queue-view .list-view"));
            Screens.run(() -> list.getSelectionModel().selectRange(1, 4));
            screens.await(".selection-bar");
            screens.write("queue-selected");
        }
    }

    @Test
    void opensADrawerThatTellsHowItCameToThis() {
        World world = Household.busy();
        try (Screens screens = Screens.of(world, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".queue-view .list-view"));
            Screens.run(() -> {
                list.getSelectionModel().clearAndSelect(2);
                list.fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.ENTER,
                        false,
                        false,
                        false,
                        false));
            });
            screens.await(".queue-details");
            screens.await(".timeline-step");
            Screens.frames(20);
            screens.write("queue-drawer");
            assertThat(Screens.call(() -> screens.scene()
                            .getRoot()
                            .lookupAll(".timeline-step")
                            .size()))
                    .isEqualTo(4);
        }
    }

    @Test
    void cutsLongNamesInsteadOfPushingTheRestOut() {
        World world = Household.busy();
        String endless = "A.Very.Long.Release.Name.That.Goes.On.And.On.".repeat(9) + "1080p-GRP";
        world.insight.queue.replaceAll(row -> new org.magpie.insight.QueueRow(
                row.id(),
                row.correlation(),
                row.titleId(),
                row.kind(),
                row.title() + " and the Remarkable Adventures of the Other Eleven Members of the Expedition",
                row.item(),
                endless,
                row.quality(),
                row.slot(),
                row.state(),
                row.size(),
                row.done(),
                row.speed(),
                row.timeLeft(),
                "A download client with a long name",
                row.clientPlug(),
                row.said() == null
                        ? null
                        : Household.said("Something went wrong that takes a while to tell. ".repeat(5)),
                row.added()));
        try (Screens screens = Screens.of(world, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            Screens.frames(10);
            screens.write("queue-long");
            double widest = Screens.call(() -> screens.scene().getRoot().lookupAll(".queue-row").stream()
                    .mapToDouble(row -> row.localToScene(row.getBoundsInLocal()).getMaxX())
                    .max()
                    .orElse(0));
            assertThat(widest).isPositive().isLessThanOrEqualTo(1280);
        }
    }

    @Test
    void saysSoWhenNothingIsOnItsWay() {
        try (Screens screens = Screens.of(new World(), TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".empty-state");
            screens.write("queue-empty");
            assertThat(screens.has(".queue-row")).isFalse();
        }
    }

    @Test
    void saysWhatFailedAndOffersToTryAgain() {
        World world = new World();
        world.insight.fail(new UserException("The library is being moved to another disk.", Message.of("x")));
        try (Screens screens = Screens.of(world, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".failed-face");
            screens.write("queue-failing");
        }
    }

    @Test
    void showsGreyRowsWhileItReads() {
        World world = new World();
        world.insight.fallSilent();
        try (Screens screens = Screens.of(world, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".skeleton-row");
            screens.write("queue-loading");
        }
    }
}
