package org.magpie.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;

/**
 * How a plug has been doing; kept over restarts.
 *
 * @param failures in a row; 0 when the last use went well
 * @param pausedUntil it is left alone until then, null when it is not paused
 * @param said why it failed last, null when the last use went well
 */
public record ProviderState(
        long definitionId,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Instant failedFirst,
        @Nullable Message said) {
    /** Whether it is left alone at that time; a pause that was stored while the clock was wrong is none. */
    public boolean isPausedAt(Instant time) {
        return pausedUntil != null && !DueTime.isReached(pausedUntil, time, BackOff.LONGEST);
    }
}
