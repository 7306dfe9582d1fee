package org.magpie.ui.kit.place;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;

class DrawerTest {
    @Test
    void aSheetIsNarrowAlsoAfterAWideOne() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            for (int round = 0; round < 3; round++) {
                Screens.run(() -> screens.context().drawer().openWide("Wide", new Label("table"), null, () -> {}));
                Screens.frames(5);
                double wide = width(screens);
                Screens.run(() -> screens.context().drawer().open("Narrow", new Label("form")));
                Screens.frames(5);
                assertThat(width(screens)).isLessThan(wide).isEqualTo(480);
                Screens.run(() -> screens.context().drawer().close());
            }
        }
    }

    private static double width(Screens screens) {
        return Screens.call(() -> ((Region) screens.scene().getRoot().lookup(".drawer")).getWidth());
    }
}
