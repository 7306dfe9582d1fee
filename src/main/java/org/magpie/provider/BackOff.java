package org.magpie.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a plug that fails is left alone: longer with each failure in a row, for a day at most. */
public final class BackOff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** Nothing is left alone for longer. */
    static final Duration LONGEST = PAUSES.getLast();

    private BackOff() {}

    /**
     * The state after one more failure. Calls that were under way together when a plug went down count as one: while it is
     * paused, the level stays.
     */
    public static ProviderState after(ProviderState before, ProviderException failure, Instant now) {
        boolean pausedAlready = before.isPausedAt(now);
        int failures = pausedAlready ? Math.max(1, before.failures()) : before.failures() + 1;
        Duration asked = failure instanceof ProviderException.RateLimited limited ? limited.retryAfter() : null;
        Instant until = now.plus(asked != null ? bounded(asked) : PAUSES.get(Math.min(failures, PAUSES.size()) - 1));
        return new ProviderState(
                before.definitionId(),
                failures,
                later(until, pausedAlready ? before.pausedUntil() : null, asked != null),
                before.failedFirst() == null ? now : before.failedFirst(),
                failure.said(),
                before.answered());
    }

    private static Instant later(Instant until, @Nullable Instant before, boolean asked) {
        if (before == null) {
            return until;
        }
        return asked && until.isAfter(before) ? until : before;
    }

    /** A server may ask for a year by mistake or in anger; after a day it is worth another look. */
    private static Duration bounded(Duration asked) {
        Duration longest = LONGEST;
        Duration shortest = Duration.ofSeconds(1);
        if (asked.compareTo(longest) > 0) {
            return longest;
        }
        return asked.compareTo(shortest) < 0 ? shortest : asked;
    }
}
