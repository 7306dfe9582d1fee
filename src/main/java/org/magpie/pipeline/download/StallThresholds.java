package org.magpie.pipeline.download;

import java.time.Duration;

/**
 * How long a download may stall, fail or go missing before something is done about it.
 *
 * @param stalledAfter without a byte a download counts as stalled
 * @param missing how many times in a row its client must not know it before it counts as removed there
 * @param missingFor how long its client must not know it, besides
 * @param handOver first pause between two tries to find a client; doubled each time, an hour at most
 * @param answer how long one round waits for a client; what it says later counts in the round after
 * @param everything between two rounds in which every client is asked, whether or not something of Magpie is on its way in it
 */
public record StallThresholds(
        Duration stalledAfter,
        int missing,
        Duration missingFor,
        Duration handOver,
        Duration answer,
        Duration everything) {
    /** Nothing that did not go well is put off for longer. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public static final StallThresholds DEFAULT = new StallThresholds(
            Duration.ofMinutes(10),
            3,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1));

    /** The pause before the next try. */
    public static Duration pause(Duration first, int tries) {
        Duration pause = first.multipliedBy(1L << Math.clamp(tries, 0, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
