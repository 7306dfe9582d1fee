package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.TestScreens;
import org.magpie.ui.settings.page.SettingsSection;

/** In the smallest window each screen shows its texts whole, in both languages. */
class WholeTextsTest {
    private static final String LONG = "The.Extraordinarily.Long.and.Winding.Chronicle.of.the.Lighthouse.Keepers.Seven"
            + ".Grandchildren.Their.Dogs.and.the.Sea.S02E04.1080p.WEB-DL.DDP5.1.H.264-AGROUPWITHALONGNAME";
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void noTextThatAPersonNeedsIsCutInTheSmallestWindow(String language) {
        WindowFixture fixture = TestInstallation.busy(Locale.forLanguageTag(language));
        Map<String, List<String>> cut = new LinkedHashMap<>();
        try (Screens screens = Screens.of(fixture, TestScreens::of, Place.Section.LIBRARY)) {
            Screens.run(() -> {
                screens.stage().setWidth(WIDTH);
                screens.stage().setHeight(HEIGHT);
            });
            screens.await(".poster-card");
            for (Place place : places()) {
                screens.open(place);
                Screens.frames(12);
                List<String> found = new ArrayList<>(screens.notWhole());
                if (Screens.call(() -> place(screens, ".rail").getMinX() != 0)) {
                    found.add("the window's contents are wider than the window");
                }
                if (!found.isEmpty()) {
                    cut.put(place.toString(), found);
                }
            }
            screens.open(new Place.Settings("name-tester"));
            screens.await(".tester-field");
            Screens.run(() -> ((TextField) screens.scene().lookup(".tester-field")).setText(LONG));
            screens.await(".facts");
            Screens.frames(12);
            if (!screens.notWhole().isEmpty()) {
                cut.put("the name tester", screens.notWhole());
            }
            screens.open(Place.Section.LIBRARY);
            Screens.run(() -> ((ToggleButton) screens.scene().getRoot().lookup(".right-pill")).fire());
            Screens.frames(12);
            if (!screens.notWhole().isEmpty()) {
                cut.put("the list", screens.notWhole());
            }
        }
        assertThat(cut).isEmpty();
    }

    private static Bounds place(Screens screens, String selector) {
        Node node = screens.scene().getRoot().lookup(selector);
        return node.localToScene(node.getLayoutBounds());
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(Place.Section.values()));
        places.remove(Place.Section.SETTINGS);
        places.add(new Place.Add("lighthouse"));
        for (long title : new long[] {SamplePages.SERIES, SamplePages.FILM}) {
            for (Place.Title.Tab tab : Place.Title.Tab.values()) {
                places.add(new Place.Title(title, tab));
            }
        }
        for (SettingsSection section : SettingsSection.values()) {
            places.add(new Place.Settings(section.key()));
        }
        return places;
    }
}
