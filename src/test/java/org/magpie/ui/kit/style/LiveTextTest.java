package org.magpie.ui.kit.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class LiveTextTest {
    @Test
    void anAgeInTheListMovesOnWhileTheListStands() {
        WindowFixture fixture = Samples.filled();
        fixture.insight.library.replaceAll(row -> added(row, WindowFixture.NOW));
        try (Screens screens = Screens.of(fixture, Place.Section.LIBRARY)) {
            screens.await(".poster-card");
            Screens.run(() -> ((ToggleButton) screens.scene().getRoot().lookup(".right-pill")).fire());
            screens.await(() -> texts(screens).contains("just now"));
            fixture.clock.move(Duration.ofMinutes(8));
            Screens.run(() -> LiveText.refresh(screens.scene().getRoot()));
            assertThat(screens.texts()).contains("8 min ago").doesNotContain("just now");
        }
    }

    @Test
    void aTextThatNoLongerFollowsStandsStill() {
        Screens.start();
        Screens.run(() -> {
            int[] asked = {0};
            Label label = LiveText.label(() -> "asked " + ++asked[0]);
            VBox page = new VBox(label);
            LiveText.refresh(page);
            assertThat(label.getText()).isEqualTo("asked 2");
            LiveText.keep(label, null);
            LiveText.refresh(page);
            assertThat(label.getText()).isEqualTo("asked 2");
        });
    }

    private static List<String> texts(Screens screens) {
        return screens.scene().getRoot().lookupAll(".table-cell").stream()
                .map(cell -> ((javafx.scene.control.TableCell<?, ?>) cell).getText())
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static LibraryRow added(LibraryRow row, java.time.Instant when) {
        return new LibraryRow(
                row.id(),
                row.kind(),
                row.name(),
                row.sortName(),
                row.year(),
                row.monitored(),
                row.state(),
                row.have(),
                row.wanted(),
                row.size(),
                row.quality(),
                row.profile(),
                row.tags(),
                when,
                row.nextDate(),
                row.hasPoster());
    }
}
