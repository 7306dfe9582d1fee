package org.magpie.ui.kit.rows;

import java.util.ArrayList;
import java.util.List;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.SearchTerm;

/**
 * Finds titles by what a person types of their names.
 *
 * @param library by sort name
 */
public record LibrarySearch(List<LibraryRow> library) {
    private static final int MOST = 8;

    /** Those that begin so first. */
    public List<LibraryRow> find(String typed) {
        SearchTerm term = new SearchTerm(typed);
        if (term.isEmpty()) {
            return List.of();
        }
        String start = SearchTerm.fold(typed);
        List<LibraryRow> starting = new ArrayList<>();
        List<LibraryRow> within = new ArrayList<>();
        for (LibraryRow row : library) {
            String name = SearchTerm.fold(row.name());
            if (name.startsWith(start)) {
                starting.add(row);
            } else if (within.size() < MOST && term.isIn(name)) {
                within.add(row);
            }
            if (starting.size() == MOST) {
                break;
            }
        }
        starting.addAll(within);
        return starting.stream().limit(MOST).toList();
    }
}
