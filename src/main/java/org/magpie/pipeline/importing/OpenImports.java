package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** The imports that have begun and not ended. */
public final class OpenImports {
    private final Store store;

    public OpenImports(Store store) {
        this.store = store;
    }

    /** The titles that files are being imported for. */
    public Set<Long> titles() {
        return of(0).stream().map(each -> each.note().titleId()).collect(Collectors.toUnmodifiableSet());
    }

    /** Where their files are on their way to. */
    public Set<Path> targets() {
        return targets(0);
    }

    /** The same but for those of one download. */
    Set<Path> targets(long downloadId) {
        return of(downloadId).stream().map(JournalEntity::target).collect(Collectors.toUnmodifiableSet());
    }

    private List<JournalEntity> of(long otherThan) {
        return store.read(session -> {
            JournalRepository journal = new JournalRepository_(session);
            Set<Long> ids = new HashSet<>(new Rows(session)
                    .list(
                            "select entry.id from import_journal entry join download on download.id = entry.download_id"
                                    + " where entry.stage <> 'DONE' and entry.download_id <> ?"
                                    + " and download.state not in ('IMPORTED', 'FAILED', 'REMOVED')",
                            row -> row.getLong(1),
                            otherThan));
            return ids.stream().flatMap(id -> journal.find(id).stream()).toList();
        });
    }
}
