package org.magpie.pipeline.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How much of a title is looked for. */
public sealed interface Scope {
    /** A film, or a series with all its seasons. */
    record Whole() implements Scope {}

    /**
     * @param number 0 for specials
     */
    record Season(int number) implements Scope {}

    /**
     * @param season 0 for specials
     * @param number inside the season
     * @param absolute over all seasons, null where the series does not count so
     * @param airDate null where it is not known
     */
    record Episode(
            int season,
            int number,
            @Nullable Integer absolute,
            @Nullable LocalDate airDate) implements Scope {}
}
