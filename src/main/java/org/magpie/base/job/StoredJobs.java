package org.magpie.base.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.base.error.Said;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * {@link Jobs} on virtual threads, recorded in the database when they start and when they end. What was running when Magpie
 * was killed is {@code INTERRUPTED} at the next start. The newest {@value #KEPT} of each name are kept.
 */
public final class StoredJobs implements Jobs {
    /** What the store has to know. */
    public static final List<Class<?>> ENTITIES = List.of(JobEntity.class);

    /** The log's and the timeline's name for the correlation id. */
    public static final String CORRELATION = "correlation";

    private static final Logger LOG = LoggerFactory.getLogger(StoredJobs.class);
    private static final int KEPT = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Store store;
    private final Events events;
    private final Clock clock;
    private final Correlation correlations = new Correlation();
    private final ReentrantLock starting = new ReentrantLock();
    private final Map<Subject, RunningJob> bySubject = new ConcurrentHashMap<>();
    private final Map<Long, RunningJob> byId = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Subject(String name, String subject) {}

    public StoredJobs(Store store, Events events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        int interrupted = store.write(unit -> new JobRepository_(unit.session()).interruptRunning(now()));
        if (interrupted > 0) {
            LOG.info("{} jobs were running when Magpie last ended", interrupted);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobCancelledException once this is closing
     */
    @Override
    public Job start(String name, String subject, String correlation, Consumer<Progress> work) {
        Subject key = new Subject(name, subject);
        RunningJob started;
        starting.lock();
        try {
            RunningJob already = bySubject.get(key);
            if (already != null) {
                return already.job();
            }
            if (isClosing()) {
                throw new JobCancelledException();
            }
            JobEntity row = new JobEntity(name, subject, correlation, now());
            store.change(unit -> unit.session().insert(row));
            started = new RunningJob(row, job -> events.publish(new JobChanged(job)));
            bySubject.put(key, started);
            byId.put(started.job().id(), started);
        } finally {
            starting.unlock();
        }
        Job job = started.job();
        Thread.ofVirtual().name("job-" + name + "-" + job.id()).start(() -> run(key, started, work));
        return job;
    }

    private void run(Subject key, RunningJob running, Consumer<Progress> work) {
        Job job = running.job();
        MDC.put(CORRELATION, job.correlation());
        try {
            events.publish(new JobChanged(job));
            end(key, running, outcome(running, work));
        } catch (RuntimeException failure) {
            // It stays RUNNING in the database, and the next start marks it INTERRUPTED.
            LOG.error("The end of job {} could not be recorded", job.id(), failure);
        } finally {
            forget(key, running);
            MDC.remove(CORRELATION);
        }
    }

    private record Outcome(Job.State state, @Nullable Message said) {}

    private static Outcome outcome(RunningJob running, Consumer<Progress> work) {
        String name = running.job().name();
        try {
            work.accept(running);
            return new Outcome(Job.State.DONE, null);
        } catch (JobCancelledException cancelled) {
            return new Outcome(Job.State.CANCELLED, null);
        } catch (Throwable failure) { // an Error too must not leave a job that runs for ever
            if (failure instanceof Said known) {
                LOG.warn("Job {} failed: {}", name, known.said());
                return new Outcome(Job.State.FAILED, known.said());
            }
            ErrorCode code = ErrorCode.of(failure);
            LOG.error("Job {} failed with {}", name, code, failure);
            return new Outcome(Job.State.FAILED, Message.of("job.failed.bug", code.text()));
        }
    }

    private void end(Subject key, RunningJob running, Outcome outcome) {
        Job last = running.stopTelling();
        Message said = outcome.said() != null ? outcome.said() : last.says();
        store.change(unit -> {
            running.row().end(outcome.state(), last.done(), last.total(), said, now());
            unit.session().update(running.row());
            new JobRepository_(unit.session()).forgetOld(last.name(), KEPT);
        });
        Job ended = running.row().toJob();
        // Free for the next of its kind before anybody hears of the end and starts one.
        forget(key, running);
        events.publish(new JobChanged(ended));
    }

    private void forget(Subject key, RunningJob running) {
        bySubject.remove(key, running);
        byId.remove(running.job().id(), running);
        running.over();
    }

    @Override
    public void every(String name, Duration first, Duration pause, Consumer<Progress> work) {
        Thread.ofVirtual().name("every-" + name).start(() -> {
            Duration wait = first;
            while (!closes(wait)) {
                turn(name, work);
                wait = pause;
            }
        });
    }

    private void turn(String name, Consumer<Progress> work) {
        try {
            start(name, "", correlations.next(), work);
        } catch (JobCancelledException cancelled) {
            LOG.debug("No turn of {}: Magpie is closing", name);
        } catch (RuntimeException failure) {
            LOG.error("A turn of {} could not start; the next one will try again", name, failure);
        }
    }

    @Override
    public Optional<Job> find(long id) {
        RunningJob running = byId.get(id);
        if (running != null) {
            return Optional.of(running.job());
        }
        return store.read(session -> new JobRepository_(session).find(id).map(JobEntity::toJob));
    }

    @Override
    public List<Job> running() {
        return byId.values().stream()
                .map(RunningJob::job)
                .sorted(Comparator.comparingLong(Job::id))
                .toList();
    }

    @Override
    public List<Job> recent(int most) {
        Map<Long, Job> jobs = new LinkedHashMap<>();
        store.read(session -> new JobRepository_(session).newest(most))
                .forEach(row -> jobs.put(row.toJob().id(), row.toJob()));
        running().forEach(job -> jobs.computeIfPresent(job.id(), (id, stored) -> job));
        return List.copyOf(jobs.values());
    }

    @Override
    public void cancel(long id) {
        RunningJob running = byId.get(id);
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @return the job as it stands then: still running when the time was up
     * @throws IllegalArgumentException when there is no such job
     */
    @Override
    public Job await(long id, Duration atMost) {
        RunningJob running = byId.get(id);
        if (running != null) {
            awaitUninterrupted(running, atMost);
        }
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no job " + id));
    }

    @Override
    public void close() {
        starting.lock();
        try {
            closing.countDown();
        } finally {
            starting.unlock();
        }
        List<RunningJob> left = new ArrayList<>(byId.values());
        left.forEach(RunningJob::cancel);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (RunningJob running : left) {
            if (!awaitUninterrupted(running, Duration.ofNanos(end - System.nanoTime()))) {
                LOG.warn(
                        "Job {} did not end in time; it will be marked as interrupted",
                        running.job().name());
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean closes(Duration within) {
        try {
            return closing.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException failure) {
            LOG.warn("A schedule was interrupted and ends", failure);
            return true;
        }
    }

    private static boolean awaitUninterrupted(RunningJob running, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
                } catch (InterruptedException failure) {
                    interrupted = true; // what follows goes to the database, which no interrupt may reach
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The database keeps microseconds; a job must not change its times by being stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
