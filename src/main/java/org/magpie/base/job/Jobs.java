package org.magpie.base.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs work on virtual threads, records it and lets people watch and cancel it. Work that is done again and again by itself is a
 * {@link ScheduledTask}. Safe for any number of threads.
 */
public interface Jobs extends AutoCloseable {
    /**
     * Starts work unless the same name and subject already runs or waits. Only for work that name and subject describe wholly:
     * what else the work depends on would be lost with it.
     *
     * @return the started job, or the one that runs already; {@link Started#isNew} says which
     */
    Started start(String name, String subject, String correlation, Consumer<Progress> work);

    /**
     * Starts work once all that stands before it in a line has ended; it is never dropped. Only when the last in the line is of the
     * same name and subject and has not begun yet, that one does for both.
     *
     * @param line such as {@code download:12}; {@link #start} puts its work into the line of its {@link #line name and subject}
     * @return the job, {@link Job.State#WAITING} when it has to
     */
    Job queue(String line, String name, String subject, String correlation, Consumer<Progress> work);

    /** The line that {@link #start} puts work of that name and subject into. */
    static String line(String name, String subject) {
        return name + " " + subject;
    }

    Optional<Job> find(long id);

    /** The running ones and those that wait for their turn, oldest first. */
    List<Job> running();

    /** Ended and running ones, newest first. */
    List<Job> recent(int most);

    /** Asks a job to end; it ends at its next look, and one that waits for its turn does not begin. */
    void cancel(long id);

    /** Waits until the job has ended. */
    Job await(long id, Duration atMost);

    /** Asks all jobs to end and waits for them, without interrupting any. */
    @Override
    void close();

    /**
     * What became of the request to start work.
     *
     * @param job the one that does the work
     * @param isNew whether it was started for this; otherwise it ran already, and the work that was given is not done
     */
    record Started(Job job, boolean isNew) {
        public long id() {
            return job.id();
        }
    }
}
