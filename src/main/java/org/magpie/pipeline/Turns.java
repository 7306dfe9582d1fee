package org.magpie.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when it is time for something that is done again and again, after a pause that may change at any time. */
final class Turns {
    private final Duration first;
    private @Nullable Instant begun;
    private @Nullable Instant asked;

    /**
     * @param first how long after the first question the first turn is
     */
    Turns(Duration first) {
        this.first = first;
    }

    /**
     * @param pause between two turns; zero for none at all
     */
    synchronized boolean isTime(Instant now, Duration pause) {
        if (asked == null) {
            asked = now;
        }
        if (pause.isZero()) {
            return false;
        }
        Instant last = begun;
        Instant due = last == null ? asked.plus(first) : last.plus(pause);
        // A clock that was set back must not hold up the next turn for as long.
        return !now.isBefore(due) || (last != null && now.isBefore(last));
    }

    /** A turn has begun, whether it was time or not. */
    synchronized void begin(Instant now) {
        begun = now;
    }
}
