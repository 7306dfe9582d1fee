package org.magpie.base.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes of many rows. Units of work run one after the other, so one that writes thousands of rows keeps everybody waiting: what may
 * be stored in part is written in units of {@value #ROWS} rows each, and whoever waits has a turn in between. It may be broken off
 * after any unit, and must be able to go on from there. What has to be stored as a whole stays one unit.
 */
public final class Chunks {
    /** How many rows a unit of work writes at most. */
    public static final int ROWS = 500;

    private Chunks() {}

    /**
     * Runs the work with so many at a time, each in a unit of work of its own.
     *
     * @param work writes about a row for each
     */
    public static <T> void write(Store store, Collection<T> all, BiConsumer<UnitOfWork, List<T>> work) {
        of(all, each -> 1).forEach(chunk -> store.change(unit -> work.accept(unit, chunk)));
    }

    /**
     * Deletes rows, so many at a time, each time in a unit of work of its own.
     *
     * @param where which rows, such as {@code happened < ?}
     * @return how many in all
     */
    public static int delete(Store store, String table, String where, @Nullable Object... values) {
        String sql = "delete from " + table + " where (" + where + ") fetch first " + ROWS + " rows only";
        int all = 0;
        int deleted = ROWS;
        while (deleted == ROWS) {
            deleted = store.write(unit -> new Rows(unit.session()).change(sql, values));
            all += deleted;
        }
        return all;
    }

    /**
     * Parts in order.
     *
     * @param rows how many rows one of them is; one that is more than a part's worth has a part of its own
     */
    public static <T> List<List<T>> of(Collection<T> all, ToIntFunction<T> rows) {
        List<List<T>> chunks = new ArrayList<>();
        List<T> chunk = new ArrayList<>();
        long size = 0;
        for (T each : all) {
            int more = rows.applyAsInt(each);
            if (!chunk.isEmpty() && size + more > ROWS) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                size = 0;
            }
            chunk.add(each);
            size += more;
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }
}
