package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.notify.ChannelRules;
import org.magpie.provider.FieldReader;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers.FormField;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

/** What a channel is told is chosen in its form. */
class ChannelFormTest {
    private static WindowFixture window(Locale locale) {
        WindowFixture window = TestInstallation.busy(locale);
        List<FormField> fields = Stream.of(ChannelRules.class.getRecordComponents())
                .map(component -> new FieldReader("channel", component).field())
                .map(field -> field.withChoices(ChannelRules.fields().choices().apply(field.name())))
                .toList();
        window.providers.plug(new TestInstallation.MadeUp("desktop", ProviderKind.CHANNEL), fields);
        window.providers.values.putAll(Map.of(
                "events",
                List.of("upgrade"),
                "media",
                List.of(),
                "severity",
                "INFO",
                "quietFrom",
                "22:30",
                "quietTo",
                "7:00",
                "batchSeconds",
                30));
        window.providers.put("desktop", ProviderKind.CHANNEL, "Desktop", true);
        return window;
    }

    private static void open(Screens screens) {
        screens.await(".plug-card");
        Screens.run(() -> screens.scene()
                .getRoot()
                .lookup(".plug-card")
                .getOnMouseClicked()
                .handle(null));
        screens.await(".form-chips");
        Screens.frames(20);
    }

    @Test
    void eventsAreChosenByTheirNames() {
        WindowFixture window = window(Locale.ENGLISH);
        try (Screens screens = Screens.of(window, TestScreens::of, new Place.Settings("notifications"))) {
            screens.await(".plug-card");
            screens.write("settings-channels");
            open(screens);
            screens.write("settings-channel-form");
            List<ToggleButton> chips = screens.scene().getRoot().lookupAll(".form-chips .chip").stream()
                    .map(ToggleButton.class::cast)
                    .toList();
            assertThat(chips.stream().filter(ToggleButton::isSelected).map(ToggleButton::getText))
                    .containsExactly("Upgraded");
        }
    }

    @Test
    void fitsInRussian() {
        try (Screens screens =
                Screens.of(window(Locale.of("ru")), TestScreens::of, new Place.Settings("notifications"))) {
            open(screens);
            screens.write("settings-channel-form-ru");
            assertThat(screens.has(".form-chips")).isTrue();
        }
    }
}
