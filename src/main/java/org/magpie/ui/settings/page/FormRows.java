package org.magpie.ui.settings.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ProblemLine;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** The pieces that all pages of the settings are made of. */
public final class FormRows {
    private static final String SHEET = "/org/magpie/ui/settings/SettingsView.css";

    /** So much room has what a setting is called, however narrow the window is. */
    private static final double LEAST_WORDS = 120;

    private FormRows() {}

    /** Returns the address of the style sheet of the settings, for what is shown in a sheet or window of its own. */
    public static String stylesheet() {
        return Objects.requireNonNull(FormRows.class.getResource(SHEET), SHEET).toExternalForm();
    }

    /** A page: its name, what it is for, what it holds. */
    public static VBox page(Context context, SettingsSection section, Node... content) {
        Label intro = Buttons.label(context.text(section.intro()), "muted");
        intro.setWrapText(true);
        keepWhole(intro);
        VBox head = new VBox(Buttons.label(context.text(section.label()), "section-title"), intro);
        head.getStyleClass().add("settings-head");
        VBox page = new VBox(head);
        page.getStyleClass().add("settings-page");
        page.getChildren().addAll(content);
        return page;
    }

    /** A setting: name and help to the left, the control to the right. */
    public static HBox setting(Context context, String key, Control control) {
        return setting(context, key, control, control);
    }

    /**
     * @param named the control that bears the name for a screen reader
     */
    public static HBox setting(Context context, String key, Node control, Control named) {
        Label name = Buttons.label(context.text(key), "card-title");
        Label help = Buttons.label(context.text(key + ".help"), "caption");
        List.of(name, help).forEach(label -> {
            label.setWrapText(true);
            keepWhole(label);
        });
        name.setLabelFor(named);
        named.setAccessibleText(context.text(key));
        named.setAccessibleHelp(context.text(key + ".help"));
        VBox words = new VBox(name, help);
        words.getStyleClass().add("setting-words");
        words.setMinWidth(LEAST_WORDS);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words, control);
        row.getStyleClass().add("setting-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Settings that belong together. */
    public static VBox card(Node... rows) {
        VBox card = new VBox(rows);
        card.getStyleClass().addAll("card-box", "settings-card");
        return card;
    }

    /** A line that tells of a problem, in place, while there is one. */
    public static Label problem(ObservableValue<Optional<Problem>> problem) {
        Label label = new ProblemLine(problem, "settings-problem");
        label.setGraphic(Icon.FAILED.node());
        return label;
    }

    /** A dot in the colour of a tone; its meaning always stands beside it in words. */
    public static Node dot(StatusColor tone) {
        Region dot = new Region();
        dot.getStyleClass().add("tone-dot");
        tone.paint(dot);
        return dot;
    }

    /** A page that is too high for the window scrolls; without this its sentences would be cut to one line first. */
    private static void keepWhole(Label sentence) {
        sentence.setMinHeight(Region.USE_PREF_SIZE);
    }

    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
