package org.magpie.media;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of an item.
 *
 * @param season 0 for a special and for what is no episode
 * @param number within the season, 0 for what is no episode
 * @param absolute number over all seasons, null where the series does not count so
 * @param releaseDate the day a calendar shows it on, null where it is not known
 * @param cinemaDate of a film, null where it is not known
 * @param digitalDate of a film, null where it is not known
 * @param physicalDate of a film, null where it is not known
 * @param available from when on it is wanted; null: not known, so not yet
 * @param minutes 0: as its title
 * @param sourceId its id in the title's source, null where it has none
 */
public record ItemDetails(
        String name,
        int season,
        int number,
        @Nullable Integer absolute,
        @Nullable LocalDate releaseDate,
        @Nullable LocalDate cinemaDate,
        @Nullable LocalDate digitalDate,
        @Nullable LocalDate physicalDate,
        @Nullable Instant available,
        int minutes,
        @Nullable String sourceId) {

    /** A film that can be had from some time on. */
    public static ItemDetails film(
            String name, @Nullable LocalDate releaseDate, @Nullable Instant available, int minutes) {
        return new ItemDetails(name, 0, 0, null, releaseDate, null, null, null, available, minutes, null);
    }

    /** An episode that can be had from some time on. */
    public static ItemDetails episode(
            String name, int season, int number, @Nullable LocalDate airDate, @Nullable Instant available) {
        return new ItemDetails(name, season, number, null, airDate, null, null, null, available, 0, null);
    }
}
