package org.magpie.pipeline.importing;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.DiskException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back what imports have begun on the disk and will not finish, or not now. */
final class UnfinishedImports {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedImports.class);

    private final Store store;
    private final Downloads downloads;
    private final ImportWithdrawal withdrawal;

    UnfinishedImports(Store store, Downloads downloads, RecycleFolder recycle) {
        this.store = store;
        this.downloads = downloads;
        this.withdrawal = new ImportWithdrawal(recycle);
    }

    /** Those that were removed between two tries of their import, which has left something begun on the disk. */
    Set<Long> abandoned() {
        return store.read(session -> Set.copyOf(new Rows(session)
                .list(
                        "select distinct download.id from download join import_journal"
                                + " on import_journal.download_id = download.id"
                                + " where download.state in ('REMOVED', 'FAILED') and import_journal.stage <> 'DONE'",
                        row -> row.getLong(1))));
    }

    /**
     * Takes back what the import of such a download has begun. Not for two threads with the same download.
     *
     * @throws DiskException when some of it has to stay for now
     */
    void takeBack(long downloadId) {
        Optional<TrackedDownload> download = downloads.find(downloadId);
        if (download.isPresent()) {
            RuntimeException failure =
                    WorkContext.within(download.get().correlation()).supply(() -> takeBack(download.get(), true));
            if (failure != null) {
                throw failure;
            }
        }
    }

    /**
     * Leaves nothing in the root folder that the library does not know.
     *
     * @param forGood whether what was begun is given up; otherwise it begins again the next time
     * @return why some of it stays for now, null when none does
     */
    @Nullable
    RuntimeException takeBack(TrackedDownload download, boolean forGood) {
        RuntimeException last = null;
        for (JournalEntity row : store.read(session -> new JournalRepository_(session).of(download.id()))) {
            if (row.stage() == Stage.DONE) {
                continue;
            }
            try {
                withdrawal.takeBack(row);
            } catch (DiskException | IllegalStateException failure) {
                // Its journal stays, so that the next try finds it.
                LOG.warn(
                        "What was begun of {} stays for now", download.release().name(), failure);
                last = failure;
                continue;
            }
            store.change(unit -> new JournalRepository_(unit.session())
                    .find(row.id())
                    .ifPresent(stored -> {
                        if (forGood) {
                            unit.session().delete(stored);
                        } else {
                            stored.takenBack();
                            unit.session().update(stored);
                        }
                    }));
        }
        return last;
    }

    /** What was begun takes up room that may be just what is missing. */
    void putOff(TrackedDownload download) {
        store.read(session -> new JournalRepository_(session).of(download.id())).forEach(FilePlacement::putOff);
    }
}
