package org.magpie.pipeline.download.direct;

import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One request for bytes of a download: watched over from outside, since a read that waits for a server waits for ever. */
final class Connection implements AutoCloseable {
    private final ActiveDownload active;
    private final AtomicLong windowBytes = new AtomicLong();
    private volatile long windowStart = System.nanoTime();
    private volatile boolean hasHead;
    private volatile boolean ended;
    private volatile @Nullable Call call;

    Connection(ActiveDownload active) {
        this.active = active;
    }

    /** A request is about to be sent. */
    void sending(Call sent) {
        hasHead = false;
        restartWindow();
        call = sent;
        if (ended || active.isEnding()) {
            sent.cancel();
        }
    }

    void headCame() {
        hasHead = true;
        restartWindow();
    }

    void came(int bytes) {
        windowBytes.addAndGet(bytes);
        active.came(bytes);
    }

    void cancel() {
        ended = true;
        Call sent = call;
        if (sent != null) {
            sent.cancel();
        }
    }

    /** Breaks the request off when the server is too slow. */
    void watch(Limits limits, long slowest) {
        long span = System.nanoTime() - windowStart;
        Call sent = call;
        if (sent == null || ended) {
            return;
        }
        if (!hasHead) {
            if (span > limits.headerWait().toNanos()) {
                active.hasStalled();
                sent.cancel();
            }
        } else if (span > limits.stallWindow().toNanos()) {
            if (windowBytes.get() * 1e9 / span < slowest) {
                active.hasStalled();
                sent.cancel();
            } else {
                restartWindow();
            }
        }
    }

    /** Whether nothing more is to be read from it. */
    boolean hasEnded() {
        return ended || active.isEnding();
    }

    private void restartWindow() {
        windowBytes.set(0);
        windowStart = System.nanoTime();
    }

    /** Cancels what is left of the answer rather than reading it to its end. */
    @Override
    public void close() {
        cancel();
        active.gone(this);
    }
}
