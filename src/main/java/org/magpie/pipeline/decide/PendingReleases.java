package org.magpie.pipeline.decide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/**
 * What is good but waits for a time to come, such as the end of a delay. {@link Verdicts} writes it with the verdict; the pipeline
 * looks every minute for what is due, judges it again and takes the best. It is kept, so a wait outlives the process. Safe for any
 * number of threads.
 */
public final class PendingReleases {
    private final Store store;
    private final Clock clock;

    public PendingReleases(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One that waits.
     *
     * @param due when its wait is over
     */
    public record Pending(long verdictId, long titleId, long slotId, List<Long> itemIds, Instant due) {
        public Pending {
            itemIds = List.copyOf(itemIds);
        }
    }

    /** All that waits, the first due first. */
    public List<Pending> all() {
        return store.read(session -> new Rows(session)
                .list(
                        "select verdict_id, title_id, slot_id, item_ids, due from pending_release order by due, verdict_id",
                        PendingReleases::pending));
    }

    /** What waits at this moment, to ask it often. */
    public Waiting now() {
        return new Waiting(all());
    }

    /** Every release of each title and slot of which one is due: the best of them is to be taken. */
    public List<Pending> due() {
        Instant now = clock.instant();
        List<Pending> all = all();
        List<Pending> over =
                all.stream().filter(each -> !each.due().isAfter(now)).toList();
        return all.stream()
                .filter(each -> over.stream()
                        .anyMatch(first -> first.slotId() == each.slotId()
                                && !Collections.disjoint(first.itemIds(), each.itemIds())))
                .toList();
    }

    /** They need not wait any more: they were judged again, or taken. */
    public void forget(Collection<Long> verdictIds) {
        Chunks.write(
                store,
                verdictIds,
                (unit, chunk) -> new Rows(unit.session())
                        .change("delete from pending_release where verdict_id = any(?)", (Object) chunk.toArray()));
    }

    static void keep(Rows rows, List<Pending> pending) {
        rows.batch(
                "insert into pending_release (verdict_id, title_id, slot_id, item_ids, due) values (?, ?, ?, ?, ?)",
                pending.stream()
                        .map(each -> Rows.row(
                                each.verdictId(),
                                each.titleId(),
                                each.slotId(),
                                each.itemIds().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")),
                                each.due())));
    }

    private static Pending pending(ResultSet row) throws SQLException {
        String ids = row.getString(4);
        return new Pending(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Arrays.stream(ids.substring(1, ids.length() - 1).split(",", -1))
                        .map(String::strip)
                        .map(Long::valueOf)
                        .toList(),
                row.getObject(5, Instant.class));
    }

    /** What waits, as it was at one moment. */
    public static final class Waiting {
        /** Nothing waits. */
        public static final Waiting NONE = new Waiting(List.of());

        private final List<Pending> all;

        public Waiting(List<Pending> all) {
            this.all = List.copyOf(all);
        }

        /** When the first wait for any of these items in that slot is over; empty where nothing waits for them. */
        public Optional<Instant> firstDue(long slotId, Collection<Long> itemIds) {
            return all.stream()
                    .filter(each -> each.slotId() == slotId && !Collections.disjoint(each.itemIds(), itemIds))
                    .map(Pending::due)
                    .min(Instant::compareTo);
        }
    }
}
