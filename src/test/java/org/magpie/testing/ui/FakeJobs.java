package org.magpie.testing.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;

/** Jobs that a test moves by hand: nothing runs by itself. */
public final class FakeJobs implements Jobs {
    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private final Events events;
    private final Clock clock;

    public FakeJobs(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Starts a job that stays where it is put. */
    public Job begin(String name, String subject) {
        return begin(name, subject, "correlation-" + (jobs.size() + 1));
    }

    private synchronized Job begin(String name, String subject, String correlation) {
        Job job = new Job(
                jobs.size() + 1L,
                name,
                subject,
                correlation,
                Actor.WINDOW,
                Job.State.RUNNING,
                0,
                0,
                null,
                clock.instant(),
                null);
        put(job);
        return job;
    }

    /** Moves a job on. */
    public void move(long id, long done, long total, Message says) {
        Job job = find(id).orElseThrow();
        put(new Job(
                job.id(),
                job.name(),
                job.subject(),
                job.correlation(),
                job.actor(),
                Job.State.RUNNING,
                done,
                total,
                says,
                job.started(),
                null));
    }

    /** Ends a job. */
    public void end(long id, Job.State state) {
        Job job = find(id).orElseThrow();
        put(new Job(
                job.id(),
                job.name(),
                job.subject(),
                job.correlation(),
                job.actor(),
                state,
                job.done(),
                job.total(),
                job.says(),
                job.started(),
                clock.instant()));
    }

    private void put(Job job) {
        synchronized (this) {
            jobs.put(job.id(), job);
        }
        events.publish(new JobChanged(job));
    }

    @Override
    public Started start(String name, String subject, String correlation, Consumer<Progress> work) {
        return new Started(begin(name, subject), true);
    }

    /** Whether what is queued is done, at once and under its own correlation id; otherwise it stays where it is put. */
    public volatile boolean working;

    @Override
    public Job queue(String line, String name, String subject, String correlation, Consumer<Progress> work) {
        Job job = begin(name, subject, correlation);
        if (working) {
            work.accept(new Progress() {
                @Override
                public void at(long done, long total) {
                    move(job.id(), done, total, Message.of("kit.now"));
                }

                @Override
                public void says(Message message) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            });
            end(job.id(), Job.State.DONE);
        }
        return job;
    }

    @Override
    public synchronized Optional<Job> find(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> running() {
        return jobs.values().stream()
                .filter(job -> job.state() == Job.State.RUNNING)
                .toList();
    }

    @Override
    public synchronized List<Job> recent(int most) {
        return new ArrayList<>(jobs.values()).reversed().stream().limit(most).toList();
    }

    @Override
    public void cancel(long id) {
        end(id, Job.State.CANCELLED);
    }

    @Override
    public Job await(long id, Duration atMost) {
        return find(id).orElseThrow();
    }

    @Override
    public void close() {
        running().forEach(job -> cancel(job.id()));
    }
}
