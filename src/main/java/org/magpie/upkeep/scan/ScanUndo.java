package org.magpie.upkeep.scan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;
import org.magpie.base.undo.StoredUndo;
import org.magpie.media.library.Library;

/**
 * Undoes what a scan changed in the library, as a whole and without touching the disk. A title that somebody has changed since stays, with
 * its files, and the entry says so. Holds some hundred rows at a time, however large the scan was. Safe for any number of threads.
 */
public final class ScanUndo implements StoredUndo.Handler {
    /** Under which {@link StoredUndo#handle} is told of it. */
    public static final String KIND = "scan";

    private final Library library;

    public ScanUndo(Library library) {
        this.library = library;
    }

    @Override
    public void undo(UnitOfWork unit, String content) {
        long entry = Long.parseLong(content);
        Rows rows = new Rows(unit.session());
        Message said = rows.first(
                        "select said from undo_entry where id = ?", row -> StoredMessage.read(row.getString(1)), entry)
                .orElseThrow(() -> new UserException("undo.gone"));
        if (rows.number("select count(*) from scan_run where entry_id = ?", entry) > 0) {
            throw new UserException("undo.under-way", said);
        }
        int stay = keepChanged(rows, entry);
        refuseWhereChanged(rows, entry, said);
        rows.change(
                "update slot set folder = '' where exists (select 1 from scan_change change where change.row_id = slot.id"
                        + " and what = 'FOLDER' and entry_id = ? and not stays and new_path = slot.folder)",
                entry);
        rows.change(
                "update slot set root_id = (select max(old_root) from scan_change change where change.row_id = slot.id and what ="
                        + " 'ROOT' and entry_id = ?1) where exists (select 1 from scan_change change where change.row_id = slot.id"
                        + " and what = 'ROOT' and entry_id = ?1 and not stays and new_root = slot.root_id)",
                entry);
        takeBack(rows, entry);
        each(
                rows,
                "select id, title_id from scan_change where entry_id = ? and not stays and id > ? order by id limit ?",
                entry,
                titles -> library.changed(unit, titles));
        if (stay > 0) {
            rows.change(
                    "update undo_entry set said = ? where id = ?",
                    StoredMessage.write(Message.of("undo.scan-partly", said, stay)),
                    entry);
        }
    }

    private static void takeBack(Rows rows, long entry) {
        rows.change(
                "delete from media_file where id in (select row_id from scan_change where entry_id = ? and what = 'FILE'"
                        + " and not stays)",
                entry);
        rows.change(
                "delete from item where id in (select row_id from scan_change where entry_id = ? and what = 'ITEM'"
                        + " and not stays) and not exists (select 1 from file_item where item_id = item.id)",
                entry);
        rows.change(
                "delete from title where id in (select row_id from scan_change where entry_id = ? and what = 'TITLE'"
                        + " and not stays)",
                entry);
        long above = 0;
        List<Back> some = back(rows, entry, above);
        while (!some.isEmpty()) {
            rows.batch(
                    "update media_file set root_id = ?, path = ? where id = ?",
                    some.stream().map(each -> Rows.row(each.root(), each.path(), each.file())));
            above = some.getLast().id();
            some = back(rows, entry, above);
        }
    }

    /** A file that was followed, and where it lay before. */
    private record Back(long id, long file, long root, String path) {}

    private static List<Back> back(Rows rows, long entry, long above) {
        return rows.list(
                "select id, row_id, old_root, old_path from scan_change where entry_id = ? and what = 'MOVED' and not stays"
                        + " and id > ? order by id limit ?",
                row -> new Back(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)),
                entry,
                above,
                Chunks.ROWS);
    }

    /** Notes titles of the scan that somebody has changed, with all that is noted of them; returns how many. */
    private static int keepChanged(Rows rows, long entry) {
        int[] stay = new int[1];
        each(
                rows,
                "select id, row_id from scan_change where entry_id = ? and what = 'TITLE' and id > ? order by id limit ?",
                entry,
                titles -> {
                    Map<Long, String> now = states(rows, titles);
                    Set<Long> changed = new TreeSet<>(rows
                            .list(
                                    "select row_id, state from scan_change where entry_id = ? and what = 'TITLE' and row_id = any(?)",
                                    row -> Map.entry(row.getLong(1), row.getString(2)),
                                    entry,
                                    titles.toArray())
                            .stream()
                            .filter(each -> now.containsKey(each.getKey())
                                    && !each.getValue().equals(now.get(each.getKey())))
                            .map(Map.Entry::getKey)
                            .toList());
                    changed.addAll(rows.list(
                            "select distinct file.title_id from media_file file left join scan_change change on change.row_id ="
                                    + " file.id and what = 'FILE' and entry_id = ? where file.title_id = any(?) and (change.id is"
                                    + " null or new_path <> file.path or new_root <> file.root_id)"
                                    + " union select title_id from download where title_id = any(?)",
                            row -> row.getLong(1),
                            entry,
                            titles.toArray(),
                            titles.toArray()));
                    stay[0] += changed.size();
                    rows.change(
                            "update scan_change set stays = true where entry_id = ? and title_id = any(?)",
                            entry,
                            changed.toArray());
                });
        return stay[0];
    }

    /** Files of other titles: they may have been organised or replaced, and what did that would have to be undone first. */
    private static void refuseWhereChanged(Rows rows, long entry, Message said) {
        long changed = rows.number(
                "select count(*) from scan_change change join media_file file on file.id = change.row_id where entry_id = ?"
                        + " and what in ('FILE', 'MOVED') and not stays and (new_path <> file.path or new_root <> file.root_id)",
                entry);
        if (changed > 0) {
            throw new UserException("undo.changed", said);
        }
    }

    /** Told of some rows at a time. */
    @FunctionalInterface
    private interface Told {
        void of(Set<Long> ids);
    }

    /**
     * @param sql answers the id of a row and what is told; its values are the entry, the id above which it goes on, and how many
     */
    private static void each(Rows rows, String sql, long entry, Told told) {
        long above = 0;
        while (true) {
            List<long[]> some =
                    rows.list(sql, row -> new long[] {row.getLong(1), row.getLong(2)}, entry, above, Chunks.ROWS);
            if (some.isEmpty()) {
                return;
            }
            Set<Long> ids = new TreeSet<>();
            some.forEach(each -> ids.add(each[1]));
            told.of(ids);
            above = some.getLast()[0];
        }
    }

    /** What a person may change of titles, in a line each. A refresh by their source changes nothing of it. */
    static Map<Long, String> states(Rows rows, Collection<Long> titles) {
        Map<Long, String> states = new HashMap<>();
        rows.each(
                "select id, name || '|' || sort_name || '|' || monitored || '|' || new_items || '|' || coalesce(source, '')"
                        + " || '|' || coalesce(source_id, '') || '|'"
                        + " || (select count(*) from item where title_id = title.id and item.monitored) || '|'"
                        + " || coalesce((select listagg(name || ':' || profile_id || ':' || root_id || ':' || folder, ',')"
                        + " within group (order by slot.id) from slot where title_id = title.id), '') || '|'"
                        + " || coalesce((select listagg(tag_id, ',') within group (order by tag_id) from title_tag"
                        + " where title_id = title.id), '') || '|'"
                        + " || coalesce((select listagg(alias, ',') within group (order by alias) from own_alias"
                        + " where title_id = title.id), '') || '|'"
                        + " || (select count(*) from chosen_series_type where title_id = title.id)"
                        + " from title where id = any(?)",
                row -> states.put(row.getLong(1), row.getString(2)),
                (Object) titles.toArray());
        return states;
    }
}
