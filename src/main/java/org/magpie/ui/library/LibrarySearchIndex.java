package org.magpie.ui.library;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.SearchTerm;

/** The library's rows with what is searched in them worked out once, so that each key pressed only compares. */
public final class LibrarySearchIndex {
    private final List<LibraryRow> rows;
    private final String[] folded;
    private final Map<MediaKind, Integer> counts = new EnumMap<>(MediaKind.class);

    /**
     * @param rows by sort name
     */
    public LibrarySearchIndex(List<LibraryRow> rows) {
        this.rows = List.copyOf(rows);
        this.folded = new String[rows.size()];
        for (int at = 0; at < folded.length; at++) {
            LibraryRow row = this.rows.get(at);
            folded[at] = SearchTerm.fold(row.year() == 0 ? row.name() : row.name() + " " + row.year());
            counts.merge(row.kind(), 1, Integer::sum);
        }
    }

    public int size() {
        return folded.length;
    }

    public LibraryRow row(int at) {
        return rows.get(at);
    }

    String folded(int at) {
        return folded[at];
    }

    public int count(MediaKind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
