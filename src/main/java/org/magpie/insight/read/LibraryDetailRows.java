package org.magpie.insight.read;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.insight.LibraryDetails;
import org.magpie.media.StoredJson;

/** Reads what titles can be filtered by and no poster shows. */
final class LibraryDetailRows {
    private LibraryDetailRows() {}

    static Map<Long, LibraryDetails> all(StatelessSession session) {
        Rows rows = new Rows(session);
        Map<Long, String> collections = new HashMap<>();
        rows.each(
                "select title_id, collection from title_naming where collection <> ''",
                row -> collections.put(row.getLong(1), row.getString(2)));
        Map<Long, LibraryDetails> all = new HashMap<>();
        rows.each(
                "select id, genres, network, status, original_language, rating from title",
                row -> all.put(
                        row.getLong(1),
                        new LibraryDetails(
                                StoredJson.texts(row.getString(2)),
                                row.getString(3),
                                collections.getOrDefault(row.getLong(1), ""),
                                row.getString(4),
                                row.getString(5),
                                row.getDouble(6))));
        return all;
    }
}
