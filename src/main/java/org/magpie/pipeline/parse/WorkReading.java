package org.magpie.pipeline.parse;

import org.jspecify.annotations.Nullable;

/**
 * What a name says of an album or a book, or of everything that somebody made.
 *
 * @param creator artist or author as named; "VA" for collections
 * @param work album or book as named; {@link #DISCOGRAPHY} for everything
 * @param discography whether it is everything the creator made, or much of it
 * @param firstYear of a discography, null when none is stated
 * @param lastYear of a discography, null when none is stated
 * @param year of the release, null when none is stated
 * @param edition such as "Deluxe Edition", empty when none is stated
 */
public record WorkReading(
        String creator,
        String work,
        boolean discography,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        @Nullable Integer year,
        String edition) {
    /** What the work is called when it is all of them. */
    public static final String DISCOGRAPHY = "Discography";

    /** The same work of another year. */
    public WorkReading of(int otherYear) {
        return new WorkReading(creator, work, discography, firstYear, lastYear, otherYear, edition);
    }
}
