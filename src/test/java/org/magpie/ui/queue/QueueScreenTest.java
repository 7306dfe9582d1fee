package org.magpie.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.insight.DiskSpace;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.queue.line.QueueGrouping;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.settings.TestScreens;

class QueueScreenTest {
    @Test
    void showsEveryDownloadWithItsStateReasonAndPace() {
        try (Screens screens = Screens.of(TestInstallation.busy(), TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            screens.await(
                    () -> screens.scene().getRoot().lookupAll(".queue-row").size() >= 9);
            // What comes before or behind the others is marked, what comes in its turn is not.
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".queue-names .icon-small").stream()
                            .filter(Node::isVisible)
                            .count()))
                    .isEqualTo(2);
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
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
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
        WindowFixture windowFixture = TestInstallation.busy();
        String endless = "A.Very.Long.Release.Name.That.Goes.On.And.On.".repeat(9) + "1080p-GRP";
        windowFixture.insight.queue.replaceAll(row -> new org.magpie.insight.QueueRow(
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
                row.clientId(),
                row.priority(),
                row.said() == null
                        ? null
                        : TestInstallation.said("Something went wrong that takes a while to tell. ".repeat(5)),
                row.added()));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
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
        try (Screens screens = Screens.of(new WindowFixture(), TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".empty-state");
            screens.write("queue-empty");
            assertThat(screens.has(".queue-row")).isFalse();
        }
    }

    @Test
    void saysWhatFailedAndOffersToTryAgain() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fail(new UserException("The library is being moved to another disk.", Message.of("x")));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".failed-state");
            screens.write("queue-failing");
        }
    }

    @Test
    void showsGreyRowsWhileItReads() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fallSilent();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".skeleton-row");
            screens.write("queue-loading");
        }
    }

    @Test
    void namesWhatHelpsInEachRowThatIsStuck() {
        WindowFixture windowFixture = TestInstallation.busy();
        windowFixture.insight.queue.clear();
        windowFixture.insight.queue.addAll(StuckRows.all());
        windowFixture.insight.rooms.addAll(List.of(
                new DiskSpace("qBittorrent", true, 1_200_000_000_000L, -1),
                new DiskSpace("/srv/media", false, 3_100_000_000L, 4_000_000_000_000L)));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-remedy");
            Screens.frames(10);
            screens.write("queue-blocked");
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".queue-remedy").stream()
                            .filter(node -> node.isVisible() && node.getParent() != null)
                            .count()))
                    .isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void leadsToTheFormOfTheClientThatDoesNotLetItIn() {
        WindowFixture windowFixture = TestInstallation.busy();
        org.magpie.provider.Definition<?> client =
                windowFixture.providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                        .filter(each -> each.name().equals("Attic server"))
                        .findFirst()
                        .orElseThrow();
        org.magpie.insight.QueueRow like = StuckRows.in(windowFixture.insight.queue.getFirst(), client.id());
        windowFixture.insight.queue.clear();
        windowFixture.insight.queue.add(StuckRows.row(
                like,
                1,
                org.magpie.pipeline.download.DownloadState.STALLED,
                org.magpie.base.error.Message.of("plug.client.wrong-password", like.client())));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-remedy");
            Screens.run(() -> ((javafx.scene.control.Button) screens.scene().lookup(".queue-remedy")).fire());
            screens.await(".form-foot");
            Screens.frames(20);
            screens.write("queue-client-form");
            assertThat(Screens.call(
                            () -> ((javafx.scene.control.Label) screens.scene().lookup(".drawer-title")).getText()))
                    .isEqualTo("Attic server");
        }
    }

    @Test
    void gathersUnderHeadingsAndSpeaksRussian() {
        WindowFixture windowFixture = TestInstallation.fill(Samples.fill(new WindowFixture(java.util.Locale.of("ru"))));
        windowFixture.preferences.set(QueueGrouping.PREFERENCE, "state");
        windowFixture.insight.queue.set(
                0,
                StuckRows.named(windowFixture.insight.queue.getFirst(), "Приключения необыкновенно длинного названия"));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-heading");
            Screens.frames(10);
            screens.write("queue-russian");
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".queue-view .list-view"));
            Screens.run(() -> {
                screens.stage().setWidth(1000);
                screens.stage().setHeight(650);
                list.getSelectionModel().selectAll();
            });
            Screens.frames(10);
            screens.write("queue-russian-selected");
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".selection-actions > *").stream()
                            .mapToDouble(node ->
                                    node.localToScene(node.getBoundsInLocal()).getMaxX())
                            .max()
                            .orElse(0)))
                    .isPositive()
                    .isLessThanOrEqualTo(1000);
        }
    }

    @Test
    void holdsInTheSmallestWindow() {
        try (Screens screens = Screens.of(TestInstallation.busy(), TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            Screens.run(() -> {
                screens.stage().setWidth(1000);
                screens.stage().setHeight(650);
            });
            Screens.frames(10);
            screens.write("queue-small");
            double widest = Screens.call(() -> screens.scene().getRoot().lookupAll(".queue-row").stream()
                    .mapToDouble(row -> row.localToScene(row.getBoundsInLocal()).getMaxX())
                    .max()
                    .orElse(0));
            assertThat(widest).isPositive().isLessThanOrEqualTo(1000);
        }
    }

    @Test
    void showsSpeedsOfTheLastMinutesAndSelectsMany() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            Screens.run(() -> QueueHistories.fill(screens.context().queue().speeds(), windowFixture.insight.queue));
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".queue-view .list-view"));
            press(list, 0, KeyCode.ENTER);
            screens.await(".queue-details .speed-graph");
            Screens.frames(10);
            screens.write("queue-speeds");
        }
    }

    @Test
    void spacePausesAndDeleteRemovesWhatIsSelected() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".queue-view .list-view"));
            press(list, 0, KeyCode.SPACE);
            screens.await(() -> windowFixture.pipeline.asked().contains("pause [1]"));
            press(list, 1, KeyCode.DELETE);
            screens.await(".toast");
            assertThat(Screens.call(() -> list.getItems().size())).isEqualTo(10);
        }
    }

    @Test
    void offersWhatMagpieDidNotStart() {
        WindowFixture windowFixture = TestInstallation.busy();
        StuckRows.byHand(windowFixture);
        windowFixture.pipeline.holds(StuckRows.untracked());
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".untracked-band");
            screens.write("queue-strangers-band");
            Screens.run(() -> ((javafx.scene.control.Button) screens.scene().lookup(".untracked-band .button")).fire());
            screens.await(".by-hand-card");
            Screens.frames(15);
            screens.write("queue-strangers");
            Screens.run(() ->
                    ((javafx.scene.control.Button) screens.scene().lookup(".by-hand-card .button.accent")).fire());
            screens.await(() -> windowFixture.pipeline.asked().stream().anyMatch(asked -> asked.startsWith("adopt")));
        }
    }

    @Test
    void letsAPersonSayWhatTheFilesAre() {
        WindowFixture windowFixture = TestInstallation.busy();
        StuckRows.byHand(windowFixture);
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            screens.await(() -> screens.scene().getRoot().lookupAll(".queue-remedy").stream()
                    .filter(javafx.scene.control.Button.class::isInstance)
                    .map(javafx.scene.control.Button.class::cast)
                    .anyMatch(button -> button.isVisible() && button.getText().equals("Manual import")));
            Screens.run(() -> screens.scene().getRoot().lookupAll(".queue-remedy").stream()
                    .map(javafx.scene.control.Button.class::cast)
                    .filter(button -> button.isVisible() && button.getText().equals("Manual import"))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            screens.await(".by-hand-card");
            Screens.frames(20);
            screens.write("queue-by-hand");
            javafx.scene.control.Button go = Screens.call(
                    () -> (javafx.scene.control.Button) screens.scene().lookup(".by-hand-foot .accent"));
            screens.await(() -> !go.isDisabled());
            Screens.run(go::fire);
            screens.await(() ->
                    windowFixture.pipeline.asked().stream().anyMatch(asked -> asked.startsWith("import by hand 4")));
        }
    }

    private static void press(ListView<?> list, int row, KeyCode key) {
        Screens.run(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(row);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        });
    }

    @Test
    void offersOneThingThatTakesNothingAwayAndTheRestInAMenu() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            for (String name : List.of("Signal Hill", "Meridian", "North of Nowhere")) {
                Screens.run(() -> {
                    ListView<?> list = (ListView<?>) screens.scene().lookup(".queue-view .list-view");
                    int at = 0;
                    while (!(list.getItems().get(at) instanceof QueueLine line
                            && line.row().title().contains(name))) {
                        at++;
                    }
                    list.getSelectionModel().clearAndSelect(at);
                    list.requestFocus();
                });
                new org.testfx.api.FxRobot().type(javafx.scene.input.KeyCode.ENTER);
                screens.await(".queue-details-actions .menu-button");
                Screens.frames(3);
                List<String> buttons = Screens.call(
                        () -> screens.scene().getRoot().lookupAll(".queue-details-actions > .button").stream()
                                .map(button -> ((javafx.scene.control.Button) button).getText())
                                .toList());
                assertThat(buttons).hasSizeLessThanOrEqualTo(1).noneMatch(text -> text.startsWith("Remove"));
                List<String> rest = Screens.call(() -> ((javafx.scene.control.MenuButton)
                                screens.scene().lookup(".queue-details-actions .menu-button"))
                        .getItems().stream()
                                .map(item -> String.valueOf(item.getText()))
                                .toList());
                assertThat(rest.getLast())
                        .matches(
                                name.equals("North of Nowhere")
                                        ? "Delete the download \\(7.9 GB\\); what is in the library stays"
                                        : "Remove with its data \\(.*\\)");
                Screens.run(() -> screens.context().drawer().close());
            }
        }
    }
}
