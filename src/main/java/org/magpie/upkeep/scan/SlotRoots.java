package org.magpie.upkeep.scan;

import java.util.Collection;
import java.util.List;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;

/**
 * Lets the only copy of a title follow its files: a title that was added before its files were found may have been given another root
 * folder, and would be moved there when it is next organised.
 */
final class SlotRoots {
    private SlotRoots() {}

    /** A slot that has another root folder now. */
    record Followed(long slotId, long titleId, long before) {}

    /**
     * Gives slots the root folder in which files of their titles are about to be taken in: only where a title has one slot, no file, no
     * folder of its own yet, and nothing is being downloaded for it.
     */
    static List<Followed> follow(UnitOfWork unit, Collection<Long> titles, long rootId) {
        Rows rows = new Rows(unit.session());
        List<Followed> followed = rows.list(
                "select slot.id, slot.title_id, slot.root_id from slot where slot.title_id = any(?) and root_id <> ? and folder = ''"
                        + " and (select count(*) from slot other where other.title_id = slot.title_id) = 1"
                        + " and not exists (select 1 from media_file where slot_id = slot.id)"
                        + " and not exists (select 1 from download where download.title_id = slot.title_id)",
                row -> new Followed(row.getLong(1), row.getLong(2), row.getLong(3)),
                titles.toArray(),
                rootId);
        rows.batch(
                "update slot set root_id = ? where id = ?",
                followed.stream().map(each -> Rows.row(rootId, each.slotId())));
        return followed;
    }
}
