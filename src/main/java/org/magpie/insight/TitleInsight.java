package org.magpie.insight;

import java.util.List;
import java.util.Optional;

/** What the page of a title shows. */
public interface TitleInsight {
    Optional<TitlePage> title(long titleId);

    /** What happened to a title, newest first. */
    List<TimelineRow> historyOf(long titleId, int most);

    /** The verdicts of a title's newest search, best first; or of all searches kept for it. */
    List<VerdictRow> verdicts(long titleId, int most);

    /** The verdicts of releases that would bring an item, newest first. */
    List<VerdictRow> verdictsOfItem(long titleId, long itemId, int most);

    /** The verdicts of one search, best first. */
    List<VerdictRow> verdictsOf(String correlation);
}
