package org.magpie.pipeline.download.direct;

/**
 * Decides when one more connection to the same server is worth having: for a large file of which much is missing, from a server
 * that sends ranges, and only as long as each further connection made the whole faster. A server that gives each caller all it has
 * is never asked by two.
 */
final class Segmenting {
    /** A further connection has to bring a fifth more, or it was the last one. */
    private static final double WORTH = 1.2;

    /** With less time to go than so many looks nothing is gained. */
    private static final int LOOKS_TO_GO = 4;

    private final Limits limits;
    private final long step;
    private long marked;
    private long markedBytes;
    private double before;
    private boolean useless;

    /**
     * @param now nanoseconds of a clock that only moves on
     */
    Segmenting(Limits limits, long now, long done) {
        this.limits = limits;
        this.step = limits.segmentAfter().toNanos();
        this.marked = now;
        this.markedBytes = done;
    }

    /** No more: a further connection was refused or got something else. */
    void failed() {
        useless = true;
    }

    /**
     * Whether to add a connection now.
     *
     * @param done bytes on disk
     * @param missing bytes that are not
     * @param connections there are now
     * @param rate the limit over all downloads in bytes a second, 0 for none
     */
    boolean adds(long now, long done, long missing, int connections, long rate) {
        if (useless || connections >= limits.segments() || now - marked < step) {
            return false;
        }
        double speed = (done - markedBytes) * 1e9 / (now - marked);
        marked = now;
        markedBytes = done;
        if (before > 0 && speed < before * WORTH) {
            useless = true;
            return false;
        }
        boolean held = rate > 0 && speed > rate * 0.5;
        boolean nearlyThere = speed > 0 && missing / speed * 1e9 < LOOKS_TO_GO * (double) step;
        if (held || nearlyThere || speed <= 0 || missing < 2 * limits.smallestSegment()) {
            return false;
        }
        before = speed;
        return true;
    }
}
