package org.magpie.insight;

import java.time.YearMonth;
import java.util.List;
import org.magpie.media.MediaKind;

/** Sums for the analytics screen. */
public interface AnalyticsInsight {
    Totals totals();

    record Totals(List<KindTotal> kinds, List<Share> qualities, List<Month> months) {}

    record KindTotal(MediaKind kind, int titles, int items, int files, long size) {}

    /** What there is in one quality. */
    record Share(String name, int files, long size) {}

    /** Imports of a month. */
    record Month(YearMonth month, int imported, long size) {}
}
