package org.magpie.pipeline;

import java.time.Duration;

/**
 * How often the pipeline looks after things by itself.
 *
 * @param watched between two looks while bytes are coming and somebody looks at the queue
 * @param moving between two looks while bytes are coming
 * @param waiting between two looks while something is on its way but stands still
 * @param idle between two looks while nothing is on its way
 * @param firstSearch after the start, for what is wanted
 * @param search between two searches for what is wanted
 */
public record Pace(
        Duration watched, Duration moving, Duration waiting, Duration idle, Duration firstSearch, Duration search) {
    public static final Pace USUAL = new Pace(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            Duration.ofHours(6));

    /** The pause before the next look. */
    Duration next(boolean isMoving, boolean isWaiting, boolean isWatched) {
        if (isMoving) {
            return isWatched ? watched : moving;
        }
        return isWaiting ? waiting : idle;
    }
}
