package org.magpie.pipeline.download.direct;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast bytes came over the last few seconds. Safe for any number of threads. */
final class SpeedMeter {
    private static final long WINDOW = 5_000_000_000L;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long total;

    /**
     * @param now nanoseconds of a clock that only moves on
     */
    synchronized void add(long bytes, long now) {
        total += bytes;
        Mark last = marks.peekLast();
        // Ten marks a second are enough for a speed that people read.
        if (last == null || now - last.at > 100_000_000L) {
            marks.addLast(new Mark(now, total));
        }
        forget(now);
    }

    /** Bytes a second. */
    synchronized long speed(long now) {
        forget(now);
        Mark first = marks.peekFirst();
        if (first == null || now - first.at < 1_000_000L) {
            return 0;
        }
        return (long) ((total - first.total) * 1e9 / (now - first.at));
    }

    private void forget(long now) {
        while (!marks.isEmpty() && now - marks.getFirst().at > WINDOW) {
            marks.removeFirst();
        }
    }

    private record Mark(long at, long total) {}
}
