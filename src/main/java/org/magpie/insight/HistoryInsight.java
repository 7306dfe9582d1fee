package org.magpie.insight;

import java.time.Instant;
import java.util.List;

/** Rows of the history. */
public interface HistoryInsight {
    /** Newest first. */
    List<TimelineRow> history(Instant before, int most);
}
