package org.magpie.upkeep.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.upkeep.scan.disk.ScanScope;

/** When the folders below a root folder were changed last, as the last look saw them. Safe for any number of threads. */
final class FolderTimes {
    private final Store store;
    private final long rootId;

    FolderTimes(Store store, long rootId) {
        this.store = store;
        this.rootId = rootId;
    }

    /** A folder and when it was changed last, in milliseconds since 1970. */
    record FolderTime(String path, long modified) {}

    /** Some of them by path, those above one; empty at the end. */
    List<FolderTime> page(String above, int most) {
        return store.read(session -> new Rows(session)
                .list(
                        "select path, modified from folder_time where root_id = ? and path > ? order by path limit ?",
                        row -> new FolderTime(row.getString(1), row.getLong(2)),
                        rootId,
                        above,
                        most));
    }

    /** That of the root folder itself, whether or not it was ever looked through. */
    List<FolderTime> top() {
        return store.read(session -> new Rows(session)
                .list(
                        "select path, modified from folder_time where root_id = ? and path = ''",
                        row -> new FolderTime(row.getString(1), row.getLong(2)),
                        rootId));
    }

    /** Those of these folders of which nothing is known. */
    Set<String> unknown(Set<String> paths) {
        Set<String> unknown = new HashSet<>(paths);
        Chunks.of(paths, path -> 1)
                .forEach(chunk -> store.read(session -> new Rows(session)
                                .list(
                                        "select path from unnest(?) as told (name) join folder_time on path = told.name"
                                                + " and root_id = ?",
                                        row -> row.getString(1),
                                        chunk.toArray(),
                                        rootId))
                        .forEach(unknown::remove));
        return unknown;
    }

    /** Makes what is known of a part of the root folder that and nothing else. */
    void store(Map<String, Long> seen, ScanScope scope) {
        Map<String, Long> before = new HashMap<>();
        String above = "";
        List<FolderTime> some = new ArrayList<>(top());
        do {
            some.stream()
                    .filter(each -> scope.hasListed(each.path()))
                    .forEach(each -> before.put(each.path(), each.modified()));
            some = page(above, Chunks.ROWS * 4);
            above = some.isEmpty() ? above : some.getLast().path();
        } while (!some.isEmpty());
        List<String> gone =
                before.keySet().stream().filter(path -> !seen.containsKey(path)).toList();
        List<Map.Entry<String, Long>> changed = seen.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                .toList();
        Chunks.write(
                store,
                gone,
                (unit, chunk) -> new Rows(unit.session())
                        .change(
                                "delete from folder_time where root_id = ? and path = any(?)",
                                rootId,
                                chunk.toArray()));
        Chunks.write(
                store,
                changed,
                (unit, chunk) -> new Rows(unit.session())
                        .batch(
                                "merge into folder_time (root_id, path, modified) key (root_id, path) values (?, ?, ?)",
                                chunk.stream().map(each -> Rows.row(rootId, each.getKey(), each.getValue()))));
    }
}
