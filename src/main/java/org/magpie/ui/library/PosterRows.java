package org.magpie.ui.library;

import java.util.Arrays;
import java.util.List;

/** Which posters and headings stand in which row of the grid. */
final class PosterRows {
    private final List<LibraryGroup> groups;
    /** Of each row the place of its first poster; of a heading that of the first one below it. */
    private final int[] firsts;
    /** Of each row the number of its heading; -1 for posters. */
    private final int[] headings;

    private final int posters;

    private PosterRows(List<LibraryGroup> groups, int[] firsts, int[] headings, int posters) {
        this.groups = groups;
        this.firsts = firsts;
        this.headings = headings;
        this.posters = posters;
    }

    /**
     * @param posters how many there are
     * @param groups all of them in order, or none where there are no headings
     * @param columns in a row at most, at least 1
     */
    static PosterRows of(int posters, List<LibraryGroup> groups, int columns) {
        List<LibraryGroup> whole = groups.isEmpty() ? List.of(new LibraryGroup("", 0, posters)) : groups;
        int size = whole.stream()
                        .mapToInt(group -> (group.count() + columns - 1) / columns)
                        .sum()
                + groups.size();
        int[] firsts = new int[size];
        int[] headings = new int[size];
        int at = 0;
        for (int each = 0; each < whole.size(); each++) {
            LibraryGroup group = whole.get(each);
            if (!groups.isEmpty()) {
                firsts[at] = group.from();
                headings[at++] = each;
            }
            for (int first = group.from(); first < group.from() + group.count(); first += columns) {
                firsts[at] = first;
                headings[at++] = -1;
            }
        }
        return new PosterRows(groups, firsts, headings, posters);
    }

    int size() {
        return firsts.length;
    }

    boolean isHeading(int row) {
        return headings[row] >= 0;
    }

    /** Of a row that is a heading. */
    LibraryGroup heading(int row) {
        return groups.get(headings[row]);
    }

    /** The place of the first poster in a row of posters. */
    int first(int row) {
        return firsts[row];
    }

    /** How many posters stand in a row; none in a heading. */
    int count(int row) {
        if (isHeading(row)) {
            return 0;
        }
        return (row + 1 < firsts.length ? firsts[row + 1] : posters) - firsts[row];
    }

    /** The row in which a poster stands. */
    int rowOf(int poster) {
        int row = Arrays.binarySearch(firsts, poster);
        // Not found: the row before the place where it would stand. A heading has the place of the poster below it.
        row = row < 0 ? -row - 2 : row;
        return isHeading(row) ? row + 1 : row;
    }

    /** The row to scroll to so that a poster is seen: that of the heading where it stands right below one. */
    int shownFrom(int poster) {
        int row = rowOf(poster);
        return row > 0 && isHeading(row - 1) ? row - 1 : row;
    }

    /**
     * The poster so many rows of posters further down, in the same column or the last of a shorter row. Beyond the first or last row it
     * stays where it is when it goes by one row, and is the first or last poster when it goes by more.
     */
    int below(int poster, int rows) {
        int row = rowOf(poster);
        int column = poster - firsts[row];
        int step = Integer.signum(rows);
        int left = Math.abs(rows);
        int reached = row;
        for (int at = row + step; left > 0 && at >= 0 && at < size(); at += step) {
            if (!isHeading(at)) {
                reached = at;
                left--;
            }
        }
        if (left > 0 && Math.abs(rows) > 1) {
            return rows < 0 ? 0 : posters - 1;
        }
        return firsts[reached] + Math.min(column, count(reached) - 1);
    }
}
