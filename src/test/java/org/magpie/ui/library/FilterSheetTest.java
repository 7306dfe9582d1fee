package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.FilterText;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

/** Filters that a person makes, before the eyes and by the menu. */
class FilterSheetTest {
    private static final String WRITTEN = "year >= 1960 and (genre ~ drama or state = missing or added >= 90d)";

    private static MenuButton menu(Screens screens) {
        return (MenuButton) screens.scene().lookup(".filter-chips .menu-button");
    }

    private static void choose(Screens screens, String line) {
        Screens.run(() -> menu(screens).getItems().stream()
                .filter(item -> line.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".drawer .button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static void look(Locale locale, double width, double height, String picture) {
        WindowFixture window = Samples.filled(locale);
        for (LibraryRow row : window.insight.library) {
            window.insight.details.put(
                    row.id(), new LibraryDetails(row.id() % 2 == 0 ? List.of("Drama") : List.of(), "", "", "", "", 0));
        }
        new SavedFilters(window.preferences).save("Драмы & co", FilterText.read(WRITTEN));
        try (Screens screens = Screens.of(window, Place.Section.LIBRARY)) {
            Screens.run(() -> {
                screens.stage().setWidth(width);
                screens.stage().setHeight(height);
            });
            screens.await(".poster-card");
            screens.await(() -> menu(screens).getItems().size() > 3);
            choose(screens, "Драмы & co");
            screens.await(() -> menu(screens).getText().equals("Драмы & co"));
            Screens.frames(10);
            screens.write(picture + "-chosen");
            choose(screens, screens.context().text("filter.edit"));
            screens.await(".drawer .condition-row");
            Screens.frames(15);
            screens.write(picture);
            assertThat(screens.notWhole()).isEmpty();
        }
    }

    @Test
    void shows_the_editor_in_both_languages_and_in_a_small_window() {
        look(Locale.ENGLISH, 1280, 800, "library-filter");
        look(Locale.forLanguageTag("ru"), 960, 600, "library-filter-ru-small");
    }

    @Test
    void a_filter_is_made_kept_used_and_taken_off_again() {
        WindowFixture window = Samples.filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(window, Place.Section.LIBRARY)) {
            screens.await(".poster-card");
            screens.await(() -> menu(screens).getItems().size() >= 4);
            choose(screens, screens.context().text("filter.new"));
            screens.await(".drawer .condition-row");
            List<TextField> fields =
                    Screens.call(() -> screens.scene().getRoot().lookupAll(".drawer .text-field").stream()
                            .filter(TextField.class::isInstance)
                            .map(TextField.class::cast)
                            .filter(field -> field.isVisible() && field.getParent() != null)
                            .toList());
            Screens.run(() -> {
                fields.getFirst().setText("Old ones");
                fields.getLast().setText("not a year");
            });
            Screens.frames(3);
            press(screens, "Save");
            assertThat(new SavedFilters(window.preferences).all()).isEmpty();
            Screens.run(() -> fields.getLast().setText("1990"));
            press(screens, "Save");
            screens.await(() -> menu(screens).getText().equals("Old ones"));
            assertThat(new SavedFilters(window.preferences).all()).isEqualTo(Map.of("Old ones", "year >= 1990"));
            choose(screens, screens.context().text("filter.none"));
            screens.await(() -> menu(screens).getText().equals("Filters"));
        }
    }
}
