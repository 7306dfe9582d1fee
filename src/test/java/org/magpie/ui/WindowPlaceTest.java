package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPlaceTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1080);

    @TempDir
    private Path folder;

    @Test
    void theWindowComesBackWhereItWas() {
        WindowPlace place = new WindowPlace(new Rectangle2D(-10, 24.5, 1120, 700), true);
        place.write(folder.resolve("place"));
        assertThat(WindowPlace.read(folder.resolve("place"))).contains(place);
    }

    @Test
    void whatIsNoPlaceIsNone() throws IOException {
        assertThat(WindowPlace.read(folder.resolve("none"))).isEmpty();
        for (String text :
                List.of("", "x=a\n", "x=1\ny=1\nwidth=-5\nheight=3", "x=NaN\ny=1\nwidth=5\nheight=3", "x=\\uzzzz")) {
            Files.writeString(folder.resolve("bad"), text);
            assertThat(WindowPlace.read(folder.resolve("bad"))).as(text).isEmpty();
        }
        new WindowPlace(SCREEN, false).write(folder.resolve("no/such/folder"));
    }

    @Test
    void aWindowThatCouldNotBeTakenHoldOfIsNotPutThere() {
        assertThat(new WindowPlace(new Rectangle2D(-900, 10, 1000, 700), false).isOn(List.of(SCREEN)))
                .isFalse();
        assertThat(new WindowPlace(new Rectangle2D(-500, 10, 1000, 700), false).isOn(List.of(SCREEN)))
                .isTrue();
        assertThat(new WindowPlace(new Rectangle2D(100, -200, 1000, 700), false).isOn(List.of(SCREEN)))
                .isFalse();
        assertThat(new WindowPlace(new Rectangle2D(2000, 10, 1000, 700), false).isOn(List.of(SCREEN)))
                .isFalse();
    }
}
