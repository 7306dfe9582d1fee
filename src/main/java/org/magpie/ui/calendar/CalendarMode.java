package org.magpie.ui.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** How much of the calendar is seen at once; its name in the bundle is {@code calendar.mode.<name>}. */
public enum CalendarMode {
    MONTH,
    WEEK,
    AGENDA;

    private static final int AGENDA_DAYS = 30;

    /**
     * The days to show.
     *
     * @param first the day on which weeks begin here
     */
    List<LocalDate> days(LocalDate anchor, DayOfWeek first) {
        return switch (this) {
            case MONTH -> {
                // Whole weeks, always six of them, so that the grid does not jump from month to month.
                LocalDate start = anchor.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(first));
                yield Stream.iterate(start, day -> day.plusDays(1)).limit(42).toList();
            }
            case WEEK -> {
                LocalDate start = anchor.with(TemporalAdjusters.previousOrSame(first));
                yield Stream.iterate(start, day -> day.plusDays(1)).limit(7).toList();
            }
            case AGENDA ->
                Stream.iterate(anchor, day -> day.plusDays(1))
                        .limit(AGENDA_DAYS)
                        .toList();
        };
    }

    /** A page on or back. */
    LocalDate turn(LocalDate anchor, int pages) {
        return switch (this) {
            case MONTH -> anchor.withDayOfMonth(1).plusMonths(pages);
            case WEEK -> anchor.plusWeeks(pages);
            case AGENDA -> anchor.plusDays((long) AGENDA_DAYS * pages);
        };
    }
}
