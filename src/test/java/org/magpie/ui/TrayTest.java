package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;

/** A desktop without a tray, as every test's is: nothing fails, and whoever asks is told so. */
class TrayTest {
    private final List<String> told = new ArrayList<>();
    private final Tray tray = new Tray(
            new Texts(Locale.ENGLISH),
            Background.atOnce(),
            List.of(
                    new Tray.Entry("tray.open", () -> told.add("opened")),
                    new Tray.Entry("tray.quit", () -> told.add("quit"))));

    @Test
    void whereThereIsNoTrayEveryoneIsToldSo() {
        tray.whenPossible(possible -> told.add("possible " + possible));
        tray.show(shown -> told.add("shown " + shown));
        tray.tip("3 downloads");
        tray.tip("3 downloads");
        tray.hide();
        assertThat(told).containsExactly("possible false", "shown false");
    }

    @Test
    void itsPictureIsTheIconOfTheApplication() {
        BufferedImage picture = (BufferedImage) Tray.drawing();
        assertThat(picture.getWidth()).isEqualTo(64);
        long coloured = java.util.stream.IntStream.range(0, 64 * 64)
                .map(at -> picture.getRGB(at % 64, at / 64))
                .filter(dot -> dot >>> 24 > 128 && (dot >> 16 & 255) != (dot & 255))
                .count();
        assertThat(coloured).isPositive();
    }
}
