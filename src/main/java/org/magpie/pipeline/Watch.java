package org.magpie.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that looks after downloads again and again: soon while something moves and somebody looks, seldom otherwise, at once
 * when it is asked to. Safe for any number of threads.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** How long somebody who has looked at the queue counts as looking. */
    private static final Duration LOOKING = Duration.ofSeconds(15);

    private final Pace pace;
    private final BooleanSupplier look;
    private final BooleanSupplier waiting;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private @Nullable Thread thread;
    private volatile long seenUntil = System.nanoTime();
    private boolean wanted;
    private boolean closed;

    /**
     * @param look looks once, answers whether anything moves
     * @param waiting whether anything is open that does not move
     */
    Watch(Pace pace, BooleanSupplier look, BooleanSupplier waiting) {
        this.pace = pace;
        this.look = look;
        this.waiting = waiting;
    }

    /** Begins to look; does nothing when it has begun or ended already. */
    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("pipeline").start(this::run);
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

    private void run() {
        while (true) {
            boolean moving = false;
            try {
                moving = look.getAsBoolean();
            } catch (RuntimeException failure) {
                LOG.error("The downloads could not be looked after", failure);
            }
            if (!rest(moving)) {
                return;
            }
        }
    }

    /** Answers false when it is time to end. */
    private boolean rest(boolean moving) {
        Duration pause = pace.next(moving, !moving && waiting.getAsBoolean(), isSeen());
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!closed && !wanted && left > 0) {
                left = wake.awaitNanos(left);
            }
            wanted = false;
            return !closed;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
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
