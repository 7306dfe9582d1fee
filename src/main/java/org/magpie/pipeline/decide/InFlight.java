package org.magpie.pipeline.decide;

import java.util.Optional;

/** What is on its way; the downloads side knows. Safe for any number of threads. */
@FunctionalInterface
public interface InFlight {
    /** The name of a release that is on its way for that item and slot, from the grab until it is imported or has failed. */
    Optional<String> releaseFor(long itemId, long slotId);

    /** What is on its way at this moment, to ask it often. */
    default InFlight now() {
        return this;
    }
}
