package org.magpie.base.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next turn of a task is due: an interval after the last one began, by the clock on the wall, so that it does not matter
 * whether Magpie ran or the machine slept in between. However many turns were missed, one makes up for them.
 */
final class DueTimes {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration MOST_JITTER = Duration.ofMinutes(10);
    /** Of the interval; a turn may come that much early, so that tasks and installations do not all call at once. */
    private static final int JITTER_PART = 20;

    private static final int EARLY_PART = 10;

    private DueTimes() {}

    /** The next turn by the row; null where there will be none. */
    static @Nullable Instant next(ScheduleRow row, Instant now) {
        Duration interval = row.interval();
        if (row.paused() || interval.isZero()) {
            return null;
        }
        Instant begun = row.begun();
        if (begun == null) {
            return now;
        }
        Instant usual = begun.plus(interval).minus(jitter(row.name(), begun, interval));
        Instant ended = row.ended();
        Instant due = ended != null && row.failures() > 0 ? earlier(usual, ended.plus(retry(row.failures()))) : usual;
        // Further off than an interval can only be because the clock was set back: it must not stand still until then.
        return Duration.between(now, due).compareTo(interval.plus(MOST_JITTER)) > 0 ? now : due;
    }

    /**
     * Whether a turn is to begin. Just after the start what is almost due counts as due: a machine that is used a few minutes a day
     * may be off again by then.
     */
    static boolean isTime(@Nullable Instant due, Duration interval, Instant now, boolean justStarted) {
        return due != null && !now.isBefore(justStarted ? due.minus(interval.dividedBy(EARLY_PART)) : due);
    }

    /** The same for one turn however often it is asked for. */
    private static Duration jitter(String name, Instant begun, Duration interval) {
        Duration most = interval.dividedBy(JITTER_PART);
        long bound = (most.compareTo(MOST_JITTER) < 0 ? most : MOST_JITTER).toMillis();
        return Duration.ofMillis(Math.floorMod(31L * name.hashCode() + begun.toEpochMilli(), bound + 1));
    }

    /** A minute, then twice as long each time. */
    private static Duration retry(int failures) {
        return FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
