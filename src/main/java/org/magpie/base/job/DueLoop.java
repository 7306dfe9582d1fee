package org.magpie.base.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has stored work begun when it falls due, in lines of which each does one thing at a time and none keeps another waiting, such as a
 * line for each channel. Begins with the first {@link #wake}, and sleeps until the next is due. Safe for any number of threads.
 */
public final class DueLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueLoop.class);
    /** A computer that sleeps does not count the time. */
    private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(5);

    private final String name;
    private final Clock clock;
    private final Supplier<@Nullable Instant> beginDue;
    private final BooleanSupplier isAnythingDue;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isBegun;
    private boolean isWoken;
    private boolean isLooking;
    private volatile boolean closed;

    /**
     * @param name of the thread that looks, and in the log
     * @param beginDue has {@link #begin begun} what is due in lines that are not {@link #isBusy busy}, and answers when the next of
     *     them falls due; null for never
     * @param isAnythingDue whether anything is due now
     */
    public DueLoop(String name, Clock clock, Supplier<@Nullable Instant> beginDue, BooleanSupplier isAnythingDue) {
        this.name = name;
        this.clock = clock;
        this.beginDue = beginDue;
        this.isAnythingDue = isAnythingDue;
    }

    /** Has it look again at what is due; begins where it has not. */
    public void wake() {
        lock.lock();
        try {
            isWoken = true;
            if (!isBegun && !closed) {
                isBegun = true;
                isLooking = true;
                WorkThreads.each(name, Actor.MAGPIE).execute(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The same, but where it has not begun nothing. */
    public void wakeIfBegun() {
        lock.lock();
        try {
            if (isBegun) {
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does something of a line that is not busy, on a thread of its own. */
    public void begin(long line, String thread, Runnable task) {
        busy.add(line);
        WorkThreads.start(thread, () -> {
            try {
                task.run();
            } catch (IllegalStateException failure) {
                if (!closed) {
                    throw failure;
                }
                // It took too long, and the library is closed by now: it is done once more at the next start.
                LOG.debug("Work of {} ended after the library", name, failure);
            } finally {
                finished(line);
            }
        });
    }

    public boolean isBusy(long line) {
        return busy.contains(line);
    }

    public boolean isClosed() {
        return closed;
    }

    private void finished(long line) {
        lock.lock();
        try {
            busy.remove(line);
            isWoken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever is wrong now, there is a next time
    private void run() {
        while (!closed) {
            @Nullable Instant next;
            try {
                next = beginDue.get();
            } catch (RuntimeException failure) {
                if (closed) {
                    return;
                }
                LOG.error("What is due of {} could not be looked through ({})", name, ErrorCode.of(failure), failure);
                next = clock.instant().plus(LOOK_AT_LEAST);
            }
            rest(next);
        }
    }

    private void rest(@Nullable Instant next) {
        lock.lock();
        try {
            isLooking = false;
            changed.signalAll();
            while (!isWoken && !closed) {
                if (next == null) {
                    changed.await();
                } else {
                    Duration left = Duration.between(clock.instant(), next);
                    Duration wait = left.compareTo(LOOK_AT_LEAST) > 0 ? LOOK_AT_LEAST : left;
                    if (wait.isNegative()
                            || wait.isZero()
                            || !changed.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
            isWoken = false;
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            isLooking = true;
            lock.unlock();
        }
    }

    /** Whether nothing is being done, nor is due. */
    public boolean isAtRest() {
        lock.lock();
        try {
            return !isWoken && !isLooking && busy.isEmpty() && !isAnythingDue.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is being done or due, but not for ever. */
    public void awaitRest(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!isAtRest()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
            }
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more; what has begun goes on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
