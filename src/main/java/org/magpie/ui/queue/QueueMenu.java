package org.magpie.ui.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueText;

/** Does what a person asks of one download or of all that are selected: by button, by menu, by key. */
final class QueueMenu {
    /** As long as the toast with its Undo can be seen. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(10);

    /** The keys that the list answers to, shown beside the words. */
    private static final Map<QueueAction, KeyCode> KEYS = Map.of(
            QueueAction.PAUSE, KeyCode.SPACE,
            QueueAction.RESUME, KeyCode.SPACE,
            QueueAction.REMOVE, KeyCode.DELETE);

    private final Context context;
    private final QueueViewModel model;
    private final QueueText words;
    private final Supplier<List<QueueLine>> selected;
    private final Consumer<QueueLine> details;
    private final Consumer<QueueLine> byHand;

    /**
     * @param details opens the drawer of a download
     * @param byHand opens the manual import of a download
     */
    QueueMenu(
            Context context,
            QueueViewModel model,
            QueueText words,
            Supplier<List<QueueLine>> selected,
            Consumer<QueueLine> details,
            Consumer<QueueLine> byHand) {
        this.context = context;
        this.model = model;
        this.words = words;
        this.selected = selected;
        this.details = details;
        this.byHand = byHand;
    }

    /** The menu of a line; of all selected lines when it is one of them. */
    ContextMenu of(QueueLine line) {
        List<QueueLine> chosen = selected.get().contains(line) ? selected.get() : List.of(line);
        List<MenuItem> items = new ArrayList<>();
        if (chosen.size() == 1) {
            MenuItem open = Buttons.menu(Icon.INFO, context.text("queue.details"), () -> details.accept(line));
            open.setAccelerator(new KeyCodeCombination(KeyCode.ENTER));
            items.add(open);
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
        items.addAll(items(chosen));
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    private List<MenuItem> items(List<QueueLine> chosen) {
        List<MenuItem> items = new ArrayList<>();
        Menu priority = new Menu(context.text("queue.priority"), Icon.SORT.node());
        for (QueueAction action : actions(chosen)) {
            if (QueueAction.PRIORITIES.contains(action)) {
                if (priority.getItems().isEmpty()) {
                    items.add(priority);
                }
                priority.getItems().add(item(action, chosen));
            } else {
                items.add(item(action, chosen));
            }
        }
        return items;
    }

    private MenuItem item(QueueAction action, List<QueueLine> chosen) {
        if (QueueAction.PRIORITIES.contains(action)) {
            return priority(action, chosen);
        }
        String text =
                chosen.size() == 1 ? words.action(action, chosen.getFirst().row()) : words.action(action);
        MenuItem item = Buttons.menu(QueueText.icon(action), text, () -> act(action, chosen));
        KeyCode key = KEYS.get(action);
        if (key != null) {
            item.setAccelerator(new KeyCodeCombination(key));
        }
        return item;
    }

    /** Marked where all of the lines have it. */
    MenuItem priority(QueueAction action, List<QueueLine> chosen) {
        RadioMenuItem item =
                new RadioMenuItem(words.action(action), QueueText.icon(action).node());
        item.setSelected(
                chosen.stream().allMatch(line -> QueueText.action(line.row().priority()) == action));
        item.setOnAction(event -> act(action, chosen));
        return item;
    }

    /** What can be done with at least one of the lines, in the order in which one is used to find it. */
    static List<QueueAction> actions(List<QueueLine> chosen) {
        return Stream.of(QueueAction.values())
                .filter(action -> chosen.size() == 1 || action.isForMany())
                .filter(action -> chosen.stream()
                        .anyMatch(line -> QueueAction.offered(line.row()).contains(action)))
                .toList();
    }

    void act(QueueAction action, QueueLine line) {
        act(action, List.of(line));
    }

    void act(QueueAction action, List<QueueLine> chosen) {
        List<QueueLine> lines = List.copyOf(chosen);
        if (lines.isEmpty()) {
            return;
        }
        switch (action) {
            case PAUSE, RESUME, RETRY, IMPORT, HIGH, NORMAL, LOW -> model.act(action, lines);
            case BY_HAND -> byHand.accept(lines.getFirst());
            case CHOOSE ->
                context.navigator().open(new Place.Title(lines.getFirst().row().titleId(), Place.Title.Tab.RELEASES));
            case CLIENTS ->
                context.navigator()
                        .open(new Place.Settings(
                                "clients", lines.getFirst().row().clientId()));
            case PLACES -> context.navigator().open(new Place.Settings("places"));
            case FOLDERS -> context.navigator().open(new Place.Settings("folders"));
            case REPLACE, FORGET, REMOVE -> remove(action, lines);
        }
    }

    /** Space: what moves is paused; where nothing moves, what is paused goes on. */
    void pauseOrResume(List<QueueLine> chosen) {
        boolean moves = actions(chosen).contains(QueueAction.PAUSE);
        act(moves ? QueueAction.PAUSE : QueueAction.RESUME, chosen);
    }

    private void remove(QueueAction action, List<QueueLine> lines) {
        QueueViewModel.Removal removal = model.remove(lines, action);
        if (removal.count() == 0) {
            return;
        }
        String said = switch (action) {
            case REPLACE -> context.text("queue.replaced", removal.count());
            case FORGET -> context.text("queue.forgotten", removal.count());
            default -> context.text("queue.removed", removal.count());
        };
        context.toasts().showUndo(said, removal::undo);
        context.background().after(SECOND_THOUGHTS, removal::commit);
    }
}
