package org.magpie.base.undo;

import java.time.Clock;
import java.util.function.Consumer;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** Does what undoing an entry does on the disk, and ends there: nothing that would follow, or tidy up, is run. */
public final class KilledUndo {
    private KilledUndo() {}

    /** Ends the process for whoever moves files, once and for good. */
    private static final class End implements Consumer<String> {
        private int left;

        End(int left) {
            this.left = left;
        }

        @Override
        public void accept(String step) {
            if (left <= 0) {
                throw new Killed();
            }
            left--;
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param steps after which it ends; three belong to a move: it is about to be made, it is made, and that is noted
     */
    public static void after(Store store, long entry, int steps) {
        StoredUndo undo = new StoredUndo(store, Clock.systemUTC(), new MoveSequence(store, new End(steps)));
        try {
            undo.undo(entry);
            throw new AssertionError("it was undone before it could end");
        } catch (Killed killed) {
            if (store.read(session -> new Rows(session).number("select count(*) from file_move")) == 0) {
                throw new AssertionError("nothing is noted of what was moved", killed);
            }
        }
    }
}
