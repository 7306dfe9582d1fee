package org.magpie.catalog.demo;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;

/** Rows of made-up titles, gathered and then written table by table. */
final class DemoRows {
    /** What one call of a sequence stands for; see the migration that makes them. */
    private static final int STEP = 50;

    private final Rows rows;
    private final List<@Nullable Object[]> titles = new ArrayList<>();
    private final List<@Nullable Object[]> slots = new ArrayList<>();
    private final List<@Nullable Object[]> items = new ArrayList<>();
    private final List<@Nullable Object[]> files = new ArrayList<>();
    private final List<@Nullable Object[]> links = new ArrayList<>();

    DemoRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /**
     * Takes ids out of a sequence as Hibernate does: a value v stands for the 50 ids before it.
     *
     * @return the first of so many ids in a row
     */
    long reserve(String sequence, int count) {
        int calls = count / STEP + 2; // the first value of a new sequence stands for nothing
        List<Long> values = rows.list(
                "select next value for " + sequence + " from system_range(1, ?)", row -> row.getLong(1), calls);
        long first = values.getFirst() == 1 ? values.get(1) : values.getFirst();
        return first - STEP;
    }

    /** Takes ids out of a sequence that counts one by one; answers the first of so many in a row. */
    long reserveEach(String sequence, int count) {
        return rows.list("select next value for " + sequence + " from system_range(1, ?)", row -> row.getLong(1), count)
                .getFirst();
    }

    void title(@Nullable Object... values) {
        titles.add(values);
    }

    void slot(@Nullable Object... values) {
        slots.add(values);
    }

    void item(@Nullable Object... values) {
        items.add(values);
    }

    void file(@Nullable Object... values) {
        files.add(values);
    }

    void link(@Nullable Object... values) {
        links.add(values);
    }

    void write() {
        rows.batch(
                "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                        + " rating, original_language, monitored, new_items, provenance, has_poster, has_backdrop, added)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'English', ?, true, 'DEMO', false, false, ?)",
                titles.stream());
        rows.batch(
                "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, ?, ?, ?, ?, ?)",
                slots.stream());
        rows.batch(
                "insert into item (id, title_id, kind, name, season, number, release_date, available, minutes, monitored,"
                        + " standing, files) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
                items.stream());
        rows.batch(
                "insert into media_file (id, title_id, slot_id, root_id, path, bytes, quality, version, real_count, repack,"
                        + " languages, release_group, edition, release_name, indexer_flags, score, added)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 1, 0, false, '[\"English\"]', 'DEMO', '', ?, '[]', 0, ?)",
                files.stream());
        rows.batch("insert into file_item (item_id, file_id) values (?, ?)", links.stream());
    }
}
