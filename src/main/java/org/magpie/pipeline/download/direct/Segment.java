package org.magpie.pipeline.download.direct;

/** A stretch of a file that one connection fetches. Guarded by its {@link PartFile}. */
final class Segment {
    /** The end of a file whose length nobody knows. */
    static final long OPEN_END = Long.MAX_VALUE;

    final long start;

    /** The first byte that is not on disk yet. */
    long at;

    /** The first byte behind it. */
    long end;

    /** Whether a connection works on it. */
    boolean taken;

    Segment(long start, long at, long end) {
        this.start = start;
        this.at = at;
        this.end = end;
    }

    long missing() {
        return end - at;
    }
}
