package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Beside a file that is fetched in several segments: which of its bytes are there. It is written after the bytes it tells of, so that
 * a process killed anywhere leaves a map that is behind by one block of each segment at most, and never ahead.
 */
final class SegmentMap implements AutoCloseable {
    private static final long MARK = 0x4d61677069653031L;
    private static final int HEAD = 3 * Long.BYTES;
    private static final int ENTRY = 3 * Long.BYTES;
    private static final int MOST = 1024;

    private final FileChannel file;

    private SegmentMap(FileChannel file) {
        this.file = file;
    }

    /** Replaces the map by one of these spans, whole or not at all. */
    static SegmentMap write(Path path, long total, List<Segment> spans) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + spans.size() * ENTRY)
                .putLong(MARK)
                .putLong(total)
                .putLong(spans.size());
        spans.forEach(span -> bytes.putLong(span.start).putLong(span.at).putLong(span.end));
        Path written = path.resolveSibling(path.getFileName() + ".new");
        Files.write(written, bytes.array());
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return open(path);
    }

    static SegmentMap open(Path path) throws IOException {
        return new SegmentMap(FileChannel.open(path, StandardOpenOption.WRITE));
    }

    /** The spans of a map, in the map's order; empty where there is none, or none that fits a file of this many bytes. */
    static Optional<List<Segment>> read(Path path, long total) throws IOException {
        if (!Files.exists(path) || Files.size(path) > HEAD + (long) MOST * ENTRY) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        List<Segment> spans = new ArrayList<>();
        try {
            if (bytes.getLong() != MARK || bytes.getLong() != total) {
                return Optional.empty();
            }
            for (long left = bytes.getLong(); left > 0; left--) {
                spans.add(new Segment(bytes.getLong(), bytes.getLong(), bytes.getLong()));
            }
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
        return covers(spans, total) ? Optional.of(spans) : Optional.empty();
    }

    /** Notes how far the span at this place of the list has come. */
    void progress(int place, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(at).flip();
        file.write(bytes, HEAD + (long) place * ENTRY + Long.BYTES);
    }

    private static boolean covers(List<Segment> spans, long total) {
        List<Segment> inOrder = spans.stream()
                .sorted(Comparator.comparingLong(span -> span.start))
                .toList();
        long reached = 0;
        for (Segment span : inOrder) {
            if (span.start != reached || span.at < span.start || span.end < span.at) {
                return false;
            }
            reached = span.end;
        }
        return reached == total;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
