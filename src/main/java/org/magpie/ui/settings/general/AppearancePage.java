package org.magpie.ui.settings.general;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Density;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Themes;
import org.magpie.ui.settings.page.Choices;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** How the window looks and which language it speaks. */
public final class AppearancePage implements SettingsPage {
    /** Key of the preference that holds the language: {@code system}, or the code of one. */
    static final String LANGUAGE = "appearance.language";

    private final PreferencesViewModel model;
    private final VBox node;

    public AppearancePage(Context context) {
        model = new PreferencesViewModel(
                context.services().preferences(),
                context.background(),
                context.texts(),
                Map.of(Themes.PREFERENCE, Themes.SYSTEM, LANGUAGE, "system", Density.PREFERENCE, Density.COMFORTABLE));
        ComboBox<String> theme = Choices.box(
                context.themes().choices(), name -> context.text("theme." + name), model.value(Themes.PREFERENCE));
        ComboBox<String> language = Choices.box(
                List.of("system", "en", "ru"),
                code -> context.text("settings.appearance.language." + code),
                model.value(LANGUAGE));
        ComboBox<String> density = Choices.box(
                Density.CHOICES,
                name -> context.text("settings.appearance.density." + name),
                model.value(Density.PREFERENCE));
        Label restart = Buttons.label(context.text("settings.appearance.language.restart"), "settings-problem");
        restart.setWrapText(true);
        restart.setMinHeight(Label.USE_PREF_SIZE);
        restart.setGraphic(Icon.INFO.node());
        Buttons.show(restart, false);
        language.setOnAction(event -> Buttons.show(restart, language.isFocused() || language.isShowing()));
        node = FormRows.page(
                context,
                SettingsSection.APPEARANCE,
                FormRows.problem(model.problemProperty()),
                FormRows.card(
                        FormRows.setting(context, "settings.appearance.theme", theme),
                        FormRows.setting(context, "settings.appearance.language", language),
                        restart,
                        FormRows.setting(context, "settings.appearance.density", density)));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }
}
