package org.magpie.base.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;

/**
 * A job as it stands.
 *
 * @param name key of its name in the bundle under {@code job.}, such as {@code search}
 * @param subject what it works on, such as {@code title:12}; empty for jobs without one
 * @param correlation travels through everything that the job sets off
 * @param actor who asked for it
 * @param done of {@code total}
 * @param total 0 while it is not known
 * @param says what it is doing, or why it failed; null while it has said nothing
 */
public record Job(
        long id,
        String name,
        String subject,
        String correlation,
        Actor actor,
        State state,
        long done,
        long total,
        @Nullable Message says,
        Instant started,
        @Nullable Instant ended) {
    /** Whether it works on that or on a part of it, such as on {@code title:12/S1} for {@code title:12}. */
    public boolean isAbout(String whole) {
        return subject.equals(whole) || subject.startsWith(whole + "/");
    }

    /** Whether it has neither ended nor been cut short. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** Where a job stands. */
    public enum State {
        /** Until what stands before it in its line has ended. */
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        /** Magpie ended before the job did. */
        INTERRUPTED
    }
}
