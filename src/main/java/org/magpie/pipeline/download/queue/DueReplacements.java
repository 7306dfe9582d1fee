package org.magpie.pipeline.download.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.magpie.media.history.HistoryEntry;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;

/** Downloads in whose place another release is to be taken. Stored, so that none is forgotten by an end of the program in between. */
public final class DueReplacements {
    private final DownloadRows rows;
    private final Duration pause;
    private final LongPredicate busy;

    /**
     * @param pause before a search that did not go well is made again; it grows with each
     * @param busy whether a download is being handed to a client just now
     */
    DueReplacements(DownloadRows rows, Duration pause, LongPredicate busy) {
        this.rows = rows;
        this.pause = pause;
        this.busy = busy;
    }

    /** Those for which it is time to take another release. */
    public List<TrackedDownload> due() {
        Instant now = rows.now();
        return rows.store().read(session -> new DownloadRepository_(session).toReplace()).stream()
                .filter(row -> !busy.test(row.id()))
                .filter(row -> row.replacementDue() != null
                        && DueTime.isReached(row.replacementDue(), now, StallThresholds.LONGEST_PAUSE))
                .map(rows::told)
                .toList();
    }

    /** Another release was taken in its place, or there is none. */
    public void done(long id) {
        rows.change(id, (unit, row) -> row.replaced());
    }

    /** No other release is looked for, for a reason that the history tells. */
    public void skip(TrackedDownload failed, Message why) {
        rows.change(failed.id(), (unit, row) -> {
            row.replaced();
            rows.write(unit, failed, HistoryEntry.Type.SEARCHED, why);
        });
    }

    /** Another release could not be looked for; that is tried again later. */
    public void postpone(long id) {
        rows.change(
                id,
                (unit, row) ->
                        row.replaceAgainAt(rows.now().plus(StallThresholds.pause(pause, row.replacementTries()))));
    }
}
