package org.magpie.upkeep.scan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.Library.NewFile;
import org.magpie.upkeep.scan.disk.DiskComparison.Pair;

/**
 * Notes what one scan changes, each in the unit of work that changes it, as one entry that can be undone. A scan that was cut short goes on
 * in the same entry. Belongs to one thread.
 */
final class ScanJournal {
    private final Store store;
    private final long rootId;
    private final String root;
    private long entry;

    ScanJournal(Store store, long rootId, String root) {
        this.store = store;
        this.rootId = rootId;
        this.root = root;
    }

    /** For what a person takes in at once, in that unit of work. */
    static ScanJournal within(UnitOfWork unit, Store store, RootFolder root, Message said) {
        ScanJournal journal = new ScanJournal(store, root.id(), root.path().toString());
        journal.entry = UndoRecord.begin(unit, said).entry();
        return journal;
    }

    /** To be called before the unit of work of a change; an entry in which nothing is noted is not shown. */
    void open() {
        if (entry != 0) {
            return;
        }
        entry = store.write(unit -> {
            Rows rows = new Rows(unit.session());
            long begun = rows.first(
                            "select entry_id from scan_run join undo_entry on undo_entry.id = entry_id"
                                    + " where root_id = ? and undone is null",
                            row -> row.getLong(1),
                            rootId)
                    .orElse(0L);
            if (begun != 0) {
                return begun;
            }
            long id = UndoRecord.begin(unit, said(0, 0, 0)).entry();
            rows.change("update scan_run set entry_id = ? where root_id = ?", id, rootId);
            return id;
        });
    }

    private Message said(int titles, int files, int moved) {
        return Message.of("undo.scan", root, titles, files, moved);
    }

    private void first(UnitOfWork unit) {
        boolean isNoted =
                new Rows(unit.session()).number("select count(*) from undo_step where entry_id = ?", entry) > 0;
        if (!isNoted) {
            UndoRecord.within(unit, entry).other(ScanUndo.KIND, String.valueOf(entry));
        }
    }

    /**
     * Titles and files were taken in, and slots have got their folders.
     *
     * @param titles those that are new
     * @param folders of slots, by their ids
     */
    void taken(UnitOfWork unit, Collection<Long> titles, List<NewFile> files, Map<Long, String> folders) {
        if (titles.isEmpty() && files.isEmpty() && folders.isEmpty()) {
            return;
        }
        first(unit);
        Rows rows = new Rows(unit.session());
        Map<Long, String> states = ScanUndo.states(rows, titles);
        rows.batch(
                "insert into scan_change (entry_id, what, row_id, title_id, state) values (?, 'TITLE', ?, ?, ?)",
                new TreeSet<>(titles).stream().map(id -> Rows.row(entry, id, id, states.get(id))));
        rows.change(
                "insert into scan_change (entry_id, what, row_id, title_id, new_root, new_path) select ?, 'FILE', file.id,"
                        + " title_id, root_id, file.path from unnest(?) as told (path) join media_file file"
                        + " on file.path = told.path and file.root_id = ?",
                entry,
                files.stream().map(file -> file.facts().path()).toArray(),
                rootId);
        rows.batch(
                "insert into scan_change (entry_id, what, row_id, title_id, new_path) select ?, 'FOLDER', id, title_id, folder"
                        + " from slot where id = ?",
                folders.keySet().stream().map(id -> Rows.row(entry, id)));
    }

    /** Slots have got the root folder of this scan. */
    void followed(UnitOfWork unit, List<SlotRoots.Followed> slots) {
        if (slots.isEmpty()) {
            return;
        }
        first(unit);
        new Rows(unit.session())
                .batch(
                        "insert into scan_change (entry_id, what, row_id, title_id, old_root, new_root) values (?, 'ROOT', ?, ?, ?, ?)",
                        slots.stream()
                                .map(each -> Rows.row(entry, each.slotId(), each.titleId(), each.before(), rootId)));
    }

    /** A series has got these items. */
    void completed(UnitOfWork unit, long titleId, List<Long> items) {
        if (items.isEmpty()) {
            return;
        }
        first(unit);
        new Rows(unit.session())
                .batch(
                        "insert into scan_change (entry_id, what, row_id, title_id) values (?, 'ITEM', ?, ?)",
                        items.stream().map(id -> Rows.row(entry, id, titleId)));
    }

    /** Files are about to be followed to new places. */
    void moving(UnitOfWork unit, List<Pair> files) {
        first(unit);
        new Rows(unit.session())
                .batch(
                        "insert into scan_change (entry_id, what, row_id, title_id, old_root, old_path, new_root, new_path)"
                                + " values (?, 'MOVED', ?, ?, ?, ?, ?, ?)",
                        files.stream().map(pair -> row(pair)));
    }

    private @Nullable Object[] row(Pair pair) {
        return Rows.row(
                entry,
                pair.known().id(),
                pair.known().titleId(),
                pair.known().rootId(),
                pair.known().path(),
                rootId,
                pair.found().path());
    }

    /** Says how much it was. */
    void done() {
        if (entry == 0) {
            return;
        }
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change(
                    "update undo_entry set said = ? where id = ? and undone is null",
                    StoredMessage.write(said(count(rows, "TITLE"), count(rows, "FILE"), count(rows, "MOVED"))),
                    entry);
        });
    }

    private int count(Rows rows, String what) {
        return (int) rows.number("select count(*) from scan_change where entry_id = ? and what = ?", entry, what);
    }
}
