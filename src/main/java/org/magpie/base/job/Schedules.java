package org.magpie.base.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Magpie does by itself. Every change is stored before the method returns and told as {@link ScheduleChanged}. Safe for any
 * number of threads.
 */
public interface Schedules {
    Duration SHORTEST = Duration.ofMinutes(1);
    Duration LONGEST = Duration.ofDays(365);

    /**
     * Makes a task known; to be called before the schedules begin.
     *
     * @throws IllegalArgumentException when there is one of that name
     */
    void add(ScheduledTask task);

    /** All tasks, the next due first, those without a next turn last. */
    List<Schedule> all();

    /**
     * Begins a turn now, whether it is time or not, also of a paused task. The next one is due an interval later.
     *
     * @return the turn that was begun, or the one that is under way already
     * @throws IllegalArgumentException when there is no such task
     */
    Jobs.Started runNow(String name);

    /** Says whether a task is no longer done by itself. */
    void pause(String name, boolean paused);

    /**
     * Says how often a task is done.
     *
     * @param interval from {@link #SHORTEST} to {@link #LONGEST}, zero for never, null for as often as usual
     * @throws org.magpie.base.error.UserException when it is outside
     */
    void setInterval(String name, @Nullable Duration interval);
}
