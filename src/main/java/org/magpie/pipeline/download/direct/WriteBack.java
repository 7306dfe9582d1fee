package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.magpie.base.context.WorkThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a large file written from the system's memory to the disk while it comes, so that the wait for the disk, without which a file
 * that is told to be whole could be gone after a power cut, is short at the end.
 */
final class WriteBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);
    private static final long STEP = 64L << 20;
    private static final long LOOK_MILLIS = 50;

    private final PartFile file;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    WriteBack(PartFile file) {
        this.file = file;
        this.thread = WorkThreads.startPlatform("direct-flush", this::flush);
    }

    private void flush() {
        long flushed = file.done();
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                long done = file.done();
                if (done - flushed >= STEP) {
                    file.force();
                    flushed = done;
                }
            }
        } catch (IOException failure) {
            // The flush before the file gets its name fails likewise, and is told of.
            LOG.debug("Cannot flush", failure);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once the file is no more worked on. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
