package org.magpie.pipeline.search.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** Keeps how far each indexer's newest releases were read, and what could not be read back to. Safe for any number of threads. */
public final class FeedMarks {
    private final Store store;
    private final Clock clock;

    public FeedMarks(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By indexer. */
    public Map<Long, FeedMark> all() {
        Map<Long, FeedMark> marks = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select provider, newest, seen from feed_mark",
                            row -> marks.put(
                                    row.getLong(1),
                                    new FeedMark(
                                            row.getObject(2, Instant.class), FeedMark.readPrints(row.getString(3)))));
            return marks.size();
        });
        return marks;
    }

    /** A search for everything wanted has found what was missed until then, as far as it is still on offer. */
    public void searched(Instant began) {
        store.change(unit -> new Rows(unit.session())
                .change("update feed_mark set gap_from = null, gap_to = null where gap_to <= ?", began));
    }

    /** Keeps what was read, unless the indexer has been deleted meanwhile. */
    public void keep(Feeds.FeedRead read) {
        Instant now = clock.instant();
        FeedMark mark = read.mark();
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            if (rows.number("select count(*) from provider where id = ?", read.indexerId()) == 0) {
                return;
            }
            int changed = rows.change(
                    "update feed_mark set newest = ?, seen = ?, synced = ?, fresh = ? where provider = ?",
                    mark.newest(),
                    mark.writtenPrints(),
                    now,
                    read.fresh().size(),
                    read.indexerId());
            if (changed == 0) {
                rows.change(
                        "insert into feed_mark (provider, newest, seen, synced, fresh) values (?, ?, ?, ?, ?)",
                        read.indexerId(),
                        mark.newest(),
                        mark.writtenPrints(),
                        now,
                        read.fresh().size());
            }
            read.gap()
                    .ifPresent(gap -> rows.change(
                            "update feed_mark set gap_from = ?, gap_to = ? where provider = ?",
                            gap.from(),
                            gap.to(),
                            read.indexerId()));
        });
    }
}
