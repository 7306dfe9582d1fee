package org.magpie.pipeline.decide;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a release is not to be taken again. */
public enum BlockReason {
    /** The place it comes from did not answer. */
    UNREACHABLE(Duration.ofDays(1)),
    /** The place it comes from wants a login that did not work. */
    UNAUTHORIZED(Duration.ofDays(1)),
    /** It is gone where it was. */
    REMOVED(null),
    /** Nothing came for too long. */
    STALLED(Duration.ofDays(7)),
    SLOW(Duration.ofDays(3)),
    /** Parts are missing or the checksum is wrong. */
    DAMAGED(null),
    MALWARE(null),
    /** It holds something else than its name says. */
    WRONG_CONTENT(null),
    PASSWORD(null),
    IMPORT_IMPOSSIBLE(null),
    BY_HAND(null),
    OTHER(Duration.ofDays(30));

    private final @Nullable Duration lasts;

    BlockReason(@Nullable Duration lasts) {
        this.lasts = lasts;
    }

    /** How long it is remembered, null for ever. */
    public @Nullable Duration lasts() {
        return lasts;
    }
}
