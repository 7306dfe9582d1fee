package org.magpie.pipeline.decide.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.Protocol;

/**
 * How long to wait for something better, and which way of fetching is liked best. The first one that fits a title counts.
 *
 * @param id 0 before it is stored
 * @param place order among all, from 0
 * @param preferred the protocol that wins between equals; null where all are equal
 * @param minutes to wait after a release was published, by protocol; one that is missing is taken at once
 * @param refused protocols that are never taken
 * @param bestAtOnce whether the best quality of the quality profile is taken without waiting
 * @param scoreAtOnce from which score on a release is taken without waiting, null for none
 * @param tags only titles with one of these; empty: all titles
 */
public record DelayProfile(
        long id,
        int place,
        String name,
        boolean enabled,
        @Nullable Protocol preferred,
        Map<Protocol, Integer> minutes,
        Set<Protocol> refused,
        boolean bestAtOnce,
        @Nullable Integer scoreAtOnce,
        Set<String> tags) {
    public DelayProfile {
        minutes = Map.copyOf(minutes);
        refused = Set.copyOf(refused);
        tags = Set.copyOf(tags);
    }

    /** An enabled one for all titles that waits for nothing. */
    public static DelayProfile named(String name, int place) {
        return new DelayProfile(0, place, name, true, null, Map.of(), Set.of(), false, null, Set.of());
    }

    /** How long a release of that protocol waits. */
    public Duration delay(Protocol protocol) {
        return Duration.ofMinutes(minutes.getOrDefault(protocol, 0));
    }

    public boolean isFor(Set<String> titleTags) {
        return enabled && (tags.isEmpty() || !Collections.disjoint(tags, titleTags));
    }

    DelayProfile withId(long stored) {
        return new DelayProfile(
                stored, place, name, enabled, preferred, minutes, refused, bestAtOnce, scoreAtOnce, tags);
    }
}
