package org.magpie.ui.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Icon;
import org.magpie.ui.kit.Place;

/** Does what a person asks of one download or of all that are selected: by button, by menu, by key. */
final class QueueMenu {
    /** As long as the toast with its Undo can be seen. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(10);

    private final Context context;
    private final QueueViewModel model;
    private final QueueWords words;
    private final Supplier<List<QueueLine>> selected;
    private final java.util.function.Consumer<QueueLine> details;

    QueueMenu(
            Context context,
            QueueViewModel model,
            QueueWords words,
            Supplier<List<QueueLine>> selected,
            java.util.function.Consumer<QueueLine> details) {
        this.context = context;
        this.model = model;
        this.words = words;
        this.selected = selected;
        this.details = details;
    }

    /** The menu of a line; of all selected lines when it is one of them. */
    ContextMenu of(QueueLine line) {
        List<QueueLine> chosen = selected.get().contains(line) ? selected.get() : List.of(line);
        List<MenuItem> items = new ArrayList<>();
        if (chosen.size() == 1) {
            items.add(Buttons.menu(Icon.INFO, context.text("queue.details"), () -> details.accept(line)));
            QueueRow row = line.row();
            if (row.titleId() != 0) {
                items.add(Buttons.menu(
                        Icon.LIBRARY,
                        context.text("queue.open-title"),
                        () -> context.navigator().open(new Place.Title(row.titleId()))));
            }
            items.add(Buttons.menu(
                    Icon.COPY,
                    context.text("queue.copy-name"),
                    () -> context.desktop().copy(row.releaseName())));
            items.add(new SeparatorMenuItem());
        }
        actions(chosen)
                .forEach(action -> items.add(
                        Buttons.menu(QueueWords.icon(action), words.action(action), () -> act(action, chosen))));
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    /** What can be done with at least one of the lines. */
    static List<QueueAction> actions(List<QueueLine> chosen) {
        return Stream.of(QueueAction.values())
                .filter(action -> chosen.stream()
                        .anyMatch(
                                line -> QueueAction.offered(line.row().state()).contains(action)))
                .toList();
    }

    void act(QueueAction action, QueueLine line) {
        act(action, List.of(line));
    }

    void act(QueueAction action, List<QueueLine> chosen) {
        List<QueueLine> lines = List.copyOf(chosen);
        switch (action) {
            case PAUSE -> model.pause(lines);
            case RESUME -> model.resume(lines);
            case IMPORT -> model.importAgain(lines);
            case REPLACE -> remove(lines, true);
            case REMOVE -> remove(lines, false);
        }
    }

    private void remove(List<QueueLine> lines, boolean block) {
        QueueViewModel.Removal removal = model.remove(lines, true, block);
        if (removal.count() == 0) {
            return;
        }
        context.toasts()
                .showUndo(context.text(block ? "queue.replaced" : "queue.removed", removal.count()), removal::undo);
        context.background().after(SECOND_THOUGHTS, removal::commit);
    }
}
