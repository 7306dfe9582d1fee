package org.magpie.ui.queue.line;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.QueueRow;

/**
 * All downloads together.
 *
 * @param speed bytes a second
 * @param left bytes that are still to come, as far as sizes are known
 * @param timeLeft at this speed; null while nothing moves or nothing is left
 */
public record QueueTotals(
        int downloads, long speed, long left, @Nullable Duration timeLeft) {
    public static QueueTotals of(List<QueueRow> rows) {
        int open = 0;
        long speed = 0;
        long left = 0;
        long moving = 0;
        for (QueueRow row : rows) {
            switch (row.state()) {
                case QUEUED, DOWNLOADING, STALLED, PAUSED -> {
                    long rest = row.size() < 0 ? 0 : Math.max(0, row.size() - row.done());
                    open++;
                    speed += Math.max(0, row.speed());
                    left += rest;
                    // What a person has paused does not come by waiting.
                    moving += row.state() == org.magpie.pipeline.download.DownloadState.PAUSED ? 0 : rest;
                }
                case COMPLETED, IMPORTING, IMPORT_BLOCKED -> open++;
                case IMPORTED, FAILED, REMOVED -> {
                    // Over.
                }
            }
        }
        return new QueueTotals(open, speed, left, speed > 0 && moving > 0 ? Duration.ofSeconds(moving / speed) : null);
    }
}
