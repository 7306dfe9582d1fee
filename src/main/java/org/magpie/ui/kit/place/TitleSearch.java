package org.magpie.ui.kit.place;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.style.Kinds;

/** A field that finds a title of the library while a person types. */
public final class TitleSearch extends TextField {
    private final Context context;
    private final Function<String, List<LibraryRow>> find;
    private final LongConsumer chosen;
    private final ContextMenu suggestions = new ContextMenu();
    private String shown = "";

    /**
     * @param find what fits what is typed, the likeliest first
     * @param chosen told the id of the title that the person takes
     */
    public TitleSearch(Context context, Function<String, List<LibraryRow>> find, LongConsumer chosen) {
        this.context = context;
        this.find = find;
        this.chosen = chosen;
        setPromptText(context.text("by-hand.title-of"));
        setAccessibleText(context.text("by-hand.title-of"));
        textProperty().addListener((property, before, now) -> suggest(now));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !getText().equals(shown)) {
                find.apply(getText()).stream().findFirst().ifPresent(this::take);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown)) {
                suggestions.hide();
                setText(shown);
                event.consume();
            }
        });
        // A menu takes the space bar for a choice of its first line; here it is part of a name.
        suggestions.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                event.consume();
            }
        });
        focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                suggestions.hide();
                setText(shown);
            }
        });
    }

    /** Shows the name of what is chosen; a search that leads nowhere falls back to it. */
    public void show(String name) {
        shown = name;
        if (!getText().equals(name)) {
            setText(name);
        }
    }

    private void suggest(String typed) {
        if (!isFocused() || typed.equals(shown)) {
            suggestions.hide();
            return;
        }
        List<MenuItem> found = find.apply(typed).stream().map(this::item).toList();
        suggestions.getItems().setAll(found);
        if (found.isEmpty()) {
            suggestions.hide();
        } else if (!suggestions.isShowing()) {
            suggestions.show(this, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(LibraryRow row) {
        String name =
                row.year() == 0 ? row.name() : context.text("by-hand.named", row.name(), String.valueOf(row.year()));
        return Buttons.menu(Kinds.icon(row.kind()), name, () -> take(row));
    }

    private void take(LibraryRow row) {
        suggestions.hide();
        show(row.name());
        chosen.accept(row.id());
    }
}
