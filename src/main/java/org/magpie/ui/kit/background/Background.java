package org.magpie.ui.kit.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;

/**
 * Runs blocking work on virtual threads and brings results to the window's thread. Nothing is ever interrupted: an interrupt
 * inside the database would close its file. Safe for any number of threads.
 */
public final class Background implements AutoCloseable {
    private final FxExecutor window;
    private final Executor worker;
    private final @Nullable ScheduledExecutorService clock;

    private Background(FxExecutor window, Executor worker, @Nullable ScheduledExecutorService clock) {
        this.window = window;
        this.worker = worker;
        this.clock = clock;
    }

    /** Work on virtual threads, results through {@code window}. */
    public static Background on(FxExecutor window) {
        Executor worker = WorkThreads.each("window-work", Actor.WINDOW);
        return new Background(window, worker, WorkThreads.clock("window-clock"));
    }

    /** Everything at once on the caller's thread, delays left out and repetitions never begun: for tests of view models. */
    public static Background atOnce() {
        Executor worker = work -> WorkContext.begin(Actor.WINDOW).run(work);
        return new Background(Runnable::run, worker, null);
    }

    /**
     * Does blocking work elsewhere. What is told of it goes on in its context.
     *
     * @param done told the result on the window's thread
     * @param failed told the failure on the window's thread
     */
    @SuppressWarnings("IllegalCatch") // the screen that asked would wait for ever
    public <T extends @Nullable Object> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        worker.execute(() -> {
            T result;
            try {
                result = work.call();
            } catch (Throwable failure) { // whoever waits for it must hear of an Error too
                window.run(WorkContext.carried(() -> failed.accept(failure)));
                return;
            }
            window.run(WorkContext.carried(() -> done.accept(result)));
        });
    }

    /** Runs something on the window's thread. */
    public void onWindow(Runnable work) {
        window.run(work);
    }

    /** A lane in which only the newest question counts: answers to older ones are dropped. */
    public Lane lane() {
        return new Lane();
    }

    /** Hands values to the window's thread, at most one pending: a newer value replaces one that has not been shown yet. */
    public <T> Consumer<T> coalesced(Consumer<? super T> show) {
        AtomicReference<@Nullable T> newest = new AtomicReference<>();
        return value -> {
            if (newest.getAndSet(value) == null) {
                window.run(() -> {
                    T latest = newest.getAndSet(null);
                    if (latest != null) {
                        show.accept(latest);
                    }
                });
            }
        };
    }

    /** Runs something on the window's thread after a while, unless it is cancelled before. */
    public Cancel after(Duration delay, Runnable work) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Runnable checked = () -> {
            if (!cancelled.get()) {
                work.run();
            }
        };
        if (clock == null) {
            checked.run();
        } else {
            schedule(() -> window.run(checked), delay);
        }
        return () -> cancelled.set(true);
    }

    /** Does work again and again, the next turn a pause after the last has ended, until cancelled. */
    public <T> Cancel every(
            Duration pause, Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        turn(cancelled, pause, work, done, failed);
        return () -> cancelled.set(true);
    }

    private <T> void turn(
            AtomicBoolean cancelled,
            Duration pause,
            Callable<T> work,
            Consumer<? super T> done,
            Consumer<? super Throwable> failed) {
        Runnable next = () -> {
            if (clock != null && !cancelled.get()) {
                schedule(() -> turn(cancelled, pause, work, done, failed), pause);
            }
        };
        run(
                work,
                result -> {
                    try {
                        if (!cancelled.get()) {
                            done.accept(result);
                        }
                    } finally {
                        next.run();
                    }
                },
                failure -> {
                    try {
                        if (!cancelled.get()) {
                            failed.accept(failure);
                        }
                    } finally {
                        next.run();
                    }
                });
    }

    private void schedule(Runnable work, Duration delay) {
        try {
            if (clock != null) {
                clock.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException closed) {
            // The window has gone and with it whoever would look at the result.
            return;
        }
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.shutdown();
        }
    }

    /** Ends something that would happen later. */
    @FunctionalInterface
    public interface Cancel {
        void cancel();
    }

    /** One question at a time; only used from the window's thread. */
    public final class Lane {
        private long asked;
        private @Nullable Cancel waiting;

        private Lane() {}

        /** Asks at once and forgets whatever was asked before. */
        public <T extends @Nullable Object> void ask(
                Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            long mine = forget();
            run(
                    work,
                    result -> {
                        if (mine == asked) {
                            done.accept(result);
                        }
                    },
                    failure -> {
                        if (mine == asked) {
                            failed.accept(failure);
                        }
                    });
        }

        /** Asks once nothing newer has been asked for {@code quiet}. */
        public <T extends @Nullable Object> void askAfter(
                Duration quiet, Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            forget();
            waiting = after(quiet, () -> ask(work, done, failed));
        }

        /** Drops the answer to whatever was asked. */
        public void drop() {
            forget();
        }

        private long forget() {
            if (waiting != null) {
                waiting.cancel();
                waiting = null;
            }
            return ++asked;
        }
    }
}
