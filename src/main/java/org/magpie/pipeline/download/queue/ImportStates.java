package org.magpie.pipeline.download.queue;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryEntry;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;

/**
 * What becomes of a download while it is imported, as far as it is the download's to know: its state, its line of history, whether its
 * release is taken again. Each is part of the importer's unit of work.
 */
public final class ImportStates {
    private final DownloadRows rows;

    ImportStates(DownloadRows rows) {
        this.rows = rows;
    }

    /**
     * Its import has begun.
     *
     * @return whether that may be: not when it was removed meanwhile
     */
    public boolean importing(UnitOfWork unit, long id) {
        return change(unit, id, row -> rows.isReadable(row) && row.turn(DownloadState.IMPORTING, null, rows.now()));
    }

    /** Whether its import still goes on, and was not ended by its being removed. */
    public boolean isImporting(UnitOfWork unit, long id) {
        return new DownloadRepository_(unit.session())
                .find(id)
                .filter(row -> row.state() == DownloadState.IMPORTING)
                .isPresent();
    }

    /** A person has undone its import: a release that was fetched is not to be taken again. One that is forgotten already is passed over. */
    public void undone(UnitOfWork unit, long id) {
        new DownloadRepository_(unit.session()).find(id).map(rows::told).ifPresent(download -> {
            Message said = Message.of("import.undone", download.release().name());
            rows.write(unit, download, HistoryEntry.Type.RESTORED, said);
            if (download.clientId() != 0) {
                rows.block(unit, download, BlockReason.BY_HAND, said);
            }
        });
    }

    /**
     * What came is something else than what was taken: a person may file it by hand, the release is not taken again for a while, and
     * what was taken is looked for again.
     */
    public void mistaken(UnitOfWork unit, TrackedDownload download, Message why) {
        rows.block(unit, download, BlockReason.OTHER, why);
        change(unit, download.id(), row -> {
            row.replaceAt(rows.now());
            return true;
        });
    }

    /**
     * All of it is in the library.
     *
     * @return whether that may be: not when it was removed meanwhile
     */
    public boolean imported(UnitOfWork unit, long id) {
        return imported(unit, id, null);
    }

    /**
     * What was to be filed of it is in the library.
     *
     * @param said such as what was left out; null where there is nothing to say
     * @return whether that may be: not when it was removed meanwhile
     */
    public boolean imported(UnitOfWork unit, long id, @Nullable Message said) {
        return change(unit, id, row -> row.turn(DownloadState.IMPORTED, said, rows.now()));
    }

    /**
     * What came is not what it was taken for: it has failed, and is not to be taken again.
     *
     * @return whether that may be: not when it was removed meanwhile
     */
    public boolean refused(UnitOfWork unit, TrackedDownload download, BlockReason reason, Message why) {
        unit.publish(new DownloadsChanged(Set.of(download.id())));
        return rows.fail(unit, download, reason, why);
    }

    /**
     * Its import cannot go on.
     *
     * @param lookAgain when it is tried again, null where only a person's word helps
     * @return whether that may be: not when it was removed meanwhile
     */
    public boolean blocked(UnitOfWork unit, long id, Message why, @Nullable Instant lookAgain) {
        return change(unit, id, row -> {
            boolean stands = row.turn(DownloadState.IMPORT_BLOCKED, why, rows.now());
            if (stands) {
                row.again(lookAgain);
            }
            return stands;
        });
    }

    private static boolean change(UnitOfWork unit, long id, Predicate<DownloadEntity> work) {
        boolean[] done = {false};
        DownloadRows.changeIn(unit, id, row -> done[0] = work.test(row));
        unit.publish(new DownloadsChanged(Set.of(id)));
        return done[0];
    }
}
