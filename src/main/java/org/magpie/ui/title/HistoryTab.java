package org.magpie.ui.title;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.magpie.insight.TimelineRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.EventStyle;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;

/** What has happened with a title, newest first. */
final class HistoryTab extends StackPane {
    private final Context context;

    HistoryTab(Context context, TitleViewModel model) {
        this.context = context;
        ListView<TimelineRow> list = new ListView<>(model.history());
        list.getStyleClass().addAll("edgeless", "lines");
        list.setAccessibleText(context.text("title.tab.history"));
        list.setCellFactory(view -> new HappeningCell());
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.HISTORY, context.text("title.history.empty"), ""),
                () -> Skeleton.rows(8, 44),
                model::load);
        states.follow(model.historyFace());
        getChildren().add(states);
    }

    private final class HappeningCell extends ListCell<TimelineRow> {
        HappeningCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable TimelineRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line(row));
            setAccessibleText(empty || row == null ? null : context.texts().say(row.said()));
        }

        private Node line(TimelineRow row) {
            FontIcon icon = EventStyle.icon(row.type()).node("tone-icon");
            EventStyle.tone(row.type()).paint(icon);
            Label said = new Label(context.texts().say(row.said()));
            said.setWrapText(true);
            VBox words = new VBox(said);
            row.actor()
                    .said()
                    .ifPresent(who -> words.getChildren()
                            .add(Buttons.label(context.texts().say(who), "caption")));
            words.getStyleClass().add("happening-words");
            words.setMinWidth(0);
            words.setPrefWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            Label when = LiveText.label(() -> context.formats().relative(row.at()), "caption");
            when.setMinWidth(USE_PREF_SIZE);
            when.setTooltip(new Tooltip(context.formats().exact(row.at())));
            HBox line = new HBox(icon, words, when);
            line.getStyleClass().add("happening");
            return line;
        }
    }
}
