package org.magpie.ui.frame;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;

/** What the keys do, for a drawer (F1): everywhere first, then in lists and in the queue. */
final class Shortcuts extends VBox {
    private static final double CAPS = 96;

    Shortcuts(Context context) {
        getStyleClass().add("shortcuts");
        part(
                context,
                "shortcut.everywhere",
                List.of(
                        new Key("shortcut.command", "Ctrl+K"),
                        new Key("shortcut.filter", "Ctrl+F"),
                        new Key("shortcut.add", "Ctrl+N"),
                        new Key("palette.import-folder", "Ctrl+I"),
                        new Key("shortcut.screens", "Ctrl+1 … " + Math.min(9, Place.Section.values().length)),
                        new Key("shortcut.undo", "Ctrl+Z"),
                        new Key("shortcut.refresh", "F5"),
                        new Key("shortcut.back", "Esc"),
                        new Key("shortcut.this", "F1"),
                        new Key("shortcut.quit", "Ctrl+Q")));
        part(
                context,
                "shortcut.lists",
                List.of(
                        new Key("shortcut.move", "↑ ↓"),
                        new Key("shortcut.open", "Enter"),
                        new Key("shortcut.all", "Ctrl+A"),
                        new Key("shortcut.range", "Shift+↑ ↓")));
        part(
                context,
                "section.queue",
                List.of(
                        new Key("shortcut.pause", "Space"),
                        new Key("shortcut.details", "Enter"),
                        new Key("shortcut.remove", "Del")));
    }

    /**
     * @param does key of the sentence that says what it does
     */
    private record Key(String does, String keys) {}

    private void part(Context context, String heading, List<Key> keys) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        ColumnConstraints caps = new ColumnConstraints();
        caps.setMinWidth(CAPS);
        grid.getColumnConstraints().add(caps);
        for (Key key : keys) {
            Label cap = Buttons.label(key.keys(), "key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            Label does = new Label(context.text(key.does()));
            does.setWrapText(true);
            grid.addRow(grid.getRowCount(), new HBox(cap), does);
        }
        getChildren().addAll(Buttons.label(context.text(heading), "section-title"), grid);
    }
}
