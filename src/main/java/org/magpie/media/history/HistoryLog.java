package org.magpie.media.history;

import java.time.Clock;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;

/** Writes the history. */
public final class HistoryLog {
    private final Clock clock;

    public HistoryLog(Clock clock) {
        this.clock = clock;
    }

    /** Writes a line that stands or falls with the unit of work. */
    public void write(UnitOfWork unit, HistoryEntry entry) {
        Rows rows = new Rows(unit.session());
        Long title = entry.titleId() == 0 ? null : entry.titleId();
        long id = rows.number(
                "select id from final table (insert into history"
                        + " (happened, what, correlation, title_id, title_name, slot_id, release_name, said)"
                        + " values (?, ?, ?, ?, coalesce((select name from title where id = ?), ''), ?, ?, ?))",
                clock.instant(),
                entry.type().name(),
                entry.correlation(),
                title,
                title,
                entry.slotId() == 0 ? null : entry.slotId(),
                entry.releaseName(),
                StoredMessage.write(entry.said()));
        rows.batch(
                "insert into history_item (history_id, item_id) values (?, ?)",
                entry.itemIds().stream().map(item -> Rows.row(id, item)));
    }
}
