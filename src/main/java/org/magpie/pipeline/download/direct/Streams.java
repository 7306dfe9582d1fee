package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.direct.Requests.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies what the server sends into the file: over one connection, and over further ones where that makes it faster. */
final class Streams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int BLOCK = 1 << 18;
    private static final int SMALLEST_FIRST_BLOCK = 16;

    /** What has come is written after this time, however little it is. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long LOOK_AROUND = TimeUnit.MILLISECONDS.toNanos(250);

    private final PartFile part;
    private final Requests requests;
    private final ActiveDownload active;
    private final Bandwidth bandwidth;
    private final Limits limits;
    private final Room room;
    private final List<Thread> helpers = new ArrayList<>();
    private long lookedAround = System.nanoTime();

    /** Whether the disk still has room to go on. */
    interface Room {
        boolean isLeft() throws IOException;
    }

    Streams(PartFile part, Requests requests, ActiveDownload active, Bandwidth bandwidth, Limits limits, Room room) {
        this.part = part;
        this.requests = requests;
        this.active = active;
        this.bandwidth = bandwidth;
        this.limits = limits;
        this.room = room;
    }

    /**
     * Copies until nothing more comes.
     *
     * @param first the answer to the first request, for this span
     * @param bound bytes the file may have at most
     * @param inParts whether the server sends parts of the file
     * @return null when it came to its end, as far as this could tell
     */
    @Nullable
    Outcome run(Response first, Segment span, Connection connection, long bound, boolean inParts) throws IOException {
        boolean divisible = inParts && part.total() > 0 && requests.canTellVersions();
        Segmenting segmenting = divisible ? new Segmenting(limits, System.nanoTime(), part.done()) : null;
        Outcome ended = copy(first, span, connection, bound, segmenting);
        if (part.total() < 0 && ended == null) {
            part.total(part.at(span));
        }
        part.release(span);
        connection.cancel();
        while (ended == null && part.at(span) >= part.end(span)) {
            Optional<Segment> next = part.take();
            if (next.isPresent()) {
                if (!fetch(next.get(), bound)) {
                    return active.isStopped() ? new Outcome.Stopped() : null;
                }
            } else if (!awaitHelper()) {
                return null;
            }
        }
        return ended;
    }

    private @Nullable Outcome copy(
            Response response, Segment span, Connection connection, long bound, @Nullable Segmenting segmenting)
            throws IOException {
        BufferedSource source = response.body().source();
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        while (!connection.hasEnded()) {
            long missing = part.end(span) - part.at(span);
            if (missing <= 0) {
                return null;
            }
            boolean more =
                    pass(source, block, (int) Math.min(missing, bandwidth.block(BLOCK)), span, connection, bound);
            if (!more) {
                return null;
            }
            if (segmenting != null || part.total() < 0) {
                Outcome wrong = lookAround(segmenting);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return new Outcome.Stopped();
    }

    /** One block from the server to the disk; answers whether there may be more. What has come is kept if the rest does not. */
    private boolean pass(
            BufferedSource source, ByteBuffer block, int most, Segment span, Connection connection, long bound)
            throws IOException {
        block.clear().limit(most);
        boolean more = true;
        long begun = System.nanoTime();
        boolean first = part.at(span) == 0;
        try {
            while (more && block.hasRemaining()) {
                more = source.read(block) >= 0;
                boolean enough = !first || block.position() >= SMALLEST_FIRST_BLOCK;
                if (enough && System.nanoTime() - begun > PATIENCE) {
                    break;
                }
            }
        } finally {
            block.flip();
            if (block.hasRemaining()) {
                keep(block, span, connection, bound);
            }
        }
        return more;
    }

    private void keep(ByteBuffer block, Segment span, Connection connection, long bound) throws IOException {
        int length = block.remaining();
        long at = part.at(span);
        if (at + length > bound) {
            throw new RefusedException(Message.of("download.direct.endless", bound));
        }
        if (at == 0 && ContentSniffer.isPlaylist(block)) {
            throw new RefusedException(Message.of("download.direct.playlist"));
        }
        part.write(span, block);
        connection.came(length);
        bandwidth.pay(length, connection::hasEnded);
    }

    /** Now and then: is there room, and is a further connection worth having? */
    private @Nullable Outcome lookAround(@Nullable Segmenting segmenting) throws IOException {
        long now = System.nanoTime();
        if (now - lookedAround < LOOK_AROUND) {
            return null;
        }
        lookedAround = now;
        if (!room.isLeft()) {
            return new Outcome.DiskFull();
        }
        long done = part.done();
        if (segmenting != null
                && segmenting.adds(now, done, part.total() - done, active.connections(), bandwidth.limit())) {
            helpers.add(WorkThreads.startPlatform("direct-" + active.id + "-segment", () -> help(segmenting)));
        }
        return null;
    }

    private void help(Segmenting segmenting) {
        try {
            for (Optional<Segment> next = more(); next.isPresent() && !active.isEnding(); next = more()) {
                if (!fetch(next.get(), Segment.OPEN_END)) {
                    segmenting.failed();
                    return;
                }
            }
        } catch (IOException failure) {
            // What it has left undone the first connection takes over, and tells of it if that fails too.
            segmenting.failed();
            LOG.debug("A further connection of direct download {} broke off", active.id, failure);
        }
    }

    private Optional<Segment> more() throws IOException {
        Optional<Segment> free = part.take();
        return free.isPresent() || !part.split(limits.smallestSegment()) ? free : part.take();
    }

    /** Fetches a span over a connection of its own; answers whether the whole of it came. */
    private boolean fetch(Segment span, long bound) throws IOException {
        long from = part.at(span);
        try (Connection connection = active.connect();
                Response response = requests.send(connection, from, part.end(span) - 1)) {
            if (response.code() != 206
                    || requests.isOther(response, ContentRange.of(response.header("Content-Range")), from)) {
                return false;
            }
            Outcome ended = copy(response, span, connection, bound, null);
            connection.cancel();
            return ended == null && part.at(span) >= part.end(span);
        } finally {
            part.release(span);
        }
    }

    /** Answers whether there was one to wait for. */
    private boolean awaitHelper() {
        for (Thread helper : helpers) {
            if (helper.isAlive()) {
                join(helper);
                return true;
            }
        }
        return false;
    }

    private static void join(Thread helper) {
        try {
            helper.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all further connections; nothing is written after that. */
    @Override
    public void close() {
        if (!helpers.isEmpty()) {
            active.end();
            helpers.forEach(Streams::join);
        }
    }
}
