package org.magpie.insight;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * An item that a slot still wants.
 *
 * @param have quality name of the file to be upgraded, empty where there is none
 * @param lastSearched null where nobody has looked yet
 */
public record WantedRow(
        long itemId,
        long slotId,
        long titleId,
        MediaKind kind,
        String title,
        String item,
        String slot,
        String profile,
        String have,
        @Nullable LocalDate date,
        @Nullable Instant lastSearched) {}
