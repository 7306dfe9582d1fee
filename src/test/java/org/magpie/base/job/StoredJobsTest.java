package org.magpie.base.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.testing.Await;
import org.magpie.testing.MovableClock;
import org.slf4j.MDC;

class StoredJobsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Events events = new Events();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final List<Job> told = new CopyOnWriteArrayList<>();
    private Store store;
    private StoredJobs jobs;

    @BeforeEach
    void open() {
        events.listen(JobChanged.class, changed -> told.add(changed.job()));
        store = Store.open(folder.resolve("magpie"), new byte[32], StoredJobs.ENTITIES, events);
        jobs = new StoredJobs(store, events, clock);
    }

    @AfterEach
    void close() {
        jobs.close();
        store.close();
    }

    @Test
    void finished_work_is_recorded_with_how_far_it_got_and_what_it_said_last() {
        Jobs.Started job = jobs.start("search", "title:1", "abc", progress -> {
            progress.at(3, 7);
            progress.says(Message.of("search.asking", "Archive", 12));
        });
        Job ended = jobs.await(job.id(), LONG);
        assertThat(ended.state()).isEqualTo(Job.State.DONE);
        assertThat(ended.done()).isEqualTo(3);
        assertThat(ended.total()).isEqualTo(7);
        assertThat(ended.says()).isEqualTo(Message.of("search.asking", "Archive", 12));
        assertThat(ended.ended()).isEqualTo(clock.instant());
        assertThat(jobs.recent(5)).containsExactly(ended);
    }

    @Test
    void the_same_job_on_the_same_subject_does_not_run_twice_at_once() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Consumer<Progress> work = progress -> {
            runs.incrementAndGet();
            waitFor(end);
        };
        Jobs.Started first = jobs.start("search", "title:1", "a", work);
        Jobs.Started second = jobs.start("search", "title:1", "b", work);
        Jobs.Started other = jobs.start("search", "title:2", "c", work);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(jobs.running()).extracting(Job::id).containsExactly(first.id(), other.id());
        end.countDown();
        jobs.await(first.id(), LONG);
        jobs.await(other.id(), LONG);
        assertThat(runs).hasValue(2);
        Jobs.Started again = jobs.start("search", "title:1", "d", progress -> {});
        assertThat(jobs.await(again.id(), LONG).state()).isEqualTo(Job.State.DONE);
        assertThat(again.id()).isNotEqualTo(first.id());
    }

    @Test
    void many_threads_starting_the_same_job_get_one() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        List<Long> ids = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (int at = 0; at < 20; at++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> ids.add(jobs.start("scan", "", "a", progress -> waitFor(end))
                            .id())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        end.countDown();
        assertThat(ids).hasSize(20);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void cancelled_work_ends_at_its_next_look_and_is_not_interrupted() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        Jobs.Started job = jobs.start("scan", "", "a", progress -> {
            running.countDown();
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            interrupted.set(Thread.currentThread().isInterrupted());
            progress.checkCancelled();
        });
        waitFor(running);
        jobs.cancel(job.id());
        assertThat(jobs.await(job.id(), LONG).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(interrupted).hasValue(false);
    }

    @Test
    void work_that_fails_with_a_sentence_keeps_the_sentence() {
        Jobs.Started job = jobs.start("scan", "", "a", progress -> {
            throw new UserException("folder.missing", "/films");
        });
        Job ended = jobs.await(job.id(), LONG);
        assertThat(ended.state()).isEqualTo(Job.State.FAILED);
        assertThat(ended.says()).isEqualTo(Message.of("folder.missing", "/films"));
    }

    @Test
    void work_that_fails_by_a_bug_says_a_code_to_search_for() {
        Jobs.Started job = jobs.start("scan", "", "a", progress -> {
            throw new StackOverflowError("planted");
        });
        Message says = jobs.await(job.id(), LONG).says();
        assertThat(says).isNotNull();
        assertThat(says.key()).isEqualTo("job.failed.bug");
        assertThat(says.arguments().getFirst()).asString().matches("M-[2-9A-Z]{6}");
    }

    @Test
    void what_ran_when_magpie_was_killed_is_interrupted_at_the_next_start() {
        CountDownLatch end = new CountDownLatch(1);
        Jobs.Started job = jobs.start("scan", "", "a", progress -> waitFor(end));
        try (StoredJobs next = new StoredJobs(store, events, clock)) {
            Job found = next.find(job.id()).orElseThrow();
            assertThat(found.state()).isEqualTo(Job.State.INTERRUPTED);
            assertThat(found.ended()).isEqualTo(clock.instant());
        }
        end.countDown();
    }

    @Test
    void progress_is_told_a_few_times_a_second_and_its_last_word_is_never_lost() {
        CountDownLatch silent = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        events.listen(JobChanged.class, changed -> {
            if (changed.job().done() == 100_000) {
                heard.countDown();
            }
        });
        Jobs.Started job = jobs.start("scan", "", "a", progress -> {
            for (int at = 1; at <= 100_000; at++) {
                progress.at(at, 100_000);
            }
            silent.countDown();
            waitFor(heard); // no more progress, and yet the last one is told while the work goes on
        });
        waitFor(silent);
        Job ended = jobs.await(job.id(), LONG);
        assertThat(heard.getCount()).isZero();
        // Whoever waits may know of the end a moment before it is told.
        Await.until("the end is told", LONG, () -> told.getLast().equals(ended));
        assertThat(told.size()).isBetween(3, 30);
        assertThat(told.getFirst().state()).isEqualTo(Job.State.RUNNING);
    }

    @Test
    void the_correlation_id_stands_on_every_log_line_of_the_work() {
        AtomicReference<@Nullable String> seen = new AtomicReference<>();
        Jobs.Started job = jobs.start("scan", "", "xyz", progress -> seen.set(MDC.get("correlation")));
        jobs.await(job.id(), LONG);
        assertThat(seen).hasValue("xyz");
    }

    @Test
    void whoever_starts_a_job_is_told_whether_it_was_started_for_him() {
        CountDownLatch end = new CountDownLatch(1);
        Jobs.Started first = jobs.start("search", "title:1", "a", progress -> waitFor(end));
        Jobs.Started second = jobs.start("search", "title:1", "b", progress -> {});
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.job().correlation()).isEqualTo("a");
        end.countDown();
    }

    @Test
    void queued_work_runs_in_order_one_at_a_time_and_none_of_it_is_lost() {
        CountDownLatch end = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        AtomicInteger atOnce = new AtomicInteger();
        Jobs.Started running = jobs.start("import", "download:1", "a", progress -> {
            waitFor(end);
            done.add("running");
        });
        List<Job> queued = List.of("pause", "resume", "pause", "remove").stream()
                .map(name -> jobs.queue(Jobs.line("import", "download:1"), name, "download:1", "b", progress -> {
                    assertThat(atOnce.incrementAndGet()).isEqualTo(1);
                    done.add(name);
                    atOnce.decrementAndGet();
                }))
                .toList();
        assertThat(queued).extracting(Job::state).containsOnly(Job.State.WAITING);
        assertThat(jobs.running()).hasSize(5);
        assertThat(jobs.find(queued.getFirst().id()).orElseThrow().isOpen()).isTrue();
        end.countDown();
        queued.forEach(job -> assertThat(jobs.await(job.id(), LONG).state()).isEqualTo(Job.State.DONE));
        assertThat(jobs.find(running.id()).orElseThrow().state()).isEqualTo(Job.State.DONE);
        assertThat(done).containsExactly("running", "pause", "resume", "pause", "remove");
    }

    @Test
    void what_waits_does_for_the_same_wish_and_what_runs_does_not() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Consumer<Progress> work = progress -> {
            runs.incrementAndGet();
            waitFor(end);
        };
        Job running = jobs.queue("line", "look-again", "title:1", "a", work);
        Job next = jobs.queue("line", "look-again", "title:1", "b", work);
        Job same = jobs.queue("line", "look-again", "title:1", "c", work);
        assertThat(next.id()).isNotEqualTo(running.id());
        assertThat(same.id()).isEqualTo(next.id());
        end.countDown();
        jobs.await(next.id(), LONG);
        assertThat(runs).hasValue(2);
    }

    @Test
    void what_is_cancelled_while_it_waits_never_begins_and_the_next_has_its_turn() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        jobs.queue("line", "a", "", "a", progress -> {
            waitFor(end);
            throw new StackOverflowError("planted");
        });
        Job cancelled = jobs.queue("line", "b", "", "b", progress -> runs.addAndGet(10));
        Job last = jobs.queue("line", "c", "", "c", progress -> runs.incrementAndGet());
        jobs.cancel(cancelled.id());
        end.countDown();
        assertThat(jobs.await(last.id(), LONG).state()).isEqualTo(Job.State.DONE);
        assertThat(jobs.await(cancelled.id(), LONG).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void what_waited_when_magpie_was_killed_is_interrupted_at_the_next_start() {
        CountDownLatch end = new CountDownLatch(1);
        jobs.queue("line", "a", "", "a", progress -> waitFor(end));
        Job waiting = jobs.queue("line", "b", "", "b", progress -> {});
        try (StoredJobs next = new StoredJobs(store, events, clock)) {
            assertThat(next.find(waiting.id()).orElseThrow().state()).isEqualTo(Job.State.INTERRUPTED);
        }
        end.countDown();
    }

    @Test
    void nothing_starts_once_the_jobs_close() {
        jobs.close();
        assertThatThrownBy(() -> jobs.start("look", "", "a", progress -> {})).isInstanceOf(JobCancelledException.class);
        assertThatThrownBy(() -> jobs.queue("line", "look", "", "a", progress -> {}))
                .isInstanceOf(JobCancelledException.class);
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void closing_cancels_what_runs_and_waits_for_it() {
        AtomicReference<Boolean> ended = new AtomicReference<>(false);
        CountDownLatch running = new CountDownLatch(1);
        jobs.start("scan", "", "a", progress -> {
            running.countDown();
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            ended.set(true);
        });
        waitFor(running);
        jobs.close();
        assertThat(ended).hasValue(true);
        assertThat(jobs.recent(1).getFirst().state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void old_jobs_of_a_name_are_forgotten_and_others_are_kept() {
        Jobs.Started rare = jobs.start("backup", "", "a", progress -> {});
        jobs.await(rare.id(), LONG);
        Jobs.Started last = rare;
        for (int at = 0; at < 210; at++) {
            last = jobs.start("look", "", "a", progress -> {});
            jobs.await(last.id(), LONG);
        }
        List<Job> kept = jobs.recent(1000);
        assertThat(kept.stream().filter(job -> job.name().equals("look"))).hasSize(200);
        assertThat(kept.getFirst().id()).isEqualTo(last.id());
        assertThat(kept.getLast().id()).isEqualTo(rare.id());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
