package org.magpie.pipeline.importing.content;

import java.util.Set;
import org.magpie.media.TitleFacts;

/**
 * What a download was taken for.
 *
 * @param itemIds what of the title it was taken for; at least one
 * @param releaseName the name under which it was taken
 */
public record Grabbed(TitleFacts title, Set<Long> itemIds, String releaseName) {
    public Grabbed {
        itemIds = Set.copyOf(itemIds);
    }
}
