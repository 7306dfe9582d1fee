package org.magpie.pipeline.download.direct;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** A download that runs just now: what others may see of it and how they end it. */
final class Running {
    final long id;
    final String host;
    final SpeedMeter meter = new SpeedMeter();
    final CountDownLatch ended = new CountDownLatch(1);

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong windowBytes = new AtomicLong();
    private volatile long windowStart = System.nanoTime();
    private volatile boolean stopped;
    private volatile boolean stalled;
    private volatile boolean hasHead;
    private volatile @Nullable Call call;

    Running(long id, String host) {
        this.id = id;
        this.host = host;
    }

    /** A request is about to be sent. */
    void sending(Call sent) {
        hasHead = false;
        restartWindow();
        call = sent;
        if (stopped) {
            sent.cancel();
        }
    }

    void headCame() {
        hasHead = true;
        restartWindow();
    }

    void startsAt(long bytes) {
        done.set(bytes);
    }

    void came(int bytes) {
        done.addAndGet(bytes);
        windowBytes.addAndGet(bytes);
        meter.add(bytes, System.nanoTime());
    }

    /** Ends it at its next look; a read that waits for the server ends at once. */
    void stop() {
        stopped = true;
        Call sent = call;
        if (sent != null) {
            sent.cancel();
        }
    }

    /** Breaks the request off when the server is too slow. */
    void watch(Limits limits, long slowest) {
        long span = System.nanoTime() - windowStart;
        Call sent = call;
        if (sent == null) {
            return;
        }
        if (!hasHead) {
            if (span > limits.headerWait().toNanos()) {
                stalled = true;
                sent.cancel();
            }
        } else if (span > limits.stallWindow().toNanos()) {
            if (windowBytes.get() * 1e9 / span < slowest) {
                stalled = true;
                sent.cancel();
            } else {
                restartWindow();
            }
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether {@link #watch} broke it off. */
    boolean wasStalled() {
        return stalled;
    }

    long done() {
        return done.get();
    }

    private void restartWindow() {
        windowBytes.set(0);
        windowStart = System.nanoTime();
    }
}
