package org.magpie.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that looks after downloads again and again: soon while something moves and somebody looks, seldom otherwise, at once
 * when it is asked to. Safe for any number of threads.
 */
final class DownloadLoopThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadLoopThread.class);

    /** How long somebody who has looked at the queue counts as looking. */
    private static final Duration LOOKING = Duration.ofSeconds(15);

    private final ScheduleSettings scheduleSettings;
    private final BooleanSupplier look;
    private final BooleanSupplier waiting;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private @Nullable Thread thread;
    private volatile long seenUntil = System.nanoTime();
    /** By the clock that only runs on: 0 before the first look has ended. */
    private volatile long lookedAt;

    private @Nullable ErrorCode failing;
    private boolean wanted;
    private boolean closed;

    /**
     * @param look looks once, answers whether anything moves
     * @param waiting whether anything is open that does not move
     */
    DownloadLoopThread(ScheduleSettings scheduleSettings, BooleanSupplier look, BooleanSupplier waiting) {
        this.scheduleSettings = scheduleSettings;
        this.look = look;
        this.waiting = waiting;
    }

    /** Begins to look; does nothing when it has begun or ended already. */
    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = WorkThreads.start("pipeline", this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks as soon as possible. */
    void wake() {
        lock.lock();
        try {
            wanted = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody is looking at the queue. */
    void seen() {
        boolean fresh = !isSeen();
        seenUntil = System.nanoTime() + LOOKING.toNanos();
        if (fresh) {
            wake();
        }
    }

    private boolean isSeen() {
        return System.nanoTime() - seenUntil < 0;
    }

    /**
     * How long ago the last look ended, well or badly; empty before the first has. A computer's sleep does not count: this is to tell
     * whether the watch still goes round.
     */
    Optional<Duration> sinceLook() {
        long at = lookedAt;
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - at));
    }

    private void run() {
        boolean going = true;
        while (going) {
            going = rest(WorkContext.begin(Actor.MAGPIE).supply(this::turn));
        }
    }

    /** Looks once. Whatever goes wrong, the next look comes: nothing else looks after downloads. */
    @SuppressWarnings("IllegalCatch") // an Error too must not end the only thread that looks
    private Duration turn() {
        try {
            boolean moving = look.getAsBoolean();
            Duration pause = scheduleSettings.next(moving, !moving && waiting.getAsBoolean(), isSeen());
            failing = null;
            return pause;
        } catch (Throwable failure) {
            tell(failure);
            return scheduleSettings.waiting();
        } finally {
            long now = System.nanoTime();
            lookedAt = now == 0 ? 1 : now;
        }
    }

    /** Once for the same failure in a row: it may come back every few seconds. */
    @SuppressWarnings("IllegalCatch") // with no memory left not even that may work
    private void tell(Throwable failure) {
        try {
            ErrorCode code = ErrorCode.of(failure);
            if (!code.equals(failing)) {
                failing = code;
                LOG.error("The downloads could not be looked after ({})", code, failure);
            }
        } catch (Throwable untold) {
            failing = null;
        }
    }

    /** Answers false when it is time to end. */
    private boolean rest(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!closed && !wanted && left > 0) {
                left = wake.awaitNanos(left);
            }
            wanted = false;
            return !closed;
        } catch (InterruptedException stray) {
            // Only being closed ends it.
            LOG.warn("The watch was interrupted and goes on", stray);
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the look that is under way. */
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
                ending.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException leaving) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
