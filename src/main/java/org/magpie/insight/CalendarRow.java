package org.magpie.insight;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * An item on the day it comes out.
 *
 * @param available from when on it is wanted, null where it is not known
 */
public record CalendarRow(
        long itemId,
        long titleId,
        MediaKind kind,
        String title,
        String item,
        LocalDate date,
        TitlePage.ItemState state,
        boolean monitored,
        @Nullable Instant available) {
    /** An item whose time of day is not known. */
    public CalendarRow(
            long itemId,
            long titleId,
            MediaKind kind,
            String title,
            String item,
            LocalDate date,
            TitlePage.ItemState state,
            boolean monitored) {
        this(itemId, titleId, kind, title, item, date, state, monitored, null);
    }
}
