package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.importing.recycle.Recycle.Item;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.recycle.RecycleViewModel;

class RecycleScreenTest {
    private static WindowFixture filled() {
        WindowFixture window = TestInstallation.busy(Locale.ENGLISH);
        window.recycle.put(
                "Green Harbor (2001)",
                "Green Harbor (2001) - [DVD].avi",
                734_003_200L,
                WindowFixture.NOW.minus(Duration.ofDays(2)));
        window.recycle.put(
                "Long Pier (2010)/Season 01",
                "Long Pier - S01E01 - One - [HDTV-720p].mkv",
                1_200_000_000L,
                WindowFixture.NOW.minus(Duration.ofDays(9)));
        return window;
    }

    private static RecycleViewModel model(WindowFixture window) {
        RecycleViewModel model = new RecycleViewModel(window.recycle, Background.atOnce(), window.texts());
        model.refresh();
        return model;
    }

    @Test
    void what_cannot_be_put_back_stays_with_a_sentence_and_the_rest_goes_back() {
        WindowFixture window = filled();
        window.recycle.stuck.add(1L);
        RecycleViewModel model = model(window);
        int[] restored = new int[1];
        model.restore(List.copyOf(model.rows()), said -> restored[0] = said.size());
        assertThat(restored[0]).isEqualTo(1);
        assertThat(model.rows()).extracting(Item::id).containsExactly(1L);
        assertThat(model.problemProperty().get()).isPresent();
    }

    @Test
    void the_filter_looks_at_title_and_path() {
        RecycleViewModel model = model(filled());
        model.filterProperty().set("pier season");
        assertThat(model.rows()).extracting(Item::id).containsExactly(2L);
        model.filterProperty().set("nowhere");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void shows_what_lies_there_and_puts_it_back() {
        WindowFixture window = filled();
        try (Screens screens = Screens.of(window, TestScreens::of, new Place.Settings("recycle"))) {
            screens.await(".block-list");
            Screens.run(() -> ((ListView<?>) screens.scene().lookup(".block-list"))
                    .getSelectionModel()
                    .selectAll());
            Screens.frames(20);
            screens.write("settings-recycle-filled");
            press(screens, "Restore 2");
            Screens.frames(20);
            assertThat(window.recycle.items).isEmpty();
        }
    }

    @Test
    void emptying_is_asked_first() {
        WindowFixture window = filled();
        try (Screens screens = Screens.of(window, TestScreens::of, new Place.Settings("recycle"))) {
            screens.await(".block-list");
            press(screens, "Empty the recycle folders");
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-recycle-empty");
            assertThat(window.recycle.items).hasSize(2);
            press(screens, "Remove for good");
            Screens.frames(20);
            assertThat(window.recycle.items).isEmpty();
        }
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(text.toLowerCase(Locale.ROOT)))
                .fire());
    }
}
