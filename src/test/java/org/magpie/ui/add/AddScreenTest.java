package org.magpie.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.catalog.Catalog;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class AddScreenTest {
    @Test
    void asksWhatThePersonWants() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Add(""))) {
            screens.await(".empty-state");
            screens.write("add-empty");
        }
    }

    @Test
    void showsWhatSourcesKnowAndAddsTheChosenOne() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.catalog.failures.add(new Catalog.Failure("TVmaze", Message.of("queue.failed")));
        try (Screens screens = Screens.of(windowFixture, new Place.Add("lighthouse"))) {
            screens.await(".add-line");
            Screens.run(() -> ((ListView<?>) screens.scene().getRoot().lookup(".add-results"))
                    .getSelectionModel()
                    .select(1));
            screens.await("#add-and-search");
            screens.write("add-filled");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup("#add-and-search")).fire());
            screens.await(".toast");
            assertThat(windowFixture.catalog.added).singleElement().satisfies(added -> {
                assertThat(added.name()).isEqualTo("The Lighthouse at the End");
                assertThat(added.slots()).hasSize(1);
            });
            assertThat(windowFixture.pipeline.asked())
                    .singleElement()
                    .asString()
                    .startsWith("search 1");
        }
    }

    @Test
    void addsByHandWhatNoSourceKnows() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, new Place.Add("Aunt Edna's 80th birthday"))) {
            screens.await(".empty-state");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".empty-state .button")).fire());
            screens.await("#add-only");
            screens.write("add-by-hand");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup("#add-only")).fire());
            screens.await(".toast");
            assertThat(windowFixture.catalog.added)
                    .singleElement()
                    .satisfies(added -> assertThat(added.source()).isNull());
        }
    }

    @Test
    void enterOpensTheFormWhereNothingWasFound() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Add("Aunt Edna's 80th birthday"))) {
            screens.await(".empty-state");
            Screens.run(() -> press(screens.scene().getRoot().lookup(".add-search")));
            screens.await("#add-only");
        }
    }

    @Test
    void enterAsksOnceMoreWhereTheSearchFailed() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.catalog.fail(new UserException("add.options.failed"));
        try (Screens screens = Screens.of(windowFixture, new Place.Add("lighthouse"))) {
            screens.await(".failed-state");
            windowFixture.catalog.fail(null);
            Screens.run(() -> press(screens.scene().getRoot().lookup(".add-search")));
            screens.await(".add-line");
        }
    }

    private static void press(javafx.scene.Node field) {
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    @Test
    void showsTheShapeOfWhatIsBeingLookedFor() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.catalog.fallSilent();
        try (Screens screens = Screens.of(windowFixture, new Place.Add("lighthouse"))) {
            screens.await(".bone");
            screens.write("add-loading");
        }
    }

    @Test
    void saysThatSourcesDidNotAnswer() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.catalog.fail(new UserException("add.options.failed"));
        try (Screens screens = Screens.of(windowFixture, new Place.Add("lighthouse"))) {
            screens.await(".failed-state");
            screens.write("add-failed");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup("#add-by-hand-instead")).fire());
            screens.await("#add-only");
            assertThat(((TextField) screens.scene().getRoot().lookup(".add-search")).getText())
                    .isEqualTo("lighthouse");
            assertThat(Screens.call(() -> screens.scene().getFocusOwner()))
                    .as("typing goes on in the form")
                    .isInstanceOf(TextField.class)
                    .extracting(field -> ((TextField) field).getText())
                    .isEqualTo("lighthouse");
            assertThat(screens.scene().getFocusOwner().getAccessibleText())
                    .isEqualTo(screens.context().text("add.hand.name"));
        }
    }
}
