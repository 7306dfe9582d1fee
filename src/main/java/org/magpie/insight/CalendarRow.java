package org.magpie.insight;

import java.time.LocalDate;
import org.magpie.media.MediaKind;

/** An item on the day it comes out. */
public record CalendarRow(
        long itemId,
        long titleId,
        MediaKind kind,
        String title,
        String item,
        LocalDate date,
        TitlePage.ItemState state,
        boolean monitored) {}
