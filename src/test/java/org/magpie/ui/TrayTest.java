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
    private final Tray tray =
            new Tray(new Texts(Locale.ENGLISH), Background.atOnce(), () -> told.add("opened"), () -> told.add("quit"));

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
    void itsPictureIsGreyAndSeeThroughAroundTheBird() {
        BufferedImage picture = (BufferedImage) Tray.drawing();
        assertThat(picture.getWidth()).isEqualTo(64);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
        assertThat(picture.getRGB(32, 32)).isEqualTo(java.awt.Color.GRAY.getRGB());
        long drawn = java.util.stream.IntStream.range(0, 64 * 64)
                .filter(at -> picture.getRGB(at % 64, at / 64) >>> 24 > 128)
                .count();
        assertThat(drawn).isBetween(500L, 2500L);
    }
}
