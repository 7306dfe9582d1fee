package org.magpie.pipeline.importing;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;

/** Tells whether the library still has what a file is imported for: a person or a refresh may have taken it away meanwhile. */
final class ImportTarget {
    private ImportTarget() {}

    /** Returns what to tell a person where the title, the slot or one of the items is gone; empty while all are there. */
    static Optional<Message> missing(UnitOfWork unit, Note note) {
        Rows rows = new Rows(unit.session());
        if (rows.number("select count(*) from title where id = ?", note.titleId()) == 0) {
            return Optional.of(Message.of("import.title-gone", note.titleName()));
        }
        long slot = note.facts().slotId();
        if (rows.number("select count(*) from slot where id = ? and title_id = ?", slot, note.titleId()) == 0) {
            return Optional.of(Message.of("import.slot-gone", note.titleName()));
        }
        boolean complete = note.facts().itemIds().stream()
                .allMatch(item ->
                        rows.number("select count(*) from item where id = ? and title_id = ?", item, note.titleId())
                                == 1);
        return complete ? Optional.empty() : Optional.of(Message.of("import.item-gone", note.titleName()));
    }
}
