package org.magpie.base.job;

import java.time.Duration;
import java.time.Instant;

/** Tells whether the time of something that was put off has come. */
public final class DueTime {
    private DueTime() {}

    /**
     * Returns whether it is time. A due time further off than anything is ever put off was stored while the clock was wrong, and has
     * been reached as well: otherwise a clock that is set back by two days would keep everything waiting for two days.
     *
     * @param longest the longest pause that is ever stored
     */
    public static boolean isReached(Instant due, Instant now, Duration longest) {
        return !due.isAfter(now) || due.isAfter(now.plus(longest));
    }
}
