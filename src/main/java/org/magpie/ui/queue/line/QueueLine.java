package org.magpie.ui.queue.line;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.insight.QueueRow;

/**
 * A place in the list that stays the same while its download moves on, so that selection, focus and scroll position stay where
 * they are while figures change.
 */
public final class QueueLine implements QueueEntry {
    private final long id;
    private final ReadOnlyObjectWrapper<QueueRow> row;

    public QueueLine(QueueRow row) {
        this.id = row.id();
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    public long id() {
        return id;
    }

    public QueueRow row() {
        return row.get();
    }

    public ReadOnlyObjectProperty<QueueRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** Everything that a filter looks through, in lower case. */
    public String haystack() {
        QueueRow now = row.get();
        return String.join(" ", now.title(), now.item(), now.releaseName(), now.client())
                .toLowerCase(Locale.ROOT);
    }

    public void become(QueueRow next) {
        row.set(next);
    }

    /** 0 to 1; -1 while the size is not known. */
    public static double progress(QueueRow row) {
        return row.size() <= 0 ? -1 : Math.clamp((double) row.done() / row.size(), 0, 1);
    }
}
