package org.magpie.ui.kit.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.kit.place.Place;

class ThemesTest {
    private static final String FAMILY = "Inter Tabular";

    @ParameterizedTest
    @EnumSource(
            value = FontWeight.class,
            names = {"NORMAL", "BOLD"})
    void bringsAFontWhoseDigitsAreAllOfOneWidth(FontWeight weight) {
        Screens.start();
        List<Double> widths = Screens.call(() -> {
            new Themes();
            return "0123456789"
                    .chars()
                    .mapToObj(digit -> {
                        Text text = new Text(Character.toString(digit).repeat(20));
                        text.setFont(Font.font(FAMILY, weight, 14));
                        return text.getLayoutBounds().getWidth();
                    })
                    .distinct()
                    .toList();
        });
        assertThat(widths).hasSize(1);
        assertThat(Screens.call(() -> Font.font(FAMILY, weight, 14).getFamily()))
                .isEqualTo(FAMILY);
    }

    @Test
    void drawsEveryLabelOfTheWindowWithItsOwnFont() {
        try (Screens screens = Screens.of(Samples.filled(), Place.Section.LIBRARY)) {
            screens.await(".poster-card");
            Screens.frames(3);
            List<String> families = Screens.call(() -> screens.scene().getRoot().lookupAll(".label").stream()
                    .filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getFont().getFamily())
                    .distinct()
                    .toList());
            assertThat(families).containsExactly(FAMILY);
        }
    }
}
