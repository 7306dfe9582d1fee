package org.magpie.pipeline.download.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.magpie.base.store.UnitOfWork;

/**
 * What one unit of work changes of downloads. However much is asked of a row, it is read once, together with the others, and
 * written once, at the end: when five hundred downloads begin in one round, a statement for each change would be felt.
 */
public final class DownloadUpdates {
    private final UnitOfWork unit;
    private final Map<Long, DownloadEntity> rows = new HashMap<>();
    private final Set<DownloadEntity> changed = new LinkedHashSet<>();

    private DownloadUpdates(UnitOfWork unit, Collection<Long> ids) {
        this.unit = unit;
        new DownloadRepository_(unit.session()).all(List.copyOf(ids)).forEach(row -> rows.put(row.id(), row));
    }

    /**
     * Does the work and then writes what it has changed.
     *
     * @param ids of the rows that it may change
     */
    static void in(UnitOfWork unit, Collection<Long> ids, Consumer<DownloadUpdates> work) {
        DownloadUpdates updates = new DownloadUpdates(unit, ids);
        work.accept(updates);
        unit.session().updateMultiple(new ArrayList<>(updates.changed));
    }

    public UnitOfWork unit() {
        return unit;
    }

    /** Changes a row; one that is gone is left so. */
    public void row(long id, Consumer<DownloadEntity> work) {
        DownloadEntity row = rows.get(id);
        if (row != null) {
            work.accept(row);
            changed.add(row);
        }
    }
}
