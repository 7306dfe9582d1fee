package org.magpie.media.quality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.media.MediaKind;

/**
 * Which qualities one slot accepts, in which order, and when it has enough.
 *
 * @param id 0 before it is stored
 * @param entries worst first, as the field has it: a later entry is better
 * @param cutoff a quality of an allowed entry: a file of that entry or a better one is enough
 * @param upgrades whether a file below the cutoff is upgraded
 * @param minimumScore of custom formats; below it a release is refused
 * @param cutoffScore of custom formats; at or above it, and at the cutoff, nothing better is looked for
 * @param minimumStep how much better a score must be to count as better; at least 1
 * @param scores by custom format name
 * @param languages English names of which a release must have one; empty: any
 */
public record Profile(
        long id,
        String name,
        MediaKind kind,
        List<Entry> entries,
        Quality cutoff,
        boolean upgrades,
        int minimumScore,
        int cutoffScore,
        int minimumStep,
        Map<String, Integer> scores,
        Set<String> languages) {
    public Profile {
        entries = List.copyOf(entries);
        scores = Map.copyOf(scores);
        languages = Set.copyOf(languages);
    }

    /**
     * One step of the order: a quality, or several that count as equal.
     *
     * @param name of a group; empty for a single quality
     * @param qualities at least one
     */
    public record Entry(String name, List<Quality> qualities, boolean allowed) {
        public Entry {
            qualities = List.copyOf(qualities);
        }
    }

    /** Place of a quality in the order, higher is better; -1 where the profile does not hold it. */
    public int rank(Quality quality) {
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).qualities().contains(quality)) {
                return at;
            }
        }
        return -1;
    }

    public boolean allows(Quality quality) {
        int at = rank(quality);
        return at >= 0 && entries.get(at).allowed();
    }

    public boolean meetsCutoff(Quality quality) {
        return rank(quality) >= rank(cutoff);
    }

    /** Whether a file of that quality and score ends the search for a better one. */
    public boolean isEnough(Quality quality, int score) {
        return !upgrades || (meetsCutoff(quality) && score >= cutoffScore);
    }
}
