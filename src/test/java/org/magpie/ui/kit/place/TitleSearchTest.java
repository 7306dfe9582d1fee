package org.magpie.ui.kit.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.testfx.api.FxRobot;

class TitleSearchTest {
    @Test
    void aBlankIsPartOfANameAndTakesNothing() {
        List<Long> taken = new CopyOnWriteArrayList<>();
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            TitleSearch[] field = new TitleSearch[1];
            Screens.run(() -> {
                field[0] = new TitleSearch(
                        screens.context(),
                        typed -> new LibrarySearch(
                                        screens.context().library().rows().get())
                                .find(typed),
                        taken::add);
                screens.context().drawer().open("Search", field[0]);
            });
            Screens.frames(15);
            Screens.run(() -> field[0].requestFocus());
            FxRobot robot = new FxRobot();
            robot.write("copper");
            Screens.frames(5);
            robot.type(KeyCode.SPACE);
            robot.write("moon");
            Screens.frames(5);
            assertThat(taken).isEmpty();
            assertThat(Screens.call(() -> field[0].getText())).isEqualTo("copper moon");
            robot.type(KeyCode.ENTER);
            screens.await(() -> !taken.isEmpty());
            assertThat(taken).containsExactly(9L);
        }
    }
}
