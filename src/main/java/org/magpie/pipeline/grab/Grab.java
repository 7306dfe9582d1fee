package org.magpie.pipeline.grab;

import java.util.Set;
import org.magpie.pipeline.search.Release;

/**
 * A release that was taken, with what it is for.
 *
 * @param correlation of the search that found it
 * @param verdictId of the stored verdict, 0 where there is none
 * @param titleName for people, who may have deleted the title by the time it fails
 * @param itemIds what of the title it brings; at least one
 * @param titleTags only download clients without tags, or with one of these, may fetch it
 * @param score of its custom formats
 * @param byHand whether a person chose it, whatever the rules say
 */
public record Grab(
        String correlation,
        long verdictId,
        Release release,
        long titleId,
        String titleName,
        long slotId,
        Set<Long> itemIds,
        Set<String> titleTags,
        int score,
        boolean byHand) {
    public Grab {
        itemIds = Set.copyOf(itemIds);
        titleTags = Set.copyOf(titleTags);
        if (itemIds.isEmpty()) {
            throw new IllegalArgumentException("a grab of nothing");
        }
    }
}
