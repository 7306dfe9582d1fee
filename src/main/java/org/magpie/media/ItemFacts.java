package org.magpie.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as the pipeline needs it.
 *
 * @param lastSearched null where nobody has looked for it yet
 */
public record ItemFacts(
        long id,
        long titleId,
        ItemDetails details,
        boolean monitored,
        @Nullable Instant lastSearched) {
    /** Whether it can be had by then. */
    public boolean isAvailableAt(Instant time) {
        Instant available = details.available();
        return available != null && !available.isAfter(time);
    }
}
