package org.magpie.ui.history;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.base.undo.UndoEntry;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.ProblemLine;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;

/** What was taken away, each with a way to put it back. For a drawer. */
public final class UndoList {
    private final Context context;
    private final UndoViewModel model;
    private final VBox list = new VBox();
    private final VBox root;

    public UndoList(Context context, UndoViewModel model) {
        this.context = context;
        this.model = model;
        list.getStyleClass().add("undo-lines");
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.UNDO, context.text("undo.empty"), context.text("undo.empty.hint")),
                () -> Skeleton.rows(6, 56),
                model::refresh);
        states.follow(model.loader().stateProperty());
        root = new VBox(new ProblemLine(model.problem(), "problem-line"), states);
        root.getStyleClass().add("undo-list");
        root.getStylesheets().add(UndoList.class.getResource("UndoList.css").toExternalForm());
        model.rows().addListener((ListChangeListener<UndoEntry>) change ->
                list.getChildren().setAll(model.rows().stream().map(this::line).toList()));
    }

    public Parent root() {
        return root;
    }

    private Node line(UndoEntry entry) {
        String what = context.texts().say(entry.said());
        Label said = Buttons.label(what);
        said.setWrapText(true);
        String who = entry.actor().said().map(context.texts()::say).orElse("");
        Label caption = LiveText.label(
                () -> context.formats().relative(entry.happened()) + (who.isEmpty() ? "" : " · " + who), "caption");
        caption.setTooltip(new Tooltip(context.formats().exact(entry.happened())));
        VBox words = new VBox(said, caption);
        words.getStyleClass().add("undo-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        line.getStyleClass().add("undo-line");
        if (entry.isOpen()) {
            Button undo = Buttons.plain(Icon.UNDO, context.text("kit.undo"), () -> model.undo(entry));
            undo.setAccessibleText(context.text("kit.undo") + ": " + what);
            undo.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(undo);
        } else {
            Label done = Buttons.label(context.text("undo.is-undone"), "caption");
            done.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(done);
        }
        return line;
    }
}
