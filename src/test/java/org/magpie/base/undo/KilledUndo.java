package org.magpie.base.undo;

import java.util.List;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** Does what undoing an entry does on the disk, and ends there: nothing that would follow, or tidy up, is run. */
public final class KilledUndo {
    private KilledUndo() {}

    /**
     * @param moved files that are moved before the end
     */
    public static void after(Store store, long entry, int moved) {
        MovedFiles files = new MovedFiles();
        List<FileReturn> returns = files.returns(store.read(session -> StoredUndo.steps(session, entry)));
        store.change(unit -> PendingMoves.begin(unit, entry, returns));
        returns.stream().limit(moved).forEach(each -> MovedFiles.move(each.from(), each.to()));
        if (store.read(session -> new Rows(session).number("select count(*) from undo_pending_move")) == 0) {
            throw new AssertionError("nothing is noted of what was moved");
        }
    }
}
