package org.magpie.ui.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.SearchTerm;

/**
 * What of the library is shown, and in which order.
 *
 * @param kind null for all
 * @param states empty for all
 * @param reversed whether the last of the order stands first
 * @param conditions that a person made
 */
public record LibraryFilter(
        @Nullable MediaKind kind,
        String text,
        Set<LibraryRow.State> states,
        LibraryOrder order,
        boolean reversed,
        TitleFilter conditions) {
    public static final LibraryFilter ALL =
            new LibraryFilter(null, "", Set.of(), LibraryOrder.NAME, false, TitleFilter.everything());

    public LibraryFilter {
        states = Set.copyOf(states);
    }

    public LibraryFilter withKind(@Nullable MediaKind other) {
        return new LibraryFilter(other, text, states, order, reversed, conditions);
    }

    public LibraryFilter withText(String other) {
        return new LibraryFilter(kind, other, states, order, reversed, conditions);
    }

    public LibraryFilter withStates(Set<LibraryRow.State> others) {
        return new LibraryFilter(kind, text, others, order, reversed, conditions);
    }

    public LibraryFilter withOrder(LibraryOrder other) {
        return new LibraryFilter(kind, text, states, other, reversed, conditions);
    }

    public LibraryFilter inReverse(boolean other) {
        return new LibraryFilter(kind, text, states, order, other, conditions);
    }

    public LibraryFilter withConditions(TitleFilter others) {
        return new LibraryFilter(kind, text, states, order, reversed, others);
    }

    /** What is not monitored is so whether or not there are files of it. */
    private boolean hasOne(LibraryRow row) {
        return states.contains(row.state()) || (states.contains(LibraryRow.State.UNMONITORED) && !row.monitored());
    }

    /** Whether anything is left out apart from other kinds. */
    public boolean narrows() {
        return !text.isBlank() || !states.isEmpty() || !conditions.equals(TitleFilter.everything());
    }

    /**
     * @param index rows by name, with their names folded
     */
    public List<LibraryRow> of(LibrarySearchIndex index) {
        return of(index, Map.of(), Instant.now());
    }

    /**
     * @param index rows by name, with their names folded
     * @param details by title; needed only where the conditions say so
     * @param now from which ages are counted
     */
    public List<LibraryRow> of(LibrarySearchIndex index, Map<Long, LibraryDetails> details, Instant now) {
        SearchTerm term = new SearchTerm(text);
        BiPredicate<LibraryRow, LibraryDetails> holds = conditions.test(now);
        List<LibraryRow> found = new ArrayList<>();
        for (int at = 0; at < index.size(); at++) {
            LibraryRow row = index.row(at);
            if ((kind == null || row.kind() == kind)
                    && (states.isEmpty() || hasOne(row))
                    && (term.isEmpty() || term.isIn(index.folded(at)))
                    && holds.test(row, details.getOrDefault(row.id(), LibraryDetails.NONE))) {
                found.add(row);
            }
        }
        if (order != LibraryOrder.NAME) {
            found.sort(order.comparator());
        }
        return reversed ? found.reversed() : found;
    }
}
