package org.magpie.pipeline.decide.profile;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Words and marks that releases must, must not or should bear. A word is a piece of text, whatever its case, or a regular
 * expression between slashes: {@code /\bremux\b/}.
 *
 * @param id 0 before it is stored
 * @param must a release needs one of these words; empty: none
 * @param mustNot a release must hold none of these words
 * @param preferred what each word adds to the score of a release that holds it
 * @param flags marks of the indexer, such as {@code freeleech}, of which a release needs all
 * @param tags only titles with one of these; empty: all titles
 * @param indexerId the only indexer it is for, 0 for all
 */
public record ReleaseProfile(
        long id,
        String name,
        boolean enabled,
        List<String> must,
        List<String> mustNot,
        List<Preferred> preferred,
        Set<String> flags,
        Set<String> tags,
        long indexerId) {
    public ReleaseProfile {
        must = List.copyOf(must);
        mustNot = List.copyOf(mustNot);
        preferred = List.copyOf(preferred);
        flags = Set.copyOf(flags);
        tags = Set.copyOf(tags);
    }

    /** A word and what it adds to the score, or takes from it. */
    public record Preferred(String word, int score) {}

    /** An enabled one for all titles and indexers that asks for nothing yet. */
    public static ReleaseProfile named(String name) {
        return new ReleaseProfile(0, name, true, List.of(), List.of(), List.of(), Set.of(), Set.of(), 0);
    }

    /** Whether it speaks of releases of that indexer for titles with such tags. */
    public boolean isFor(Set<String> titleTags, long indexer) {
        return enabled
                && (indexerId == 0 || indexerId == indexer)
                && (tags.isEmpty() || !Collections.disjoint(tags, titleTags));
    }

    ReleaseProfile withId(long stored) {
        return new ReleaseProfile(stored, name, enabled, must, mustNot, preferred, flags, tags, indexerId);
    }
}
