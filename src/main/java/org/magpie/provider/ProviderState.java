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
 * @param answered when the other side answered last, to the hour; null while it never has, since its settings are as they are
 */
public record ProviderState(
        long definitionId,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Instant failedFirst,
        @Nullable Message said,
        @Nullable Instant answered) {
    /** One that nobody has asked yet. */
    public static ProviderState unasked(long definitionId) {
        return new ProviderState(definitionId, 0, null, null, null, null);
    }

    /** One that has just done well. */
    public static ProviderState answered(long definitionId, Instant now) {
        return new ProviderState(definitionId, 0, null, null, null, now);
    }

    /** Whether it is left alone at that time; a pause that was stored while the clock was wrong is none. */
    public boolean isPausedAt(Instant time) {
        return pausedUntil != null && !DueTime.isReached(pausedUntil, time, BackOff.LONGEST);
    }
}
