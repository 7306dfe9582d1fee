package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.filter.FilterComparison;
import org.magpie.insight.filter.FilterField;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.insight.filter.TitleFilter.Condition;
import org.magpie.insight.filter.TitleFilter.Group;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.settings.page.FormRows;

/** Conditions of a filter that are joined, with groups of their own among them. */
final class ConditionGroup extends VBox {
    private static final int DEEPEST = 3;
    private static final Condition FIRST = new Condition(FilterField.YEAR, FilterComparison.AT_LEAST, "");

    private final Context context;
    private final int depth;
    private final Runnable changed;
    private final ComboBox<Boolean> all = new ComboBox<>();
    private final VBox parts = new VBox();

    /**
     * @param depth 0 for the whole filter
     * @param removed told that it is to go; null for the whole filter
     */
    ConditionGroup(Context context, Group group, int depth, Runnable changed, @Nullable Consumer<Node> removed) {
        this.context = context;
        this.depth = depth;
        this.changed = changed;
        getStyleClass().add(depth == 0 ? "condition-whole" : "condition-group");
        parts.getStyleClass().add("condition-parts");
        Choice.dress(
                all, context.text("filter.joined"), each -> context.text(each ? "filter.all-of" : "filter.any-of"));
        all.getItems().setAll(true, false);
        all.setValue(group.all());
        all.valueProperty().addListener(change -> changed.run());
        HBox head = new HBox(8, all, FormRows.spring());
        Consumer<Node> gone = removed;
        if (gone != null) {
            head.getChildren()
                    .add(Buttons.icon(Icon.CLOSE, context.text("filter.remove-group"), () -> gone.accept(this)));
        }
        Button condition = Buttons.plain(Icon.ADD, context.text("filter.add-condition"), () -> {
            add(FIRST);
            changed.run();
        });
        HBox foot = new HBox(8, condition);
        if (depth < DEEPEST) {
            foot.getChildren().add(Buttons.plain(Icon.GROUP, context.text("filter.add-group"), () -> {
                add(new Group(!all.getValue(), List.of(FIRST)));
                changed.run();
            }));
        }
        getChildren().addAll(head, parts, foot);
        group.parts().forEach(this::add);
        if (group.parts().isEmpty()) {
            add(FIRST);
        }
    }

    private void add(TitleFilter part) {
        Consumer<Node> removed = node -> {
            parts.getChildren().remove(node);
            changed.run();
        };
        parts.getChildren()
                .add(
                        switch (part) {
                            case Condition condition -> new ConditionRow(context, condition, changed, removed);
                            case Group group -> new ConditionGroup(context, group, depth + 1, changed, removed);
                        });
    }

    /** What is chosen, without conditions of which nothing is written yet. */
    Group filter() {
        List<TitleFilter> chosen = new ArrayList<>();
        for (Node each : parts.getChildren()) {
            if (each instanceof ConditionRow row) {
                TitleFilter condition = row.filter();
                if (condition != null) {
                    chosen.add(condition);
                }
            } else if (each instanceof ConditionGroup group
                    && !group.filter().parts().isEmpty()) {
                chosen.add(group.filter());
            }
        }
        return new Group(all.getValue(), chosen);
    }
}
