package org.magpie.base.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.testing.MovableClock;

class StoredSchedulesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-01-02T08:00:00Z");

    @TempDir
    Path folder;

    private final Events events = new Events();
    private final MovableClock clock = new MovableClock(START);
    private final Map<String, List<Instant>> turns = new LinkedHashMap<>();
    private Store store;
    private StoredJobs jobs;
    private StoredSchedules schedules;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("magpie"), new byte[32], StoredJobs.ENTITIES, events);
        begin();
    }

    @AfterEach
    void close() {
        schedules.close();
        jobs.close();
        store.close();
    }

    /** A start of Magpie. */
    private void begin() {
        jobs = new StoredJobs(store, events, clock);
        schedules = new StoredSchedules(store, jobs, clock);
    }

    private void restart() {
        schedules.close();
        jobs.close();
        begin();
    }

    private void noted(String name, Duration interval, Duration afterStart) {
        schedules.add(ScheduledTask.every(
                interval,
                name,
                afterStart,
                (progress, turn) -> turns.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>())
                        .add(clock.instant())));
    }

    /** Lets that much time pass, with the looks that the thread would take. */
    private void pass(Duration time) {
        pass(time, Duration.ofSeconds(30));
    }

    private void pass(Duration time, Duration step) {
        Instant end = clock.instant().plus(time);
        look();
        while (clock.instant().isBefore(end)) {
            clock.move(step);
            look();
        }
    }

    private void look() {
        schedules.lookForDue().forEach(job -> jobs.await(job.id(), LONG));
    }

    private int count(String name) {
        return turns.getOrDefault(name, List.of()).size();
    }

    private Schedule of(String name) {
        return schedules.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLaptopUsedTenMinutesADayDoesEverythingThatIsDueOnceADay() {
        for (int day = 0; day < 30; day++) {
            if (day > 0) {
                restart();
            }
            noted("quarter", Duration.ofMinutes(15), MINUTE);
            noted("six-hours", Duration.ofHours(6), MINUTE.multipliedBy(2));
            noted("day", Duration.ofDays(1), MINUTE.multipliedBy(4));
            noted("week", Duration.ofDays(7), MINUTE.multipliedBy(5));
            pass(Duration.ofMinutes(10));
            // A little earlier or later each day, as people are.
            clock.move(Duration.ofHours(24).minusMinutes(10).plusMinutes(day % 3 == 0 ? -25 : 20));
        }
        assertThat(count("quarter")).isEqualTo(30);
        assertThat(count("six-hours")).isEqualTo(30);
        assertThat(count("day")).isBetween(29, 30);
        assertThat(count("week")).isBetween(4, 5);
    }

    @Test
    void whatIsRestartedEveryHourDoesNotBeginAnew() {
        for (int hour = 0; hour < 24; hour++) {
            restart();
            noted("six-hours", Duration.ofHours(6), MINUTE.multipliedBy(2));
            pass(Duration.ofHours(1), Duration.ofMinutes(5));
        }
        assertThat(count("six-hours")).isBetween(4, 5);
    }

    @Test
    void theTurnsThatASleepMissedAreMadeUpForOnce() {
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        pass(Duration.ofMinutes(5));
        clock.move(Duration.ofDays(3));
        pass(Duration.ofMinutes(5));
        assertThat(count("hour")).isEqualTo(2);
        assertThat(Duration.between(clock.instant(), of("hour").next()))
                .isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
    }

    @Test
    void aClockThatIsSetBackOrFarAheadStopsNothing() {
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        pass(Duration.ofHours(3), MINUTE);
        int before = count("hour");
        clock.move(Duration.ofDays(-400));
        pass(Duration.ofHours(3), MINUTE);
        assertThat(count("hour") - before).isBetween(3, 5);

        before = count("hour");
        clock.move(Duration.ofDays(4_000));
        pass(Duration.ofHours(3), MINUTE);
        assertThat(count("hour") - before).isBetween(3, 5);

        before = count("hour");
        clock.move(Duration.ofDays(-4_000));
        restart();
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        pass(Duration.ofHours(3), MINUTE);
        assertThat(count("hour") - before).isBetween(3, 5);
    }

    @Test
    void aTaskThatBreaksEndsNeitherItselfNorTheOthers() {
        AtomicInteger tries = new AtomicInteger();
        schedules.add(ScheduledTask.every(Duration.ofHours(1), "broken", Duration.ZERO, (progress, turn) -> {
            tries.incrementAndGet();
            throw new StackOverflowError("planted");
        }));
        schedules.add(new ScheduledTask(
                "nonsense",
                Duration.ZERO,
                () -> {
                    if (tries.get() > 0) {
                        throw new IllegalStateException("planted");
                    }
                    return Duration.ofMinutes(5);
                },
                (progress, turn) -> {}));
        noted("sound", Duration.ofMinutes(10), Duration.ZERO);
        pass(Duration.ofHours(2), MINUTE);
        assertThat(count("sound")).isBetween(12, 14);
        assertThat(tries.get()).isBetween(4, 9); // after 1, 2, 4 ... minutes, at the latest each hour
        Schedule broken = of("broken");
        assertThat(broken.outcome()).isEqualTo(Job.State.FAILED);
        assertThat(broken.says()).isNotNull();
    }

    @Test
    void oneThatFailedForNowIsTriedAgainSoonAndNotForEver() {
        AtomicInteger tries = new AtomicInteger();
        schedules.add(ScheduledTask.every(Duration.ofDays(7), "guide", Duration.ZERO, (progress, turn) -> {
            if (tries.incrementAndGet() < 3) {
                throw new UserException("guide.no-answer", "x");
            }
        }));
        pass(Duration.ofMinutes(10));
        assertThat(tries).hasValue(3);
        assertThat(of("guide").outcome()).isEqualTo(Job.State.DONE);
        pass(Duration.ofDays(1), Duration.ofHours(1));
        assertThat(tries).hasValue(3);
    }

    @Test
    void aTurnNeverRunsBesideAnotherOfTheSameTask() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        schedules.add(ScheduledTask.every(Duration.ofMinutes(5), "slow", Duration.ZERO, (progress, turn) -> {
            runs.incrementAndGet();
            begun.countDown();
            await(end);
        }));
        Jobs.Started first = schedules.runNow("slow");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        clock.move(Duration.ofHours(1));
        assertThat(schedules.lookForDue()).isEmpty();
        Jobs.Started second = schedules.runNow("slow");
        assertThat(second.isNew()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        end.countDown();
        jobs.await(first.id(), LONG);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aTurnByHandCountsAsATurn() {
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        pass(Duration.ofMinutes(40), MINUTE);
        jobs.await(schedules.runNow("hour").id(), LONG);
        pass(Duration.ofMinutes(40), MINUTE);
        assertThat(count("hour")).isEqualTo(2);
    }

    @Test
    void aPausedTaskHasNoTurnUntilItGoesOnAndCanStillBeRunByHand() {
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        schedules.pause("hour", true);
        assertThat(of("hour").next()).isNull();
        pass(Duration.ofHours(3), MINUTE);
        assertThat(count("hour")).isZero();
        jobs.await(schedules.runNow("hour").id(), LONG);
        assertThat(count("hour")).isEqualTo(1);
        restart();
        noted("hour", Duration.ofHours(1), Duration.ZERO);
        assertThat(of("hour").isPaused()).isTrue();
        clock.move(Duration.ofHours(2));
        schedules.pause("hour", false);
        look();
        assertThat(count("hour")).isEqualTo(2);
    }

    @Test
    void aPersonChoosesTheIntervalAndNonsenseIsRefused() {
        AtomicReference<Duration> usual = new AtomicReference<>(Duration.ofHours(1));
        schedules.add(new ScheduledTask(
                "hour",
                Duration.ZERO,
                usual::get,
                (progress, turn) ->
                        turns.computeIfAbsent("hour", key -> new ArrayList<>()).add(clock.instant())));
        schedules.setInterval("hour", Duration.ofMinutes(10));
        pass(Duration.ofHours(1), MINUTE);
        assertThat(count("hour")).isBetween(6, 8);
        assertThat(of("hour").isChosen()).isTrue();
        assertThatThrownBy(() -> schedules.setInterval("hour", Duration.ofSeconds(1)))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> schedules.setInterval("hour", Duration.ofDays(3_650)))
                .isInstanceOf(UserException.class);
        schedules.setInterval("hour", Duration.ZERO);
        assertThat(of("hour").next()).isNull();
        schedules.setInterval("hour", null);
        usual.set(Duration.ofMinutes(30));
        look();
        assertThat(of("hour").interval()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whatATurnSaidAndHowLongItTookIsKept() {
        schedules.add(ScheduledTask.every(
                Duration.ofHours(1),
                "hour",
                Duration.ZERO,
                (progress, turn) -> progress.says(Message.of("pipeline.synced", 1, 2, 3))));
        look();
        Schedule after = of("hour");
        assertThat(after.says()).isEqualTo(Message.of("pipeline.synced", 1, 2, 3));
        assertThat(after.outcome()).isEqualTo(Job.State.DONE);
        assertThat(after.begun()).isEqualTo(START);
        assertThat(after.took()).isLessThan(LONG);
    }

    @Test
    void aTurnThatMagpiesEndCutShortIsTakenUpAgainWhereItBegan() {
        List<Instant> since = new CopyOnWriteArrayList<>();
        ScheduledTask task = ScheduledTask.every(Duration.ofHours(6), "search", Duration.ZERO, (progress, turn) -> {
            since.add(turn.since());
            if (since.size() == 1) {
                while (true) {
                    progress.checkCancelled();
                    Thread.onSpinWait();
                }
            }
        });
        schedules.add(task);
        assertThat(schedules.lookForDue()).hasSize(1);
        while (since.isEmpty()) {
            Thread.onSpinWait();
        }
        restart();
        schedules.add(task);
        clock.move(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(3));
        assertThat(since).containsExactly(START, START);
        assertThat(of("search").outcome()).isEqualTo(Job.State.DONE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
