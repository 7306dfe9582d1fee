package org.magpie.base.job;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Work that is done again and again by itself.
 *
 * @param name of its jobs and of its row, key of its name in the bundle under {@code job.}
 * @param afterStart how long after Magpie's start it may begin at the earliest, so that not everything that was missed begins at
 *     once. Short: a laptop may be used for ten minutes a day
 * @param interval between the beginnings of two turns, asked again each time, unless a person chose another one; zero for never
 */
public record ScheduledTask(String name, Duration afterStart, Supplier<Duration> interval, Work work) {
    /** A task whose usual interval never changes. */
    public static ScheduledTask every(Duration interval, String name, Duration afterStart, Work work) {
        return new ScheduledTask(name, afterStart, () -> interval, work);
    }

    /**
     * One turn.
     *
     * @param correlation of its job
     * @param since when the first of the turns began that were tries of this one: now, unless those before it failed or were cut
     *     short. What they have done since need not be done again
     */
    public record Turn(String correlation, Instant since) {}

    /** The work of a turn. */
    @FunctionalInterface
    public interface Work {
        void run(Progress progress, Turn turn);
    }
}
