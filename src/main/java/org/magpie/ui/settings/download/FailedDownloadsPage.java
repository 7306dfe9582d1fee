package org.magpie.ui.settings.download;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.download.CleanupPolicy;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.settings.page.Choices;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** When a download is given up by itself, what none may hold, and what becomes of it in its client. */
public final class FailedDownloadsPage implements SettingsPage {
    private static final int A_WEEK = 7 * 24 * 60;

    private final Context context;
    private final PreferencesViewModel model;
    private final VBox node;

    public FailedDownloadsPage(Context context) {
        this.context = context;
        model = new PreferencesViewModel(
                context.services().preferences(), context.background(), context.texts(), defaults());
        node = FormRows.page(
                context,
                SettingsSection.STUCK,
                FormRows.problem(model.problemProperty()),
                FormRows.card(
                        number("settings.stuck.strikes", DownloadRules.STRIKES, 1, 20, ""),
                        number("settings.stuck.no-progress", DownloadRules.NO_PROGRESS, 0, A_WEEK, "minutes"),
                        number("settings.stuck.metadata", DownloadRules.METADATA, 0, A_WEEK, "minutes"),
                        number("settings.stuck.slow", DownloadRules.SLOW, 0, A_WEEK, "minutes"),
                        number("settings.stuck.slow-speed", DownloadRules.SLOW_SPEED, 1, 100_000, "kilobytes"),
                        toggle("settings.stuck.missing-articles", DownloadRules.MISSING_ARTICLES),
                        toggle("settings.stuck.failed-unpack", DownloadRules.FAILED_UNPACK)),
                head("settings.stuck.content"),
                FormRows.card(endings(), toggle("settings.stuck.refuse-archives", DownloadRules.REFUSE_ARCHIVES)),
                head("settings.stuck.afterwards"),
                FormRows.card(
                        leaving("settings.stuck.imported", DownloadRules.IMPORTED),
                        leaving("settings.stuck.failed", DownloadRules.FAILED)));
    }

    private static Map<String, String> defaults() {
        DownloadRules usual = DownloadRules.USUAL;
        Map<String, String> defaults = new HashMap<>();
        defaults.put(DownloadRules.STRIKES, Integer.toString(usual.strikes()));
        defaults.put(DownloadRules.NO_PROGRESS, Long.toString(usual.noProgress().toMinutes()));
        defaults.put(DownloadRules.METADATA, Long.toString(usual.metadata().toMinutes()));
        defaults.put(DownloadRules.SLOW, Long.toString(usual.slow().toMinutes()));
        defaults.put(DownloadRules.SLOW_SPEED, Long.toString(usual.slowSpeed() / 1_000));
        defaults.put(DownloadRules.MISSING_ARTICLES, Boolean.toString(usual.missingArticles()));
        defaults.put(DownloadRules.FAILED_UNPACK, Boolean.toString(usual.failedUnpack()));
        defaults.put(DownloadRules.BAD_ENDINGS, DownloadRules.written(usual.badEndings()));
        defaults.put(DownloadRules.REFUSE_ARCHIVES, Boolean.toString(usual.refuseArchives()));
        defaults.put(DownloadRules.IMPORTED, usual.imported().key());
        defaults.put(DownloadRules.FAILED, usual.failed().key());
        return defaults;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private Node head(String key) {
        return Buttons.label(context.text(key), "kind-title");
    }

    /**
     * @param unit the last word of the key of what is counted; empty for nothing
     */
    private HBox number(String label, String key, int least, int most, String unit) {
        StringProperty stored = model.value(key);
        IntegerSpinnerValueFactory values =
                new IntegerSpinnerValueFactory(least, most, read(stored.get(), least, most));
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.setMinWidth(Control.USE_PREF_SIZE);
        spinner.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                stored.set(now.toString());
            }
        });
        stored.addListener((property, before, now) -> values.setValue(read(now, least, most)));
        Label of = Buttons.label(unit.isEmpty() ? "" : context.text("settings.stuck.unit." + unit), "caption");
        of.getStyleClass().add("unit");
        HBox both = new HBox(8, spinner, of);
        both.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return FormRows.setting(context, label, both, spinner);
    }

    private static int read(String stored, int least, int most) {
        return stored.matches("\\d{1,7}") ? Math.clamp(Integer.parseInt(stored), least, most) : least;
    }

    private HBox toggle(String label, String key) {
        StringProperty stored = model.value(key);
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected(Boolean.parseBoolean(stored.get()));
        toggle.selectedProperty().addListener((property, before, now) -> stored.set(now.toString()));
        stored.addListener((property, before, now) -> toggle.setSelected(Boolean.parseBoolean(now)));
        return FormRows.setting(context, label, toggle);
    }

    private HBox leaving(String label, String key) {
        ComboBox<String> box = Choices.box(
                Arrays.stream(CleanupPolicy.values()).map(CleanupPolicy::key).toList(),
                choice -> context.text("settings.stuck.leaving." + choice),
                model.value(key));
        return FormRows.setting(context, label, box);
    }

    /** Kept when the person leaves the field: a list that is half typed must not let anything through. */
    private Node endings() {
        StringProperty stored = model.value(DownloadRules.BAD_ENDINGS);
        TextArea text = new TextArea(stored.get());
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.setMinHeight(Control.USE_PREF_SIZE);
        text.setId("endings");
        stored.addListener((property, before, now) -> text.setText(now));
        text.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                stored.set(DownloadRules.written(DownloadRules.endings(text.getText())));
                text.setText(stored.get());
            }
        });
        Label name = Buttons.label(context.text("settings.stuck.bad-endings"), "card-title");
        Label help = Buttons.label(context.text("settings.stuck.bad-endings.help"), "caption");
        help.setWrapText(true);
        help.setMinHeight(Control.USE_PREF_SIZE);
        name.setLabelFor(text);
        text.setAccessibleText(context.text("settings.stuck.bad-endings"));
        VBox field = new VBox(name, help, text);
        field.getStyleClass().add("pattern");
        return field;
    }
}
