package org.magpie.pipeline.download.direct;

import java.time.Duration;

/**
 * What the built-in downloader keeps to.
 *
 * @param atOnce downloads running at the same time, 1 or more
 * @param perHost of them from one host, 1 or more
 * @param bytesPerSecond over all downloads, 0 for no limit
 * @param headerWait how long a server may take until its answer's head is there
 * @param stallWindow in a span of this length at least {@code slowest} bytes a second must come
 * @param slowest bytes a second; a server slower than that is left and tried again
 * @param firstPause before the first new try; doubled with each further one
 * @param longestPause between two tries
 * @param tries without progress, after which a download has failed
 * @param reserve bytes that are left free on the disk
 * @param largest bytes of a file whose size nobody stated
 */
public record Limits(
        int atOnce,
        int perHost,
        long bytesPerSecond,
        Duration headerWait,
        Duration stallWindow,
        long slowest,
        Duration firstPause,
        Duration longestPause,
        int tries,
        long reserve,
        long largest) {
    /** What a person gets who has set nothing. */
    public static final Limits DEFAULT = new Limits(
            3,
            2,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            256,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            8,
            200L << 20,
            400L << 30);

    public Limits {
        if (atOnce < 1 || perHost < 1 || bytesPerSecond < 0 || tries < 1) {
            throw new IllegalArgumentException("Limits out of range");
        }
    }

    public Limits with(int downloadsAtOnce, int downloadsPerHost, long bytes) {
        return new Limits(
                downloadsAtOnce,
                downloadsPerHost,
                bytes,
                headerWait,
                stallWindow,
                slowest,
                firstPause,
                longestPause,
                tries,
                reserve,
                largest);
    }

    /** How long to wait before the next try. */
    Duration pause(int failedTries) {
        Duration pause = firstPause.multipliedBy(1L << Math.clamp(failedTries - 1L, 0, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
