package org.magpie.pipeline.download;

import java.time.Duration;

/**
 * How long Magpie waits before it takes something for stuck.
 *
 * @param stalledAfter without a byte a download counts as stalled
 * @param failedAfter without a byte a download has failed
 * @param missing how many times in a row its client must not know it before it counts as removed there
 * @param handOver first pause between two tries to find a client; doubled each time, an hour at most
 */
public record Patience(Duration stalledAfter, Duration failedAfter, int missing, Duration handOver) {
    public static final Patience DEFAULT =
            new Patience(Duration.ofMinutes(10), Duration.ofHours(6), 3, Duration.ofSeconds(30));

    /** The pause before the next try. */
    public static Duration pause(Duration first, int tries) {
        Duration pause = first.multipliedBy(1L << Math.clamp(tries, 0, 12));
        return pause.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : pause;
    }
}
