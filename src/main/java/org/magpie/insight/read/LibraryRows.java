package org.magpie.insight.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibraryRow.State;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/**
 * Reads the rows of the library from the counts kept with every title. Counts that time has overtaken, since an item has become
 * available, are taken again, which is a handful at most.
 */
final class LibraryRows {
    private static final String ROWS = "select title.id, title.kind, title.name, title.sort_name, title.first_year,"
            + " title.monitored, title.added, title.has_poster from title";

    private final Rows rows;
    private final PendingDownloads pending;
    private final Instant now;

    LibraryRows(StatelessSession session, PendingDownloads pending, Instant now) {
        this.rows = new Rows(session);
        this.pending = pending;
        this.now = now;
    }

    /** All of them by sort name. */
    List<LibraryRow> all() {
        return read("", new Object[0]);
    }

    /** Those of these titles, by sort name. */
    List<LibraryRow> of(Collection<Long> titleIds) {
        return read(" where title.id = any(?)", (Object) titleIds.toArray());
    }

    private List<LibraryRow> read(String where, Object... values) {
        Map<Long, String> profiles = profiles(where, values);
        Map<Long, Set<String>> tags = tags(where, values);
        // Two walks over whole tables and a map between them: half the time of a join, which looks up each title's
        // counts.
        Map<Long, Counts> counts = counts(where, values);
        counts.putAll(due(counts, where, values));
        List<LibraryRow> read = new ArrayList<>();
        rows.each(ROWS + where, row -> read.add(row(row, profiles, tags, counts)), values);
        read.sort(Comparator.comparing(LibraryRow::sortName).thenComparingInt(LibraryRow::year));
        return read;
    }

    private record Counts(
            int have,
            int wanted,
            int missing,
            long bytes,
            @Nullable String best,
            @Nullable Instant next) {
        static final Counts NONE = new Counts(0, 0, 0, 0, null, null);

        Counts due(int nowWanted, int nowMissing, @Nullable Instant nowNext) {
            return new Counts(have, nowWanted, nowMissing, bytes, best, nowNext);
        }
    }

    private Map<Long, Counts> counts(String where, Object... values) {
        Map<Long, Counts> counts = new HashMap<>();
        rows.each(
                "select counted.title_id, counted.have, counted.wanted, counted.missing, counted.bytes,"
                        + " counted.best_quality, counted.next_date from title_count counted"
                        + where.replace("title.id", "counted.title_id"),
                row -> counts.put(
                        row.getLong(1),
                        new Counts(
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getObject(7, Instant.class))),
                values);
        return counts;
    }

    private LibraryRow row(
            ResultSet row, Map<Long, String> profiles, Map<Long, Set<String>> tags, Map<Long, Counts> all)
            throws SQLException {
        long id = row.getLong(1);
        MediaKind kind = MediaKind.valueOf(row.getString(2));
        boolean monitored = row.getBoolean(6);
        Counts counts = all.getOrDefault(id, Counts.NONE);
        String best = counts.best();
        return new LibraryRow(
                id,
                kind,
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                monitored,
                state(id, monitored, counts),
                counts.have(),
                counts.wanted(),
                counts.bytes(),
                best == null ? "" : Quality.valueOf(best).displayName(kind),
                profiles.getOrDefault(id, ""),
                tags.getOrDefault(id, Set.of()),
                row.getObject(7, Instant.class),
                counts.next(),
                row.getBoolean(8));
    }

    private State state(long id, boolean monitored, Counts counts) {
        if (pending.stuck().contains(id)) {
            return State.ATTENTION;
        }
        if (pending.titles().contains(id)) {
            return State.DOWNLOADING;
        }
        if (!monitored) {
            // Nothing more of it is wanted, and what there is is here.
            return counts.have() > 0 ? State.COMPLETE : State.UNMONITORED;
        }
        if (counts.missing() > 0) {
            return State.MISSING;
        }
        return counts.wanted() == 0 && counts.have() == 0 ? State.UPCOMING : State.COMPLETE;
    }

    /** The profile of each title's first slot. */
    private Map<Long, String> profiles(String where, Object... values) {
        Map<Long, String> names = new HashMap<>();
        rows.each("select id, name from profile", row -> names.put(row.getLong(1), row.getString(2)));
        Map<Long, String> profiles = new HashMap<>();
        Map<Long, Integer> places = new HashMap<>();
        rows.each(
                "select slot.title_id, slot.place, slot.profile_id from slot"
                        + where.replace("title.id", "slot.title_id"),
                row -> {
                    long title = row.getLong(1);
                    int place = row.getInt(2);
                    Integer before = places.get(title);
                    if (before == null || place < before) {
                        places.put(title, place);
                        profiles.put(title, names.getOrDefault(row.getLong(3), ""));
                    }
                },
                values);
        return profiles;
    }

    private Map<Long, Set<String>> tags(String where, Object... values) {
        Map<Long, Set<String>> tags = new HashMap<>();
        rows.each(
                "select link.title_id, tag.name from title_tag link join tag on tag.id = link.tag_id"
                        + where.replace("title.id", "link.title_id"),
                row -> tags.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(row.getString(2)),
                values);
        return tags;
    }

    private Map<Long, Counts> due(Map<Long, Counts> counts, String where, Object... values) {
        Map<Long, Counts> due = new HashMap<>();
        Object[] all = new Object[values.length + 4];
        for (int at = 0; at < 4; at++) {
            all[at] = now;
        }
        System.arraycopy(values, 0, all, 4, values.length);
        rows.each(
                "select item.title_id, sum(case when item.monitored and item.available <= ? then 1 else 0 end),"
                        + " sum(case when item.monitored and item.available <= ? and item.standing = 0 then 1 else 0 end),"
                        + " min(case when item.monitored and item.available > ? then item.available end)"
                        + " from title_count counted join item on item.title_id = counted.title_id"
                        + " where counted.next_date <= ?"
                        + where.replace("where title.id", "and counted.title_id")
                        + " group by item.title_id",
                row -> due.put(
                        row.getLong(1),
                        counts.getOrDefault(row.getLong(1), Counts.NONE)
                                .due(row.getInt(2), row.getInt(3), row.getObject(4, Instant.class))),
                all);
        return due;
    }
}
