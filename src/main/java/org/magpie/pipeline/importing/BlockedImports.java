package org.magpie.pipeline.importing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;

/** Notes what keeps a download from being imported, tells of it, and knows when it is tried again. */
final class BlockedImports {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private final Store store;
    private final Downloads downloads;
    private final HistoryLog history;
    private final Clock clock;

    BlockedImports(Store store, Downloads downloads, HistoryLog history, Clock clock) {
        this.store = store;
        this.downloads = downloads;
        this.history = history;
        this.clock = clock;
    }

    /** A person hears of it once; the same obstacle met again is not told again. */
    void block(TrackedDownload download, Message why, boolean heals) {
        boolean told = download.state() == DownloadState.IMPORT_BLOCKED && why.equals(download.said());
        @Nullable
        Instant again = heals ? clock.instant().plus(StallThresholds.pause(FIRST_PAUSE, download.tries())) : null;
        store.change(unit -> {
            if (downloads.imports().blocked(unit, download.id(), why, again) && !told) {
                tell(unit, download, why);
            }
        });
    }

    /** A person hears of it and may file it by hand; the release is left for a while, so that it is not taken over and over. */
    void mistaken(TrackedDownload download, Message why) {
        boolean told = download.isMistaken();
        store.change(unit -> {
            if (downloads.imports().blocked(unit, download.id(), why, null) && !told) {
                tell(unit, download, why);
                downloads.imports().mistaken(unit, download, why);
            }
        });
    }

    private void tell(UnitOfWork unit, TrackedDownload download, Message why) {
        history.write(
                unit,
                new HistoryEntry(
                        HistoryEntry.Type.IMPORT_BLOCKED,
                        download.correlation(),
                        download.titleId(),
                        download.itemIds(),
                        download.slotId(),
                        download.release().name(),
                        why));
        unit.publish(new Notice.ImportBlocked(download.facts().make(), download.correlation(), why));
    }

    /** Whether it is time to try a blocked import again. */
    boolean isDue(TrackedDownload download) {
        Instant again = download.lookAgain();
        return download.state() == DownloadState.IMPORT_BLOCKED
                && again != null
                && DueTime.isReached(again, clock.instant(), StallThresholds.LONGEST_PAUSE);
    }
}
