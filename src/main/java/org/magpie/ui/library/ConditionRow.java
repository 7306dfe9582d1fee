package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.FilterComparison;
import org.magpie.insight.filter.FilterField;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.insight.filter.TitleFilter.Condition;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;

/** One condition of a filter: what is looked at, how it is compared, and with what. */
final class ConditionRow extends VBox {
    private static final List<String> STATUSES =
            List.of("continuing", "ended", "released", "announced", "in-production");

    private final Context context;
    private final Runnable changed;
    private final ComboBox<FilterField> field = new ComboBox<>();
    private final ComboBox<FilterComparison> comparison = new ComboBox<>();
    private final TextField text = new TextField();
    private final ComboBox<String> word = new ComboBox<>();
    /** While the controls are set, that is no change of a person. */
    private boolean setting;

    /**
     * @param changed told of each change
     * @param removed told that it is to go
     */
    ConditionRow(Context context, Condition condition, Runnable changed, Consumer<Node> removed) {
        this.context = context;
        this.changed = changed;
        getStyleClass().add("condition-row");
        Choice.dress(field, context.text("filter.label.field"), each -> context.text("filter.field." + each.word()));
        field.getItems().setAll(FilterField.values());
        Choice.dress(comparison, context.text("filter.label.comparison"), this::comparisonText);
        Choice.dress(word, context.text("filter.label.value"), this::wordText);
        text.setAccessibleText(context.text("filter.label.value"));
        HBox.setHgrow(field, Priority.ALWAYS);
        comparison.setPrefWidth(144);
        comparison.setMinWidth(USE_PREF_SIZE);
        Button remove = Buttons.icon(Icon.CLOSE, context.text("filter.remove-condition"), () -> removed.accept(this));
        HBox head = new HBox(field, comparison, remove);
        head.getStyleClass().add("condition-head");
        // On a line of its own: in a group, in a small window, there is no room beside the others.
        getChildren().addAll(head, new StackPane(text, word));
        field.valueProperty().addListener((property, before, now) -> {
            if (!setting) {
                show(new Condition(now, now.type().comparisons().getFirst(), usual(now)));
                changed.run();
            }
        });
        comparison.valueProperty().addListener(change -> told());
        text.textProperty().addListener(change -> told());
        word.valueProperty().addListener(change -> told());
        show(condition);
    }

    private void told() {
        if (!setting) {
            changed.run();
        }
    }

    private void show(Condition condition) {
        setting = true;
        try {
            FilterField chosen = condition.field();
            field.setValue(chosen);
            comparison.getItems().setAll(chosen.type().comparisons());
            comparison.setValue(condition.comparison());
            boolean words = chosen.type() == FilterField.Type.WORD;
            Buttons.show(word, words);
            Buttons.show(text, !words);
            if (words) {
                word.getItems().setAll(words(chosen));
                word.setValue(condition.value().toLowerCase(Locale.ROOT));
            } else {
                text.setText(condition.value());
                text.setPromptText(
                        context.text("filter.example." + chosen.type().name().toLowerCase(Locale.ROOT)));
            }
        } finally {
            setting = false;
        }
    }

    private static String usual(FilterField field) {
        return field.type() == FilterField.Type.WORD ? words(field).getFirst() : "";
    }

    private static List<String> words(FilterField field) {
        List<String> words = new ArrayList<>();
        switch (field) {
            case KIND -> {
                for (MediaKind each : MediaKind.values()) {
                    words.add(each.name().toLowerCase(Locale.ROOT));
                }
            }
            case STATE -> {
                for (LibraryRow.State each : LibraryRow.State.values()) {
                    words.add(each.name().toLowerCase(Locale.ROOT));
                }
            }
            case MONITORED -> words.addAll(List.of("yes", "no"));
            default -> words.addAll(STATUSES);
        }
        return words;
    }

    private String comparisonText(FilterComparison each) {
        return context.text(
                field.getValue() != null && field.getValue().type() == FilterField.Type.TIME
                        ? each.key().replace("filter.comparison.", "filter.time.")
                        : each.key());
    }

    private String wordText(String said) {
        String upper = said.toUpperCase(Locale.ROOT);
        return switch (field.getValue()) {
            case KIND -> context.text(Kinds.key(MediaKind.valueOf(upper)));
            case STATE -> context.text(TitleStates.key(LibraryRow.State.valueOf(upper)));
            case MONITORED -> context.text("filter.word." + said);
            default -> context.text("title.status." + said);
        };
    }

    /** What is chosen; null while nothing is written. */
    @Nullable
    TitleFilter filter() {
        boolean words = field.getValue().type() == FilterField.Type.WORD;
        String value = words ? word.getValue() : text.getText().strip();
        return value == null || value.isEmpty() ? null : new Condition(field.getValue(), comparison.getValue(), value);
    }
}
