package org.magpie.pipeline.download.direct;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A download that runs just now: what others may see of it and how they end it. */
final class ActiveDownload {
    final long id;
    final String host;
    volatile int priority;
    final SpeedMeter meter = new SpeedMeter();
    final CountDownLatch ended = new CountDownLatch(1);

    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final AtomicLong came = new AtomicLong();
    private volatile @Nullable PartFile part;
    private volatile long done;
    private volatile long claimed;
    private volatile boolean stopped;
    private volatile boolean ending;
    private volatile boolean stalled;

    ActiveDownload(long id, String host, int priority) {
        this.id = id;
        this.host = host;
        this.priority = priority;
    }

    void prioritise(int newPriority) {
        priority = newPriority;
    }

    Connection connect() {
        Connection connection = new Connection(this);
        connections.add(connection);
        return connection;
    }

    void gone(Connection connection) {
        connections.remove(connection);
    }

    int connections() {
        return connections.size();
    }

    /** What it writes to, as long as it does. */
    void writesTo(PartFile file) {
        part = file;
    }

    /** It writes no more. */
    void hasWritten(PartFile file) {
        done = file.done();
        claimed = 0;
        part = null;
    }

    /** So many bytes of the disk are spoken for, of which those count no more that have come since. */
    void claims(long bytes) {
        came.set(0);
        claimed = bytes;
    }

    /** Bytes that it will still take from the disk. */
    long claimed() {
        return Math.max(0, claimed - came.get());
    }

    void came(int bytes) {
        came.addAndGet(bytes);
        meter.add(bytes, System.nanoTime());
    }

    /** Ends it at its next look; a read that waits for the server ends at once. */
    void stop() {
        stopped = true;
        end();
    }

    /** Ends its requests, those to come too. */
    void end() {
        ending = true;
        connections.forEach(Connection::cancel);
    }

    /** Breaks off the requests whose server is too slow. */
    void watch(Limits limits, long slowest) {
        connections.forEach(each -> each.watch(limits, slowest));
    }

    void hasStalled() {
        stalled = true;
    }

    /** Whether a request was broken off since its server was too slow. */
    boolean wasStalled() {
        return stalled;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Bytes on disk. */
    long done() {
        PartFile file = part;
        return file == null ? done : file.done();
    }
}
