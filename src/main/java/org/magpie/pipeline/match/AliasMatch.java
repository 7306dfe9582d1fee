package org.magpie.pipeline.match;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * The title that a release seems to be of.
 *
 * @param titleId 0 where none fits
 * @param confidence 0 to 1
 * @param year that the release states and that is next to the title's own; null where there is no such doubt
 * @param season what the release calls the season in the title's name; null where it does not
 */
record AliasMatch(
        long titleId,
        double confidence,
        Message because,
        @Nullable Integer year,
        @Nullable SeasonWords season) {
    AliasMatch(long titleId, double confidence, Message because) {
        this(titleId, confidence, because, null, null);
    }

    static AliasMatch none(Message because) {
        return new AliasMatch(0, 0, because);
    }

    AliasMatch atMost(double bound, Message why) {
        return confidence <= bound ? this : new AliasMatch(titleId, bound, why, year, season);
    }

    Optional<SeasonWords> seasonWords() {
        return Optional.ofNullable(season);
    }
}
