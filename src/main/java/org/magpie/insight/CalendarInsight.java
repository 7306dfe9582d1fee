package org.magpie.insight;

import java.time.LocalDate;
import java.util.List;

/** Rows of the calendar. */
public interface CalendarInsight {
    /** Both days included. */
    List<CalendarRow> calendar(LocalDate from, LocalDate to);
}
