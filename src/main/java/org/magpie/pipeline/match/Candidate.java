package org.magpie.pipeline.match;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.search.Release;

/**
 * A release and what of the library it would bring.
 *
 * @param parsed null when the name could not be read
 * @param titleId 0 when no title fits
 * @param itemIds the items it holds; empty when none fits
 * @param confidence 0 (a guess) to 1 (an id said so)
 * @param because how the match came about, or why there is none
 */
public record Candidate(
        Release release,
        @Nullable ParsedRelease parsed,
        long titleId,
        List<Long> itemIds,
        double confidence,
        Message because) {
    public boolean isMatched() {
        return titleId != 0 && !itemIds.isEmpty();
    }

    /** Whether it may be one of several titles, so that a person has to say which. */
    public boolean isAmbiguous() {
        return because.key().equals(TitleMatching.AMBIGUOUS_KEY);
    }

    public Optional<ParsedRelease> read() {
        return Optional.ofNullable(parsed);
    }
}
