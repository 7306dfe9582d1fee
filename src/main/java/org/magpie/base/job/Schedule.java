package org.magpie.base.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * How something stands that Magpie does by itself.
 *
 * @param name key of its name in the bundle under {@code job.}
 * @param interval between the beginnings of two turns; zero for never
 * @param isChosen whether a person chose the interval
 * @param isPaused whether a person said that it is not to be done by itself
 * @param begun when the last turn began, null where there was none yet
 * @param took how long the last turn took, zero where none has ended
 * @param outcome how the last turn ended; RUNNING while it is under way; null where there was none
 * @param says what the last turn said of itself or why it failed, null where it said nothing
 * @param next when the next turn is due, null where there will be none
 */
public record Schedule(
        String name,
        Duration interval,
        boolean isChosen,
        boolean isPaused,
        @Nullable Instant begun,
        Duration took,
        Job.@Nullable State outcome,
        @Nullable Message says,
        @Nullable Instant next) {}
