package org.magpie.pipeline.download.direct;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The bytes a second that all downloads share. Who has read a block pays for it before it reads the next one; payers stand in a
 * queue, so that each gets as much as any other. Safe for any number of threads.
 */
final class Bandwidth {
    /** So many blocks a second pass; the smaller they are, the more evenly they are shared. */
    private static final int BLOCKS_PER_SECOND = 200;

    private static final int SMALLEST_BLOCK = 512;
    private static final long LONGEST_LOOK_AWAY = TimeUnit.MILLISECONDS.toNanos(100);

    /** What may be saved up while nobody reads, in seconds' worth. */
    private static final double SAVED = 0.05;

    private final ReentrantLock queue = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long rate;
    private double balance;
    private long reckoned = System.nanoTime();

    /**
     * Takes effect at once, for those who wait too.
     *
     * @param bytesPerSecond 0 for no limit
     */
    void limit(long bytesPerSecond) {
        lock.lock();
        try {
            if (rate != bytesPerSecond) {
                reckon();
                rate = bytesPerSecond;
                balance = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes a second, 0 for no limit. */
    long limit() {
        return rate;
    }

    /** How many bytes to read before paying for them. */
    int block(int most) {
        long now = rate;
        return now == 0 ? most : Math.clamp(now / BLOCKS_PER_SECOND, SMALLEST_BLOCK, most);
    }

    /** Waits until these bytes, which have come already, are within the limit; or until the reader is stopped. */
    void pay(int bytes, BooleanSupplier stopped) {
        if (rate == 0) {
            return;
        }
        queue.lock();
        try {
            payInTurn(bytes, stopped);
        } finally {
            queue.unlock();
        }
    }

    private void payInTurn(int bytes, BooleanSupplier stopped) {
        lock.lock();
        try {
            reckon();
            balance -= bytes;
            while (rate != 0 && balance < 0 && !stopped.getAsBoolean()) {
                long nanos = (long) Math.ceil(-balance * 1e9 / rate);
                changed.awaitNanos(Math.min(nanos, LONGEST_LOOK_AWAY));
                reckon();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void reckon() {
        long now = System.nanoTime();
        balance = Math.min(balance + rate * ((now - reckoned) / 1e9), rate * SAVED);
        reckoned = now;
    }
}
