package org.magpie.pipeline;

import java.time.Duration;

/**
 * How often the pipeline looks after things by itself.
 *
 * @param watched between two looks while bytes are coming and somebody looks at the queue
 * @param moving between two looks while bytes are coming
 * @param waiting between two looks while something is on its way but stands still
 * @param idle between two looks while nothing is on its way
 * @param firstSearch after the start at the earliest, for what is wanted; not long, as a laptop may be used for ten minutes a day
 * @param search between two searches for what is wanted
 */
public record ScheduleSettings(
        Duration watched, Duration moving, Duration waiting, Duration idle, Duration firstSearch, Duration search) {
    public static final ScheduleSettings USUAL = new ScheduleSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofHours(6));

    /** After the start at the earliest, for what the indexers have new: before the search for what is wanted. */
    Duration firstSync() {
        return firstSearch.dividedBy(2);
    }

    /** The pause before the next look. */
    Duration next(boolean isMoving, boolean isWaiting, boolean isWatched) {
        if (isMoving) {
            return isWatched ? watched : moving;
        }
        return isWaiting ? waiting : idle;
    }
}
