package org.magpie.ui.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.SearchTerm;
import org.magpie.ui.kit.place.Context;

/** The letters that titles begin with, one below the other; each leads to the first of its titles. */
final class LetterBar extends VBox {
    /** From so many titles on it helps more than it takes room. */
    static final int FROM = 30;

    private static final String OTHER = "#";

    private final Context context;
    private final Consumer<String> go;
    private List<String> shown = List.of();

    LetterBar(Context context, Consumer<String> go) {
        this.context = context;
        this.go = go;
        getStyleClass().add("letter-bar");
    }

    /**
     * @param rows in the order of their names; none where they are in another
     */
    void show(List<LibraryRow> rows) {
        Set<String> letters = new LinkedHashSet<>();
        rows.forEach(row -> letters.add(letter(row)));
        List<String> next = rows.size() < FROM ? List.of() : List.copyOf(letters);
        if (!next.equals(shown)) {
            shown = next;
            getChildren().setAll(next.stream().map(this::button).toList());
        }
        Buttons.show(this, next.size() > 1);
    }

    private Button button(String letter) {
        Button button = new Button(letter);
        button.getStyleClass().add("letter");
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setAccessibleText(context.text("library.letter", letter));
        button.setOnAction(event -> go.accept(letter));
        return button;
    }

    /** The letter that a title is found under, {@code #} for what begins with none. */
    static String letter(LibraryRow row) {
        String folded = SearchTerm.fold(row.sortName());
        if (folded.isEmpty()) {
            return OTHER;
        }
        int first = folded.codePointAt(0);
        return Character.isLetter(first) ? Character.toString(first).toUpperCase(Locale.ROOT) : OTHER;
    }
}
