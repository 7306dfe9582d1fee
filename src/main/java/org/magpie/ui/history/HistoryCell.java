package org.magpie.ui.history;

import java.time.LocalDate;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TimelineRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;

/** A day, or something that happened on it. */
final class HistoryCell extends ListCell<Object> {
    private final Context context;
    private final Label day = Buttons.label("", "day-title");
    private final StateChip chip = new StateChip();
    private final Label title = Buttons.label("", "card-title");
    private final Label said = Buttons.label("", "caption");
    private final Label who = Buttons.label("", "caption", "history-who");
    private final Label when = Buttons.label("", "caption", "history-when");
    private final Tooltip whole = new Tooltip();
    private final Tooltip exact = new Tooltip();
    private final Predicate<TimelineRow> undone;
    private final HBox row;

    /**
     * @param undone whether what a row tells of was undone since
     */
    HistoryCell(Context context, Predicate<TimelineRow> undone) {
        this.context = context;
        this.undone = undone;
        // As wide as the list and no wider: what is long is cut.
        setPrefWidth(0);
        who.setMinWidth(0);
        StackPane type = new StackPane(chip);
        type.getStyleClass().add("history-type");
        StackPane.setAlignment(chip, javafx.geometry.Pos.CENTER_LEFT);
        VBox words = new VBox(title, said);
        words.getStyleClass().add("history-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(type, words, who, when);
        row.getStyleClass().add("history-row");
        said.setTooltip(whole);
        when.setTooltip(exact);
    }

    @Override
    protected void updateItem(@Nullable Object item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || item == null) {
            return;
        }
        if (item instanceof LocalDate date) {
            String text = context.formats().relative(date);
            day.setText(text.substring(0, 1).toUpperCase(context.texts().locale()) + text.substring(1));
            setAccessibleText(text);
            setGraphic(day);
        } else if (item instanceof TimelineRow happened) {
            show(happened);
            setGraphic(row);
        }
    }

    private void show(TimelineRow happened) {
        TimelineStyle look = TimelineStyle.of(happened.type());
        String name = context.text(look.key());
        String told = context.texts().say(happened.said());
        String sentence = undone.test(happened) ? context.text("history.undone", told) : told;
        chip.show(look.tone(), look.icon(), name);
        boolean named = !happened.title().isEmpty();
        title.setText(named ? happened.title() : sentence);
        said.setText(named ? sentence : "");
        Buttons.show(said, named);
        whole.setText(sentence);
        who.setText(happened.actor().said().map(context.texts()::say).orElse(""));
        who.setTooltip(new Tooltip(who.getText()));
        when.setText(context.formats().time(happened.at()));
        exact.setText(context.formats().exact(happened.at()));
        setAccessibleText(
                name + ", " + happened.title() + ", " + sentence + ", " + who.getText() + ", " + exact.getText());
    }
}
