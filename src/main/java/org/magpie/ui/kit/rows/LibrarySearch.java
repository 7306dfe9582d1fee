package org.magpie.ui.kit.rows;

import java.util.ArrayList;
import java.util.List;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.Needle;

/**
 * Finds titles by what a person types of their names.
 *
 * @param library by sort name
 */
public record LibrarySearch(List<LibraryRow> library) {
    private static final int MOST = 8;

    /** Those that begin so first. */
    public List<LibraryRow> find(String typed) {
        Needle needle = new Needle(typed);
        if (needle.isEmpty()) {
            return List.of();
        }
        String start = Needle.fold(typed);
        List<LibraryRow> starting = new ArrayList<>();
        List<LibraryRow> within = new ArrayList<>();
        for (LibraryRow row : library) {
            String name = Needle.fold(row.name());
            if (name.startsWith(start)) {
                starting.add(row);
            } else if (within.size() < MOST && needle.isIn(name)) {
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
