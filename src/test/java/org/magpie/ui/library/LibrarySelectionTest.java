package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.testfx.api.FxRobot;

/** What is marked in either view, and what the bar counts and acts on, is one and the same. */
class LibrarySelectionTest {
    private final WindowFixture fixture = Samples.filled();
    private final FxRobot robot = new FxRobot();

    @Test
    void theListShowsWhatWasSelectedAmongThePostersAndNothingElse() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            look(screens, ".right-pill");
            robot.clickOn(row(screens, 1));
            press(KeyCode.A);
            assertAgree(screens, 46);
            look(screens, ".left-pill");
            robot.type(KeyCode.ESCAPE);
            assertAgree(screens, 0);
            pick(screens, 0);
            pick(screens, 2);
            assertAgree(screens, 2);
            look(screens, ".right-pill");
            assertAgree(screens, 2);
            screens.write("library-table-selected");
        }
    }

    @Test
    void selectingAllInTheListMarksEachRowWithoutAClickBefore() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            look(screens, ".right-pill");
            press(KeyCode.A);
            assertAgree(screens, 46);
            robot.clickOn(row(screens, 3));
            assertAgree(screens, 1);
            robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);
            assertAgree(screens, 3);
            Set<Long> before = marked(screens);
            look(screens, ".left-pill");
            look(screens, ".right-pill");
            assertThat(marked(screens)).isEqualTo(before);
        }
    }

    @Test
    void deleteAsksForAllThatIsSelectedInEitherView() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            pick(screens, 0);
            pick(screens, 2);
            Screens.run(() -> screens.scene().getRoot().lookup(".poster-grid").requestFocus());
            robot.type(KeyCode.DELETE);
            screens.await(() -> screens.context().drawer().isOpen().get());
            assertThat(screens.has(".danger")).isTrue();
            robot.type(KeyCode.ESCAPE);
            look(screens, ".right-pill");
            Screens.run(() -> screens.scene().getRoot().lookup(".library-table").requestFocus());
            robot.type(KeyCode.DELETE);
            screens.await(() -> screens.context().drawer().isOpen().get());
        }
    }

    @Test
    void aSelectionOutlivesSortingAndFreshRowsAndLosesWhatAFilterHides() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            look(screens, ".right-pill");
            robot.clickOn(row(screens, 0));
            robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);
            Set<Long> before = marked(screens);
            assertThat(before).hasSize(3);
            Screens.run(() -> {
                TableView<LibraryRow> table = table(screens);
                table.getSortOrder().setAll(List.of(table.getColumns().get(1)));
            });
            assertAgree(screens, 3);
            assertThat(marked(screens)).isEqualTo(before);
            Screens.run(() -> screens.context().library().load());
            Screens.frames(10);
            assertThat(marked(screens)).isEqualTo(before);
            String first = Screens.call(() -> table(screens).getItems().stream()
                    .filter(row -> before.contains(row.id()))
                    .findFirst()
                    .orElseThrow()
                    .name());
            Screens.run(() -> ((javafx.scene.control.TextField)
                            screens.scene().getRoot().lookup(".library-view .search-field"))
                    .setText(first));
            screens.await(() -> table(screens).getItems().size() < 46);
            assertAgree(screens, 1);
        }
    }

    @Test
    void aSecondPressOnTheViewThatIsShownLeavesItChosen() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            look(screens, ".left-pill");
            assertThat(Screens.call(
                            () -> ((ToggleButton) screens.scene().getRoot().lookup(".left-pill")).isSelected()))
                    .isTrue();
            look(screens, ".right-pill");
            look(screens, ".right-pill");
            assertThat(Screens.call(
                            () -> ((ToggleButton) screens.scene().getRoot().lookup(".right-pill")).isSelected()))
                    .isTrue();
        }
    }

    private static void look(Screens screens, String pill) {
        Screens.run(() -> {
            ToggleButton button = (ToggleButton) screens.scene().getRoot().lookup(pill);
            button.requestFocus();
            button.fire();
        });
        Screens.frames(3);
    }

    private void press(KeyCode code) {
        robot.press(KeyCode.CONTROL, code).release(code, KeyCode.CONTROL);
    }

    /** Ctrl+click. */
    private static void pick(Screens screens, int at) {
        Screens.run(() -> {
            Node card = screens.scene().getRoot().lookupAll(".poster-card").stream()
                    .filter(Node::isVisible)
                    .toList()
                    .get(at);
            card.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    5,
                    5,
                    5,
                    5,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
        });
    }

    private static Node row(Screens screens, int at) {
        return Screens.call(() -> table(screens).lookupAll(".table-row-cell").stream()
                .map(javafx.scene.control.TableRow.class::cast)
                .filter(row -> row.getIndex() == at)
                .findFirst()
                .orElseThrow()
                .lookup(".table-cell"));
    }

    @SuppressWarnings("unchecked")
    private static TableView<LibraryRow> table(Screens screens) {
        return (TableView<LibraryRow>) screens.scene().getRoot().lookup(".library-table");
    }

    private static Set<Long> marked(Screens screens) {
        return Screens.call(() -> table(screens).getSelectionModel().getSelectedItems().stream()
                .map(LibraryRow::id)
                .collect(Collectors.toSet()));
    }

    private static void assertAgree(Screens screens, int many) {
        Screens.frames(3);
        assertThat(marked(screens)).as("marked rows").hasSize(many);
        assertThat(screens.has(".selection-bar .button")).isEqualTo(many > 0);
        if (many > 0) {
            assertThat(Screens.call(
                            () -> ((Label) screens.scene().getRoot().lookup(".selection-bar .label")).getText()))
                    .isEqualTo(many + " selected");
        }
        assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".table-row-cell").stream()
                        .map(javafx.scene.control.TableRow.class::cast)
                        .filter(row -> !row.isEmpty())
                        .allMatch(row -> row.isSelected()
                                == table(screens).getSelectionModel().isSelected(row.getIndex()))))
                .isTrue();
    }
}
