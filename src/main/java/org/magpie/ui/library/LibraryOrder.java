package org.magpie.ui.library;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.magpie.insight.LibraryRow;

/** How the library can be sorted. */
@SuppressWarnings("ImmutableEnumChecker") // a comparator of record components has no state
public enum LibraryOrder {
    NAME(Comparator.comparing(LibraryRow::sortName, String.CASE_INSENSITIVE_ORDER)),
    ADDED(Comparator.comparing(LibraryRow::added).reversed()),
    YEAR(Comparator.comparingInt(LibraryRow::year).reversed()),
    SIZE(Comparator.comparingLong(LibraryRow::size).reversed()),
    NEXT(Comparator.comparing(row -> row.nextDate() == null ? Instant.MAX : row.nextDate()));

    private final Comparator<LibraryRow> comparator;

    LibraryOrder(Comparator<LibraryRow> comparator) {
        this.comparator = comparator;
    }

    public Comparator<LibraryRow> comparator() {
        return comparator;
    }

    /** Key of its name in the bundle. */
    public String key() {
        return "library.order." + name().toLowerCase(Locale.ROOT);
    }
}
