package org.magpie.base.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs work on virtual threads, records it and lets people watch and cancel it. Safe for any number of threads. */
public interface Jobs extends AutoCloseable {
    /**
     * Starts work unless the same name and subject already runs.
     *
     * @return the started job, or the one that runs already
     */
    Job start(String name, String subject, String correlation, Consumer<Progress> work);

    /** Does {@link #start} again and again, first after {@code first}; skips a turn while the last one still runs. */
    void every(String name, Duration first, Duration pause, Consumer<Progress> work);

    Optional<Job> find(long id);

    /** The running ones, oldest first. */
    List<Job> running();

    /** Ended and running ones, newest first. */
    List<Job> recent(int most);

    /** Asks a job to end; it ends at its next look. */
    void cancel(long id);

    /** Waits until the job has ended. */
    Job await(long id, Duration atMost);

    /** Asks all jobs to end and waits for them, without interrupting any. */
    @Override
    void close();
}
