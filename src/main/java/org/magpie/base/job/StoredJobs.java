package org.magpie.base.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Jobs} on virtual threads, recorded in the database when they start and when they end. What was running when Magpie
 * was killed is {@code INTERRUPTED} at the next start. The newest {@value #KEPT} of each name are kept.
 */
public final class StoredJobs implements Jobs {
    /** What the store has to know. */
    public static final List<Class<?>> ENTITIES = List.of(JobEntity.class);

    private static final Logger LOG = LoggerFactory.getLogger(StoredJobs.class);
    private static final int KEPT = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Store store;
    private final Events events;
    private final Clock clock;
    private final ReentrantLock starting = new ReentrantLock();
    /** Each with the running one first; guarded by "starting". */
    private final Map<String, Deque<RunningJob>> lines = new HashMap<>();

    private final Map<Long, RunningJob> byId = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public StoredJobs(Store store, Events events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        int interrupted = store.write(unit -> new Rows(unit.session())
                .change(
                        "update job set state = 'INTERRUPTED', ended = ? where state in ('RUNNING', 'WAITING')",
                        now()));
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
    public Started start(String name, String subject, String correlation, Consumer<Progress> work) {
        String line = Jobs.line(name, subject);
        starting.lock();
        try {
            RunningJob already = last(line);
            return already != null
                    ? new Started(already.job(), false)
                    : new Started(add(line, name, subject, correlation, work), true);
        } finally {
            starting.unlock();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobCancelledException once this is closing
     */
    @Override
    public Job queue(String line, String name, String subject, String correlation, Consumer<Progress> work) {
        starting.lock();
        try {
            RunningJob last = last(line);
            if (last != null) {
                Job job = last.job();
                boolean same = job.name().equals(name) && job.subject().equals(subject);
                if (same && job.state() == Job.State.WAITING && !last.isCancelled()) {
                    return job;
                }
            }
            return add(line, name, subject, correlation, work);
        } finally {
            starting.unlock();
        }
    }

    private @Nullable RunningJob last(String line) {
        Deque<RunningJob> jobs = lines.get(line);
        return jobs == null ? null : jobs.peekLast();
    }

    /** To be called under "starting". */
    private Job add(String line, String name, String subject, String correlation, Consumer<Progress> work) {
        if (isClosing()) {
            throw new JobCancelledException();
        }
        boolean first = last(line) == null;
        WorkContext context = WorkContext.within(correlation);
        JobEntity row = new JobEntity(name, subject, context, first ? Job.State.RUNNING : Job.State.WAITING, now());
        store.change(unit -> unit.session().insert(row));
        RunningJob added = new RunningJob(row, line, work, job -> events.publish(new JobChanged(job)));
        lines.computeIfAbsent(line, key -> new ArrayDeque<>()).addLast(added);
        byId.put(added.job().id(), added);
        Job job = added.job();
        if (first) {
            launch(added);
        } else {
            events.publish(new JobChanged(job));
        }
        return job;
    }

    private void launch(RunningJob running) {
        Job job = running.job();
        // Under its own name, whoever's end has let it begin.
        new WorkContext(job.actor(), job.correlation())
                .run(() -> WorkThreads.start("job-" + job.name() + "-" + job.id(), () -> run(running)));
    }

    private void run(RunningJob running) {
        Job job = running.job();
        try {
            if (job.state() == Job.State.WAITING) {
                begin(running);
            }
            events.publish(new JobChanged(running.job()));
            end(running, outcome(running));
        } catch (RuntimeException failure) {
            // It stays RUNNING in the database, and the next start marks it INTERRUPTED.
            LOG.error("The end of job {} could not be recorded", job.id(), failure);
        } finally {
            forget(running);
        }
    }

    /** A row that cannot be written is no reason to leave the work undone. */
    private void begin(RunningJob running) {
        running.row().begin(now());
        running.begun();
        try {
            store.change(unit -> unit.session().update(running.row()));
        } catch (RuntimeException failure) {
            LOG.error("The start of job {} could not be recorded", running.job().id(), failure);
        }
    }

    private record Outcome(Job.State state, @Nullable Message said) {}

    private static Outcome outcome(RunningJob running) {
        String name = running.job().name();
        try {
            running.work();
            return new Outcome(Job.State.DONE, null);
        } catch (JobCancelledException cancelled) {
            return new Outcome(Job.State.CANCELLED, null);
        } catch (Throwable failure) { // an Error too must not leave a job that runs for ever
            if (failure instanceof Explained known) {
                LOG.warn("Job {} failed: {}", name, known.said());
                return new Outcome(Job.State.FAILED, known.said());
            }
            ErrorCode code = ErrorCode.of(failure);
            LOG.error("Job {} failed with {}", name, code, failure);
            return new Outcome(Job.State.FAILED, Message.of("job.failed.bug", code.text()));
        }
    }

    private void end(RunningJob running, Outcome outcome) {
        Job last = running.stopTelling();
        Message said = outcome.said() != null ? outcome.said() : last.says();
        store.change(unit -> {
            running.row().end(outcome.state(), last.done(), last.total(), said, now());
            unit.session().update(running.row());
            forgetOld(new Rows(unit.session()), last.name());
        });
        Job ended = running.row().toJob();
        // Free for the next of its kind before anybody hears of the end and starts one.
        forget(running);
        events.publish(new JobChanged(ended));
    }

    /** The next in its line has its turn. Does nothing the second time. */
    private void forget(RunningJob running) {
        starting.lock();
        try {
            Deque<RunningJob> line = lines.get(running.line());
            if (line != null && line.remove(running)) {
                RunningJob next = line.peekFirst();
                if (next == null) {
                    lines.remove(running.line());
                } else {
                    launch(next);
                }
            }
        } finally {
            starting.unlock();
        }
        byId.remove(running.job().id(), running);
        running.over();
    }

    /** Forgets all ended ones of a name but the newest. */
    private static void forgetOld(Rows rows, String name) {
        rows.change(
                "delete from job where name = ? and state not in ('RUNNING', 'WAITING') and id <= (select max(old.id) from"
                        + " (select id from job where name = ? order by id desc limit 1 offset ?) old)",
                name,
                name,
                KEPT);
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
