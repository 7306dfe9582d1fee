package org.magpie.pipeline.download.direct;

import java.time.Duration;

/**
 * What the built-in downloader keeps to.
 *
 * @param atOnce downloads running at the same time, 1 or more
 * @param perHost of them from one host, 1 or more
 * @param segments connections for one file, 1 or more
 * @param pace over all downloads
 * @param headerWait how long a server may take until its answer's head is there
 * @param stallWindow in a span of this length at least {@code slowest} bytes a second must come
 * @param slowest bytes a second; a server slower than that is left and tried again
 * @param firstPause before the first new try; doubled with each further one
 * @param longestPause between two tries
 * @param tries without progress, after which a download has failed
 * @param reserve bytes that are left free on the disk
 * @param largest bytes of a file whose size nobody stated
 * @param segmentAfter how long a connection is measured before a further one may be added
 * @param smallestSegment bytes that a further connection must find to do
 */
public record Limits(
        int atOnce,
        int perHost,
        int segments,
        BandwidthSchedule pace,
        Duration headerWait,
        Duration stallWindow,
        long slowest,
        Duration firstPause,
        Duration longestPause,
        int tries,
        long reserve,
        long largest,
        Duration segmentAfter,
        long smallestSegment) {
    /** What a person gets who has set nothing. */
    public static final Limits DEFAULT = new Limits(
            3,
            2,
            4,
            BandwidthSchedule.UNLIMITED,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            256,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            8,
            200L << 20,
            400L << 30,
            Duration.ofSeconds(5),
            8L << 20);

    public Limits {
        if (atOnce < 1 || perHost < 1 || segments < 1 || tries < 1) {
            throw new IllegalArgumentException("Limits out of range");
        }
    }

    /** With what a person can set. */
    public Limits with(int downloadsAtOnce, int downloadsPerHost, int segmentsOfAFile, BandwidthSchedule newPace) {
        return new Limits(
                downloadsAtOnce,
                downloadsPerHost,
                segmentsOfAFile,
                newPace,
                headerWait,
                stallWindow,
                slowest,
                firstPause,
                longestPause,
                tries,
                reserve,
                largest,
                segmentAfter,
                smallestSegment);
    }

    /** How long to wait before the next try. */
    Duration pause(int failedTries) {
        Duration pause = firstPause.multipliedBy(1L << Math.clamp(failedTries - 1L, 0, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
