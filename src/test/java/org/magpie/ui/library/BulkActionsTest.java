package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.testfx.api.FxRobot;

class BulkActionsTest {
    private final WindowFixture fixture = Samples.filled();

    private static void selectAll(Screens screens, String focus) {
        screens.await(".poster-card");
        Screens.run(() -> screens.scene().getRoot().lookup(focus).requestFocus());
        FxRobot robot = new FxRobot();
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        screens.await(".selection-bar .button");
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text))
                .fire());
    }

    private static List<String> toasts(Screens screens) {
        return Screens.call(() -> shown(screens));
    }

    private static List<String> shown(Screens screens) {
        return screens.scene().getRoot().lookupAll(".toast").stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void selectsAllFromAnywhereOnThePageAndSaysHowMany() {
        try (Screens screens = Screens.of(fixture)) {
            selectAll(screens, ".filter-chip");
            assertThat(((Label) screens.scene().getRoot().lookup(".selection-bar .label")).getText())
                    .isEqualTo("46 selected");
            screens.write("library-selected");
        }
    }

    @Test
    void saysAtOnceThatItHasBegunThenWhatWasDoneAndThatItWasTakenBack() {
        try (Screens screens = Screens.of(fixture)) {
            selectAll(screens, ".filter-chip");
            press(screens, "Stop monitoring");
            screens.await(() -> !fixture.jobs.running().isEmpty());
            assertThat(toasts(screens)).containsExactly("Working on 46 titles …");
            assertThat(fixture.catalog.asked()).noneMatch(asked -> asked.startsWith("change"));
        }
        fixture.jobs.working = true;
        try (Screens screens = Screens.of(fixture)) {
            selectAll(screens, ".filter-chip");
            press(screens, "Stop monitoring");
            screens.await(() -> shown(screens).contains("No longer monitoring 46 titles"));
            assertThat(toasts(screens)).hasSize(1);
            assertThat(fixture.catalog.asked())
                    .filteredOn(asked -> asked.startsWith("change"))
                    .singleElement()
                    .asString()
                    .endsWith("Monitoring[monitored=false]");
            FxRobot robot = new FxRobot();
            robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
            screens.await(() -> shown(screens).contains("Undone: No longer monitoring 46 titles"));
            assertThat(toasts(screens)).hasSize(1);
            assertThat(fixture.undo.undone).hasSize(1);
        }
    }

    @Test
    void changesTagsOfAllAndSaysOfSeveralKindsWhatCannotBeChosen() {
        fixture.jobs.working = true;
        try (Screens screens = Screens.of(fixture)) {
            selectAll(screens, ".filter-chip");
            press(screens, "Edit …");
            screens.await(".drawer-foot .button");
            assertThat(screens.texts())
                    .contains("Profiles and root folders can be chosen for titles of one kind only.");
            Screens.run(() ->
                    ((TextField) screens.scene().getRoot().lookup(".drawer .text-field")).setText("kids, holiday"));
            screens.write("library-bulk-edit");
            press(screens, "Change 46 titles");
            screens.await(() -> fixture.catalog.asked().stream().anyMatch(asked -> asked.contains("AddTags")));
        }
    }

    @Test
    void asksBeforeItSearchesForManyTitles() {
        WindowFixture russian = Samples.filled(Locale.forLanguageTag("ru"));
        try (Screens screens = Screens.of(russian)) {
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
            });
            selectAll(screens, ".filter-chip");
            screens.write("library-selected-small-ru");
            press(screens, "Искать");
            screens.await(".drawer-foot .button");
            assertThat(russian.pipeline.asked()).isEmpty();
            screens.write("library-search-many-ru");
        }
    }
}
