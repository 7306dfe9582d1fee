package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;

/**
 * Computes a file's checksum while the file is being written. A thread of its own follows the bytes that are there without a gap and
 * reads them back, most likely from the system's memory: that serves segments that come in any order, and a file that is
 * continued after a restart, as well as one that comes from the front.
 */
final class ChecksumWhileWriting implements AutoCloseable {
    private static final int BLOCK = 1 << 18;
    private static final long LOOK_MILLIS = 20;

    private final PartFile file;
    private final Checksum checksum;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long reached;
    private volatile long last = Long.MAX_VALUE;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    ChecksumWhileWriting(PartFile file, Checksum checksum) {
        this.file = file;
        this.checksum = checksum;
        // A thread of the system: computing never waits, and would keep virtual threads from theirs.
        WorkThreads.startPlatform("direct-checksum", this::follow);
    }

    private void follow() {
        byte[] bytes = new byte[BLOCK];
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        long at = 0;
        try {
            while (!hasEnough()) {
                long until = file.frontierBeyond(at, this::hasEnough);
                while (!closed && at < until) {
                    block.clear().limit((int) Math.min(BLOCK, until - at));
                    int read = file.read(block, at);
                    if (read < 0) {
                        throw new IOException("The file is shorter than it was");
                    }
                    block.flip().get(bytes, 0, read);
                    checksum.take(bytes, read);
                    at += read;
                    reached = at;
                }
            }
        } catch (IOException broken) {
            failure = broken;
        } finally {
            ended.countDown();
        }
    }

    private boolean hasEnough() {
        return closed || reached >= last;
    }

    /**
     * Whether the file's bytes up to this length are what was stated. Waits for what is still to be computed.
     *
     * @throws IOException when the file cannot be read, or it was stopped before the answer was known
     */
    boolean fits(long length, BooleanSupplier stopped) throws IOException {
        last = length;
        file.wakeWaiting();
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    break;
                }
            }
            close();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        IOException broken = failure;
        if (broken != null) {
            throw broken;
        }
        if (reached < length) {
            throw new IOException("Stopped before the checksum was known");
        }
        return reached == length && checksum.fits();
    }

    /** Returns once the thread reads no more. */
    @Override
    public void close() {
        closed = true;
        file.wakeWaiting();
        try {
            ended.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
