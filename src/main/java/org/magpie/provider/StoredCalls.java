package org.magpie.provider;

import java.time.LocalDate;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/**
 * How often the plugs that are set up were called, or how much was fetched through them, in the database; the last thirty days are
 * kept. Safe for any number of threads.
 */
public final class StoredCalls implements CallCounts.Ledger {
    private static final int KEPT_DAYS = 30;

    private final Store store;
    private final String column;

    /** Of calls. */
    public StoredCalls(Store store) {
        this(store, "calls");
    }

    private StoredCalls(Store store, String column) {
        this.store = store;
        this.column = column;
    }

    /** Of torrents, posts and files. */
    public static StoredCalls ofFetches(Store store) {
        return new StoredCalls(store, "fetches");
    }

    @Override
    public int read(long definitionId, LocalDate day) {
        return store.read(session -> new Rows(session)
                .first(
                        "select " + column + " from indexer_calls where provider = ? and on_day = ?",
                        row -> row.getInt(1),
                        definitionId,
                        day)
                .orElse(0));
    }

    @Override
    public void keep(long definitionId, LocalDate day, int calls) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change(
                    "merge into indexer_calls (provider, on_day, " + column
                            + ") key (provider, on_day) values (?, ?, ?)",
                    definitionId,
                    day,
                    calls);
            if (calls == 1) {
                rows.change("delete from indexer_calls where on_day < ?", day.minusDays(KEPT_DAYS));
            }
        });
    }
}
