package org.magpie.pipeline.decide;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;

/**
 * A verdict as it is kept.
 *
 * @param titleId 0 where no title was found
 * @param slotId 0 where no title was found
 * @param itemIds what the release would bring
 * @param qualityName key name of its quality, empty where the name could not be read
 * @param group empty where not stated
 * @param grabbed whether it was taken
 */
public record StoredVerdict(
        long id,
        String correlation,
        Instant judged,
        SearchMode mode,
        long titleId,
        long slotId,
        List<Long> itemIds,
        Release release,
        String qualityName,
        String group,
        Set<String> languages,
        double confidence,
        int score,
        int rank,
        boolean grabbed,
        List<Refusal> refusals) {
    public boolean isAccepted() {
        return refusals.isEmpty();
    }
}
