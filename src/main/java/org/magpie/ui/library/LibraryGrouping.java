package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;

/** Under which headings the posters can stand. */
public enum LibraryGrouping {
    NONE,
    COLLECTION,
    NETWORK,
    DECADE;

    /** Key of its name in the bundle. */
    public String key() {
        return "library.group." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it needs more than a row tells. */
    boolean needsDetails() {
        return this == COLLECTION || this == NETWORK;
    }

    /**
     * Puts rows under their headings: by name, decades with the latest first, and what belongs under none at the end. Within a heading
     * the rows keep their order.
     *
     * @param details by title
     */
    Arranged arrange(List<LibraryRow> rows, Map<Long, LibraryDetails> details, Texts texts) {
        if (this == NONE) {
            return new Arranged(rows, List.of());
        }
        Comparator<String> byName = String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
        Map<String, List<LibraryRow>> headed = new TreeMap<>(this == DECADE ? byName.reversed() : byName);
        List<LibraryRow> others = new ArrayList<>();
        for (LibraryRow row : rows) {
            String heading = heading(row, details.getOrDefault(row.id(), LibraryDetails.NONE), texts);
            if (heading.isBlank()) {
                others.add(row);
            } else {
                headed.computeIfAbsent(heading, each -> new ArrayList<>()).add(row);
            }
        }
        List<LibraryRow> all = new ArrayList<>(rows.size());
        List<LibraryGroup> groups = new ArrayList<>();
        headed.forEach((name, some) -> add(name, some, all, groups));
        if (!others.isEmpty()) {
            add(texts.get(key() + ".none"), others, all, groups);
        }
        return new Arranged(List.copyOf(all), List.copyOf(groups));
    }

    private static void add(String name, List<LibraryRow> some, List<LibraryRow> all, List<LibraryGroup> groups) {
        groups.add(new LibraryGroup(name, all.size(), some.size()));
        all.addAll(some);
    }

    private String heading(LibraryRow row, LibraryDetails details, Texts texts) {
        return switch (this) {
            case NONE -> "";
            case COLLECTION -> details.collection();
            case NETWORK -> details.network();
            case DECADE ->
                row.year() == 0
                        ? ""
                        : texts.get("library.group.decade.one", String.format(Locale.ROOT, "%d", row.year() / 10 * 10));
        };
    }

    /** Rows in the order in which they are shown, and the headings that they stand under; none where they are not grouped. */
    record Arranged(List<LibraryRow> rows, List<LibraryGroup> groups) {
        static final Arranged NOTHING = new Arranged(List.of(), List.of());
    }
}
