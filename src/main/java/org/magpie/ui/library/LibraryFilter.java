package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.SearchTerm;

/**
 * What of the library is shown, and in which order.
 *
 * @param kind null for all
 * @param states empty for all
 * @param reversed whether the last of the order stands first
 */
public record LibraryFilter(
        @Nullable MediaKind kind, String text, Set<LibraryRow.State> states, LibraryOrder order, boolean reversed) {
    public static final LibraryFilter ALL = new LibraryFilter(null, "", Set.of(), LibraryOrder.NAME, false);

    public LibraryFilter {
        states = Set.copyOf(states);
    }

    public LibraryFilter withKind(@Nullable MediaKind other) {
        return new LibraryFilter(other, text, states, order, reversed);
    }

    public LibraryFilter withText(String other) {
        return new LibraryFilter(kind, other, states, order, reversed);
    }

    public LibraryFilter withStates(Set<LibraryRow.State> others) {
        return new LibraryFilter(kind, text, others, order, reversed);
    }

    public LibraryFilter withOrder(LibraryOrder other) {
        return new LibraryFilter(kind, text, states, other, reversed);
    }

    public LibraryFilter inReverse(boolean other) {
        return new LibraryFilter(kind, text, states, order, other);
    }

    /** Whether anything is left out apart from other kinds. */
    public boolean narrows() {
        return !text.isBlank() || !states.isEmpty();
    }

    /**
     * @param index rows by name, with their names folded
     */
    public List<LibraryRow> of(LibrarySearchIndex index) {
        SearchTerm term = new SearchTerm(text);
        List<LibraryRow> found = new ArrayList<>();
        for (int at = 0; at < index.size(); at++) {
            LibraryRow row = index.row(at);
            if ((kind == null || row.kind() == kind)
                    && (states.isEmpty() || states.contains(row.state()))
                    && (term.isEmpty() || term.isIn(index.folded(at)))) {
                found.add(row);
            }
        }
        if (order != LibraryOrder.NAME) {
            found.sort(order.comparator());
        }
        return reversed ? found.reversed() : found;
    }
}
