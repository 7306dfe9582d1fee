package org.magpie.ui.settings;

import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Context;

/** What each custom format is worth in a profile. */
final class ScoreTable extends VBox {
    private static final int HIGHEST = 100_000;

    private final Context context;
    private final ProfileDraft draft;

    ScoreTable(Context context, ProfileDraft draft) {
        this.context = context;
        this.draft = draft;
        getStyleClass().add("form-field");
        Label title = Buttons.label(context.text("settings.profile.scores"), "card-title");
        Label help = Buttons.label(
                context.text(
                        draft.scores().isEmpty() ? "settings.profile.scores.none" : "settings.profile.scores.help"),
                "caption");
        help.setWrapText(true);
        getChildren().addAll(title, help);
        new TreeMap<>(draft.scores()).forEach((format, score) -> getChildren().add(line(format, score)));
    }

    private Node line(String format, int score) {
        Spinner<Integer> spinner = new Spinner<>(-HIGHEST, HIGHEST, score, 5);
        spinner.setEditable(true);
        spinner.setPrefWidth(120);
        spinner.setMinWidth(120);
        spinner.setAccessibleText(context.text("settings.profile.score-of", format));
        spinner.valueProperty()
                .addListener((property, before, now) -> draft.scores().put(format, now));
        HBox line = new HBox(new Label(format), Rows.spring(), spinner);
        line.getStyleClass().add("settings-bar");
        return line;
    }
}
