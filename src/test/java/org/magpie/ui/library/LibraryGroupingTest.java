package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryDetails;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.testfx.api.FxRobot;

/** Posters under headings, and a frame drawn round some. */
class LibraryGroupingTest {
    private final WindowFixture fixture = Samples.filled();
    private final FxRobot robot = new FxRobot();

    @Test
    void postersStandUnderTheirDecadesAndAHeadingSelectsItsOwn() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            choose(screens, "Headings: decades");
            screens.await(".group-heading");
            screens.write("library-grouped");
            List<String> names = headings(screens);
            assertThat(names).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(names).allMatch(name -> name.matches("\\d{3}0s"));
            Node all = Screens.call(() -> screens.scene().getRoot().lookup(".group-heading .button"));
            robot.clickOn(all);
            screens.await(".selection-bar .button");
            int shown = Screens.call(() -> Integer.parseInt(
                    ((Label) screens.scene().getRoot().lookup(".group-heading .caption")).getText()));
            assertThat(text(screens, ".selection-bar .label")).startsWith(shown + " ");
            assertThat(screens.has(".letter-bar .letter")).isFalse();
            choose(screens, "Without headings");
            screens.await(() -> !screens.has(".group-heading"));
        }
    }

    @Test
    void filmsOfOneCollectionStandTogetherAndTheOthersBelow() {
        fixture.insight.library.stream()
                .limit(3)
                .forEach(row -> fixture.insight.details.put(
                        row.id(), new LibraryDetails(List.of(), "", "The Harbor Collection", "", "", 0)));
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            choose(screens, "Headings: collections");
            screens.await(".group-heading");
            assertThat(headings(screens)).containsExactly("The Harbor Collection", "In no collection");
            Screens.run(() -> screens.scene().getRoot().lookup(".poster-grid").requestFocus());
            // From one poster of the collection straight down to the first row of the others, and back up.
            robot.type(KeyCode.HOME).type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.SPACE);
            screens.await(".selection-bar .button");
            assertThat(text(screens, ".selection-bar .label")).startsWith("1 ");
        }
    }

    @Test
    void aFrameDrawnWithTheMouseSelectsWhatItTouches() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            List<Node> cards = Screens.call(() -> screens.scene().getRoot().lookupAll(".poster-card").stream()
                    .filter(Node::isVisible)
                    .limit(3)
                    .toList());
            Bounds first = Screens.call(() -> cards.get(0).localToScreen(cards.get(0).getLayoutBounds()));
            Bounds third = Screens.call(() -> cards.get(2).localToScreen(cards.get(2).getLayoutBounds()));
            robot.moveTo(first.getMinX() - 6, first.getMinY() + 20)
                    .press(MouseButton.PRIMARY)
                    .moveTo(first.getCenterX(), first.getMinY() + 30)
                    .moveTo(third.getCenterX(), first.getMinY() + 90);
            screens.write("library-lasso");
            robot.release(MouseButton.PRIMARY);
            screens.await(".selection-bar .button");
            assertThat(text(screens, ".selection-bar .label")).startsWith("3 ");
            assertThat(Screens.call(() -> screens.scene().getRoot().lookup(".poster-lasso").isVisible()))
                    .isFalse();
        }
    }

    private static void choose(Screens screens, String name) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".menu-button").stream()
                .flatMap(node -> node instanceof MenuButton button
                        ? button.getItems().stream()
                        : java.util.stream.Stream.<MenuItem>empty())
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static List<String> headings(Screens screens) {
        return Screens.call(() -> screens.scene().getRoot().lookupAll(".group-heading .group-name").stream()
                .sorted(java.util.Comparator.comparingDouble(
                        node -> node.localToScene(0, 0).getY()))
                .map(node -> ((Label) node).getText())
                .filter(text -> !text.isEmpty())
                .toList());
    }

    private static String text(Screens screens, String selector) {
        return Screens.call(() -> ((Label) screens.scene().getRoot().lookup(selector)).getText());
    }
}
