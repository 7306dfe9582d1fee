package org.magpie.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.pipeline.match.Matching.Matched;

/** Asks the exclusions wherever something is taken that no person has asked for just then. Safe for any number of threads. */
final class ExcludedTitles {
    private final Exclusions exclusions;

    ExcludedTitles(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    /** Without what is of titles that are left alone; what is of no title, or of one of several, stays. */
    Matched without(Matched matched) {
        Set<Long> excluded = exclusions.ofTitles(matched.titles().keySet()).keySet();
        if (excluded.isEmpty()) {
            return matched;
        }
        Map<Long, TitleFacts> titles = new HashMap<>(matched.titles());
        titles.keySet().removeAll(excluded);
        return new Matched(
                matched.candidates().stream()
                        .filter(candidate -> !excluded.contains(candidate.titleId()))
                        .toList(),
                titles);
    }

    boolean contains(long titleId) {
        return exclusions.ofTitles(Set.of(titleId)).containsKey(titleId);
    }

    /** Since when a title is left alone; what a person has searched for afterwards is meant all the same. */
    Optional<Instant> since(long titleId) {
        return Optional.ofNullable(exclusions.ofTitles(Set.of(titleId)).get(titleId))
                .map(Exclusion::added);
    }
}
