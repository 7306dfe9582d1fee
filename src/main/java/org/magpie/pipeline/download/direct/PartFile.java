package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way: its bytes, and which of them are there. As long as it is fetched from the front its length tells that; once
 * it is fetched in segments a {@link SegmentMap} does. Safe for several threads, of which each writes to a span of its own.
 */
final class PartFile implements AutoCloseable {
    private static final Duration LITTLE = Duration.ofMillis(200);

    /**
     * Bytes handed to the system at once. Measured on Linux on a virtual machine: a gigabyte took 2.4 s in pieces of 256 KiB and 1.0 s
     * in pieces of 32 KiB or less. The likely cause is that up to this size the system has pages for the file at hand; other
     * machines were not measured.
     */
    private static final int SLICE = 1 << 15;

    private final DirectEntity row;
    private final FileChannel file;
    private final List<Segment> spans = new ArrayList<>();
    private @Nullable SegmentMap map;
    private long total = -1;
    private boolean closed;

    private PartFile(DirectEntity row, FileChannel file) {
        this.row = row;
        this.file = file;
    }

    /** Opens what earlier tries have left, or nothing, if that cannot be built upon. */
    static PartFile open(DirectEntity row) throws IOException {
        if (!Files.exists(row.part()) && Files.exists(row.target())) {
            // Magpie ended between the naming of the file and the note of it.
            Files.move(row.target(), row.part(), StandardCopyOption.ATOMIC_MOVE);
        }
        PartFile part = new PartFile(
                row,
                FileChannel.open(
                        row.part(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            part.restore();
            return part;
        } catch (IOException failure) {
            part.close();
            throw failure;
        }
    }

    private synchronized void restore() throws IOException {
        boolean mapped = Files.exists(row.segments());
        boolean known = row.etag() != null || row.lastModified() != null || row.checksum() != null;
        long sizeNow = file.size();
        Optional<List<Segment>> kept =
                mapped && known ? SegmentMap.read(row.segments(), row.size()) : Optional.<List<Segment>>empty();
        // A map of bytes that are not there was left by a restart that was cut short.
        if (kept.isPresent()
                && kept.get().stream().allMatch(segment -> segment.at == segment.start || segment.at <= sizeNow)) {
            spans.addAll(kept.get());
            total = row.size();
            map = SegmentMap.open(row.segments());
            return;
        }
        if (mapped || !known || row.size() > 0 && sizeNow > row.size()) {
            restart();
        } else {
            total = row.size() > 0 ? row.size() : -1;
            spans.add(new Segment(0, sizeNow, total > 0 ? total : Segment.OPEN_END));
        }
    }

    /** Forgets every byte. */
    synchronized void restart() throws IOException {
        SegmentMap old = map;
        map = null;
        if (old != null) {
            old.close();
        }
        // In this order, since a part without its map would be taken for one that was fetched from the front.
        file.truncate(0);
        Files.deleteIfExists(row.segments());
        spans.clear();
        spans.add(new Segment(0, 0, Segment.OPEN_END));
        total = -1;
        notifyAll();
    }

    /** What the server says of its length, -1 where it says nothing. */
    synchronized void total(long bytes) {
        if (map == null) {
            total = bytes;
            spans.getFirst().end = bytes >= 0 ? bytes : Segment.OPEN_END;
        }
    }

    /** The foremost span that is not whole and that nobody works on; from now on the caller does. */
    synchronized Optional<Segment> take() {
        Optional<Segment> free = spans.stream()
                .filter(segment -> !segment.taken && segment.missing() > 0)
                .min(Comparator.comparingLong(segment -> segment.start));
        free.ifPresent(segment -> segment.taken = true);
        return free;
    }

    synchronized void release(Segment segment) {
        segment.taken = false;
        notifyAll();
    }

    /** Divides the span of which most is missing in its middle, so that another connection can take the second half. */
    synchronized boolean split(long smallest) throws IOException {
        if (total <= 0) {
            return false;
        }
        Segment longest =
                spans.stream().max(Comparator.comparingLong(Segment::missing)).orElseThrow();
        if (longest.missing() < 2 * smallest) {
            return false;
        }
        long middle = longest.at + longest.missing() / 2;
        Segment second = new Segment(middle, middle, longest.end);
        longest.end = middle;
        spans.add(second);
        SegmentMap old = map;
        // On disk before the first byte of the second half is: without it that byte would make the file look longer
        // than it is.
        map = SegmentMap.write(row.segments(), total, spans);
        if (old != null) {
            old.close();
        }
        return true;
    }

    /** The first byte of a span that is missing. */
    synchronized long at(Segment segment) {
        return segment.at;
    }

    /** The first byte behind a span, {@link Segment#OPEN_END} where nobody knows. */
    synchronized long end(Segment segment) {
        return segment.end;
    }

    /** Writes the next bytes of a span. */
    void write(Segment segment, ByteBuffer block) throws IOException {
        long place = at(segment);
        int end = block.limit();
        while (block.position() < end) {
            try {
                block.limit(Math.min(end, block.position() + SLICE));
                place += file.write(block, place);
            } catch (IOException failure) {
                // A channel's own exceptions do not tell that it was the disk; the network's must not be taken for it.
                throw new FileSystemException(null, null, failure.getMessage());
            }
        }
        reached(segment, place);
    }

    private synchronized void reached(Segment segment, long place) throws IOException {
        segment.at = Math.min(place, segment.end);
        if (map != null) {
            map.progress(spans.indexOf(segment), segment.at);
        }
        notifyAll();
    }

    int read(ByteBuffer block, long at) throws IOException {
        return file.read(block, at);
    }

    /** Bytes on disk from the first one on without a gap. */
    synchronized long frontier() {
        long reached = 0;
        boolean further = true;
        while (further) {
            further = false;
            for (Segment segment : spans) {
                if (segment.start <= reached && segment.at > reached) {
                    reached = segment.at;
                    further = true;
                }
            }
        }
        return reached;
    }

    /** Waits a little for more; answers at once where there is more, or where no more is wanted. */
    synchronized long frontierBeyond(long known, BooleanSupplier enough) {
        long end = System.nanoTime() + LITTLE.toNanos();
        try {
            while (!closed && !enough.getAsBoolean() && frontier() <= known) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return frontier();
    }

    /** Has those look again who wait for more. */
    synchronized void wakeWaiting() {
        notifyAll();
    }

    /** Bytes on disk, with gaps between them or without. */
    synchronized long done() {
        return spans.stream().mapToLong(segment -> segment.at - segment.start).sum();
    }

    /** Bytes of the whole, -1 where nobody knows. */
    synchronized long total() {
        return total;
    }

    synchronized boolean isWhole() {
        return total > 0 && spans.stream().allMatch(segment -> segment.missing() == 0);
    }

    /** Gives the file its name; it is on the disk itself before it has that. */
    void finish() throws IOException {
        file.force(true);
        Files.move(row.part(), row.target(), StandardCopyOption.ATOMIC_MOVE);
        synchronized (this) {
            if (map != null) {
                map.close();
                map = null;
            }
            Files.deleteIfExists(row.segments());
        }
    }

    /** Returns once everything written so far is on the disk itself. */
    void force() throws IOException {
        file.force(false);
    }

    /** Gives room back that was taken from the disk beyond what is written. */
    void releaseRoom() throws IOException {
        try (RandomAccessFile same = new RandomAccessFile(row.part().toFile(), "rw")) {
            same.setLength(file.size());
        }
    }

    @Override
    public void close() throws IOException {
        SegmentMap open;
        synchronized (this) {
            closed = true;
            open = map;
            map = null;
            notifyAll();
        }
        try (file) {
            if (open != null) {
                open.close();
            }
        }
    }
}
