package org.magpie.insight;

/**
 * Rows for the screens, read fresh each time: one interface a screen, so that a screen names no more than it shows. Safe for any
 * number of threads; never on the window's thread.
 */
public interface Insight
        extends LibraryInsight,
                TitleInsight,
                QueueInsight,
                WantedInsight,
                CalendarInsight,
                HistoryInsight,
                HealthInsight,
                AnalyticsInsight {}
