package org.magpie.pipeline.download.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.TrackedDownload;

/**
 * What changes by the second and is therefore kept in memory only.
 *
 * @param done bytes, -1 while its client has not been asked
 * @param speed bytes a second
 * @param moved when a byte came last, null while its client has not been asked
 */
public record TransferStats(
        long done,
        long speed,
        @Nullable Duration timeLeft,
        @Nullable Message said,
        @Nullable Instant moved) {
    static final TransferStats NONE = new TransferStats(-1, 0, null, null, null);

    /** Stands still for a reason that its client did not tell of it. */
    public static TransferStats still(TrackedDownload download, Message why, @Nullable Instant moved) {
        return new TransferStats(download.done(), 0, null, why, moved);
    }
}
