package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.testfx.api.FxRobot;

class LibraryKeyboardTest {
    private static final int MANY = 40_000;
    private static final double MOST_FRAME_MILLIS = 50;

    private final FxRobot robot = new FxRobot();

    @Test
    void movesThroughThePostersSelectsAndOpens() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            Screens.run(() -> screens.scene().getRoot().lookup(".poster-grid").requestFocus());
            robot.type(KeyCode.RIGHT);
            robot.type(KeyCode.RIGHT);
            robot.type(KeyCode.DOWN);
            robot.type(KeyCode.SPACE);
            screens.await(".selection-bar .button");
            screens.write("library-selected");
            robot.type(KeyCode.ESCAPE);
            screens.await(() -> !screens.has(".selection-bar .button"));
            robot.type(KeyCode.ENTER);
            screens.await(() -> screens.context().navigator().place().get() instanceof Place.Title);
        }
    }

    @Test
    void movesTheCursorIntoTheFilterAndFiltersWhileTyping() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
            TextField field = (TextField) screens.scene().getRoot().lookup(".library-view .search-field");
            assertThat(field.isFocused()).isTrue();
            robot.write("copper");
            screens.await(() -> shown(screens).equals(List.of("Copper Moon")));
            robot.write("zzz");
            screens.await(".empty-state");
            screens.write("library-none");
        }
    }

    @Test
    void clickingAPosterOpensIts() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            Node card = Screens.call(() -> screens.scene().getRoot().lookup(".poster-card .poster-frame"));
            robot.clickOn(card);
            screens.await(() -> screens.context().navigator().place().get() instanceof Place.Title);
        }
    }

    @Test
    void opensTheCommandFieldAndGoesToATitle() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
            screens.await(".palette-field");
            robot.write("copper");
            screens.await(() -> screens.has(".palette-line"));
            screens.write("palette");
            robot.type(KeyCode.ENTER);
            screens.await(() -> new Place.Title(9)
                    .equals(screens.context().navigator().place().get()));
        }
    }

    @Test
    void scrollsThroughFortyThousandTitlesWithoutStanding() {
        WindowFixture windowFixture = Samples.large(MANY);
        // Processor time, as the machine may have other things to do.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Screens screens = Screens.of(windowFixture)) {
            long begun = System.nanoTime();
            screens.await(".poster-card");
            double opened = (System.nanoTime() - begun) / 1e6;
            ListView<?> list = (ListView<?>) screens.scene().getRoot().lookup(".poster-rows");
            int rows = list.getItems().size();
            assertThat(rows).isGreaterThan(MANY / 10);
            Screens.frames(3);
            int steps = 60;
            double total = 0;
            double worst = 0;
            for (int step = 1; step <= steps; step++) {
                int row = rows * step / steps - 1;
                double took = Screens.call(() -> {
                    long from = threads.getCurrentThreadCpuTime();
                    list.scrollTo(row);
                    list.getScene().getRoot().applyCss();
                    list.getScene().getRoot().layout();
                    return (threads.getCurrentThreadCpuTime() - from) / 1e6;
                });
                total += took;
                worst = Math.max(worst, took);
                Screens.frames(1);
            }
            System.out.printf(
                    "library of %d titles: posters after %.0f ms, a jump to other rows laid out in %.1f ms on average, worst %.1f ms%n",
                    MANY, opened, total / steps, worst);
            assertThat(total / steps).isLessThan(MOST_FRAME_MILLIS);
        }
    }

    private static List<String> shown(Screens screens) {
        return screens.scene().getRoot().lookupAll(".poster-card").stream()
                .filter(Node::isVisible)
                .filter(node -> node.getScene() != null && node.getParent().isVisible())
                .map(node -> ((javafx.scene.control.Label) node.lookup(".poster-name")).getText())
                .distinct()
                .toList();
    }
}
