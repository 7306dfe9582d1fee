package org.magpie.media.history;

import java.time.Clock;
import java.util.List;
import org.magpie.base.context.WorkContext;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;

/** Writes the history, with who did it: the actor of the {@link WorkContext} that it is written in. */
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
                        + " (happened, what, correlation, actor, title_id, title_name, slot_id, release_name, said)"
                        + " values (?, ?, ?, ?, ?, coalesce((select name from title where id = ?), ''), ?, ?, ?))",
                clock.instant(),
                entry.type().name(),
                entry.correlation(),
                WorkContext.current().actor().stored(),
                title,
                title,
                entry.slotId() == 0 ? null : entry.slotId(),
                entry.releaseName(),
                StoredMessage.write(entry.said()));
        rows.batch(
                "insert into history_item (history_id, item_id) values (?, ?)",
                entry.itemIds().stream().map(item -> Rows.row(id, item)));
    }

    /** Writes many lines about whole titles at once; items that they name are not kept. */
    public void writeAll(UnitOfWork unit, List<HistoryEntry> entries) {
        String actor = WorkContext.current().actor().stored();
        new Rows(unit.session())
                .batch(
                        "insert into history (happened, what, correlation, actor, title_id, title_name, slot_id, release_name, said)"
                                + " values (?1, ?2, ?3, ?4, ?5, coalesce((select name from title where id = ?5), ''), null, ?6, ?7)",
                        entries.stream()
                                .map(entry -> Rows.row(
                                        clock.instant(),
                                        entry.type().name(),
                                        entry.correlation(),
                                        actor,
                                        entry.titleId(),
                                        entry.releaseName(),
                                        StoredMessage.write(entry.said()))));
    }
}
