package org.magpie.base.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Schedules} in the database. One thread looks every half minute at the clock on the wall for what is due and begins it as a
 * job, so a turn of a task never runs beside another one of the same task, and one that breaks ends no other. A turn that failed is
 * tried again after a minute, then after twice as long each time, at the latest when the next one is due; so is one that Magpie's
 * end has cut short.
 */
public final class StoredSchedules implements Schedules, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSchedules.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Store store;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<String, ScheduledTask> tasks = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private @Nullable Thread thread;
    private boolean takenIn;
    private volatile boolean closed;

    /** What has had its first look since the start; only the looking thread knows it. */
    private final Map<String, Boolean> looked = new HashMap<>();

    private final long startedAt = System.nanoTime();
    private @Nullable Instant startedWhen;

    public StoredSchedules(Store store, Jobs jobs, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void add(ScheduledTask task) {
        if (tasks.putIfAbsent(task.name(), task) != null) {
            throw new IllegalArgumentException("Two tasks are called " + task.name());
        }
    }

    /** Reads and writes nothing before somebody asks: a command that needs no schedule must not wait for it. */
    private void takeInOnce() {
        lock.lock();
        try {
            if (!takenIn) {
                store.change(unit -> takeIn(unit.session()));
                takenIn = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is there of each task; tasks of former versions are forgotten, turns that were cut short are over. */
    private void takeIn(StatelessSession session) {
        Instant now = now();
        Rows rows = new Rows(session);
        Map<String, ScheduleRow> before = new HashMap<>();
        ScheduleRow.all(session).forEach(row -> before.put(row.name(), row));
        before.keySet().stream()
                .filter(name -> !tasks.containsKey(name))
                .forEach(name -> rows.change("delete from schedule where name = ?", name));
        tasks.forEach((name, task) -> {
            ScheduleRow old = before.get(name);
            ScheduleRow row = old == null ? ScheduleRow.fresh(name, usual(task, Duration.ZERO)) : cutShort(old, now);
            row.withDue(DueTimes.next(row, now)).write(rows);
        });
    }

    private static ScheduleRow cutShort(ScheduleRow row, Instant now) {
        return row.outcome() == Job.State.RUNNING ? row.end(Job.State.INTERRUPTED, null, now, Duration.ZERO) : row;
    }

    /** What every task that is known has stored. */
    public static List<Schedule> all(StatelessSession session) {
        return ScheduleRow.all(session).stream().map(ScheduleRow::toSchedule).toList();
    }

    @Override
    public List<Schedule> all() {
        return store.read(StoredSchedules::all);
    }

    /** Begins to look; does nothing when it has begun or ended already. */
    public void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = WorkThreads.start("schedules", this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            WorkContext.begin(Actor.MAGPIE).run(this::lookForDue);
            rest();
        }
    }

    private void rest() {
        lock.lock();
        try {
            // Short, since a clock may be set and a machine may sleep meanwhile.
            long left = LOOK.toNanos();
            while (!closed && left > 0) {
                left = wake.awaitNanos(left);
            }
        } catch (InterruptedException unexpected) {
            LOG.warn("The schedules were interrupted and go on", unexpected);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins everything that is due. Only one thread looks.
     *
     * @return what was begun
     */
    List<Job> lookForDue() {
        List<Job> begun = new ArrayList<>();
        try {
            takeInOnce();
            Instant now = now();
            if (startedWhen == null) {
                startedWhen = now;
            }
            for (ScheduleRow row : store.read(ScheduleRow::all)) {
                ScheduledTask task = tasks.get(row.name());
                if (task != null && !closed) {
                    look(task, row, now, begun);
                }
            }
        } catch (Throwable failure) { // an Error too must not end what everything else hangs on
            LOG.error("The schedules could not be looked at; the next look is soon", failure);
        }
        return begun;
    }

    private void look(ScheduledTask task, ScheduleRow stored, Instant now, List<Job> begun) {
        try {
            ScheduleRow row = refreshed(task, stored, now);
            if (!isAfterStart(task, now)) {
                return;
            }
            boolean first = looked.putIfAbsent(task.name(), true) == null;
            if (DueTimes.isTime(row.due(), row.interval(), now, first)) {
                Jobs.Started started = begin(task);
                if (started.isNew()) {
                    begun.add(started.job());
                }
            }
        } catch (JobCancelledException cancelled) {
            LOG.debug("No turn of {}: Magpie is closing", task.name());
        } catch (Throwable failure) { // of one task: the others have their turn all the same
            LOG.error("A turn of {} could not begin; the next look will try again", task.name(), failure);
        }
    }

    /** The usual interval may be another one by now, and the clock may have been set. */
    private ScheduleRow refreshed(ScheduledTask task, ScheduleRow row, Instant now) {
        Duration usual = usual(task, row.usual());
        ScheduleRow other = row.withUsual(usual);
        Instant due = DueTimes.next(other, now);
        boolean waits = due != null && row.due() != null && row.begun() == null;
        if (usual.equals(row.usual()) && (waits || Objects.equals(due, row.due()))) {
            return row;
        }
        return change(row.name(), known -> known.withUsual(usual));
    }

    /** By whichever clock has moved further: the wall's may be set, the other one stands still while the machine sleeps. */
    private boolean isAfterStart(ScheduledTask task, Instant now) {
        Instant start = startedWhen;
        Duration ran = Duration.ofNanos(System.nanoTime() - startedAt);
        Duration passed = start == null ? Duration.ZERO : Duration.between(start, now);
        return (ran.compareTo(passed) > 0 ? ran : passed).compareTo(task.afterStart()) >= 0;
    }

    @Override
    public Jobs.Started runNow(String name) {
        ScheduledTask task = tasks.get(name);
        if (task == null) {
            throw new IllegalArgumentException("There is no task " + name);
        }
        takeInOnce();
        return begin(task);
    }

    private Jobs.Started begin(ScheduledTask task) {
        // A turn that a person has asked for is that person's.
        Actor asked = WorkContext.current().actor();
        WorkContext context = WorkContext.begin(asked.isPerson() ? asked : Actor.schedule(task.name()));
        String correlation = context.correlation();
        return context.supply(
                () -> jobs.start(task.name(), "", correlation, progress -> turn(task, correlation, progress)));
    }

    private void turn(ScheduledTask task, String correlation, Progress progress) {
        long began = System.nanoTime();
        Instant now = now();
        ScheduleRow begun = note(task.name(), row -> row.begin(now));
        Instant since = begun == null || begun.round() == null ? now : begun.round();
        LastWords words = new LastWords(progress);
        Job.State outcome = Job.State.FAILED;
        Message why = null;
        try {
            task.work().run(words, new ScheduledTask.Turn(correlation, since));
            outcome = Job.State.DONE;
        } catch (JobCancelledException cancelled) {
            outcome = closed ? Job.State.INTERRUPTED : Job.State.CANCELLED;
            throw cancelled;
        } catch (RuntimeException | Error failure) {
            why = failure instanceof Explained known
                    ? known.said()
                    : Message.of("job.failed.bug", ErrorCode.of(failure).text());
            throw failure;
        } finally {
            Job.State how = outcome;
            Message said = why == null ? words.last() : why;
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            note(task.name(), row -> row.end(how, said, now(), took));
        }
    }

    @Override
    public void pause(String name, boolean paused) {
        change(name, row -> row.withPaused(paused));
    }

    @Override
    public void setInterval(String name, @Nullable Duration interval) {
        if (interval != null
                && !interval.isZero()
                && (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0)) {
            throw new UserException("schedule.interval", SHORTEST.toMinutes(), LONGEST.toDays());
        }
        change(name, row -> row.withChosen(interval));
    }

    /** A turn must not fail because its row cannot be written. */
    private @Nullable ScheduleRow note(String name, UnaryOperator<ScheduleRow> change) {
        try {
            return change(name, change);
        } catch (RuntimeException failure) {
            LOG.error("How {} stands could not be recorded", name, failure);
            return null;
        }
    }

    private ScheduleRow change(String name, UnaryOperator<ScheduleRow> change) {
        takeInOnce();
        return store.write(unit -> {
            ScheduleRow row = ScheduleRow.all(unit.session()).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no task " + name));
            ScheduleRow changed = change.apply(row);
            ScheduleRow after = changed.withDue(DueTimes.next(changed, now()));
            after.write(new Rows(unit.session()));
            unit.publish(new ScheduleChanged(name));
            return after;
        });
    }

    /** Nonsense is no reason to change what was. */
    private static Duration usual(ScheduledTask task, Duration before) {
        Duration interval = task.interval().get();
        return interval.isNegative() ? before : interval.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Begins nothing any more; turns that are under way end with the jobs. */
    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = thread;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            try {
                ending.join(LOOK.toMillis());
            } catch (InterruptedException leaving) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Keeps what a turn says last. */
    private static final class LastWords implements Progress {
        private final Progress progress;
        private volatile @Nullable Message last;

        LastWords(Progress progress) {
            this.progress = progress;
        }

        @Nullable
        Message last() {
            return last;
        }

        @Override
        public void at(long done, long total) {
            progress.at(done, total);
        }

        @Override
        public void says(Message message) {
            last = message;
            progress.says(message);
        }

        @Override
        public boolean isCancelled() {
            return progress.isCancelled();
        }
    }
}
