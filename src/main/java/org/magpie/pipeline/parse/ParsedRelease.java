package org.magpie.pipeline.parse;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * What a release name says. Fields that the name does not state are empty, null or 0 as told at each.
 *
 * @param kind the grammar that read it
 * @param name the name that was read, as it came
 * @param title the title as named; empty when the name has none (an episode in a season folder)
 * @param titles every way the name gives the title, in order; a film's whole title first, then its parts
 * @param year null when none is stated
 * @param numbers seasons and episodes; {@link Numbers#NONE} for anything but series
 * @param quality what the picture, sound or text is
 * @param origin where the quality was learnt
 * @param revision how often it was mended
 * @param languages English names, empty when none is stated; "Original" is the work's own language
 * @param group null when none is stated
 * @param hash checksum in the name, null when none is stated
 * @param edition "Director's Cut" and such, empty when none is stated
 * @param hardcodedSubtitles burnt-in subtitle tag, null when there is none
 * @param ids in the name, by source key ("imdb", "tmdb", "tvdb")
 * @param creator artist or author, null for films and series
 * @param video picture, sound and service as tagged; {@link VideoTags#NONE} for music and books
 */
public record ParsedRelease(
        MediaKind kind,
        String name,
        String title,
        List<String> titles,
        @Nullable Integer year,
        Numbers numbers,
        Quality quality,
        QualityOrigin origin,
        Revision revision,
        Set<String> languages,
        @Nullable String group,
        @Nullable String hash,
        String edition,
        @Nullable String hardcodedSubtitles,
        Map<String, String> ids,
        @Nullable String creator,
        VideoTags video) {

    public ParsedRelease {
        titles = List.copyOf(titles);
        // Set.copyOf would lose the order of the name.
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        ids = Map.copyOf(ids);
    }

    /** A release of which no more is known than this; the first of the titles is the title as named. */
    public ParsedRelease(
            MediaKind kind,
            String name,
            List<String> titles,
            @Nullable Integer year,
            Numbers numbers,
            Quality quality,
            Revision revision,
            Set<String> languages,
            @Nullable String group,
            @Nullable String hash,
            String edition,
            @Nullable String hardcodedSubtitles,
            Map<String, String> ids,
            @Nullable String creator) {
        this(
                kind,
                name,
                titles.isEmpty() ? "" : titles.getFirst(),
                titles,
                year,
                numbers,
                quality,
                QualityOrigin.UNKNOWN,
                revision,
                languages,
                group,
                hash,
                edition,
                hardcodedSubtitles,
                ids,
                creator,
                VideoTags.NONE);
    }

    /** The same release with other numbers. */
    public ParsedRelease with(Numbers other) {
        return new ParsedRelease(
                kind,
                name,
                title,
                titles,
                year,
                other,
                quality,
                origin,
                revision,
                languages,
                group,
                hash,
                edition,
                hardcodedSubtitles,
                ids,
                creator,
                video);
    }

    /**
     * Which parts of a series a release holds.
     *
     * @param seasons in order, empty when none is stated; 0 is the season of the specials
     * @param episodes numbers inside the first season, empty for whole seasons
     * @param absolute numbers over all seasons, as anime has them
     * @param specialAbsolute fractional absolute numbers, such as 12.5 for a recap between 12 and 13
     * @param airDate of a daily episode
     * @param dailyPart part of a daily episode that came in parts, 0 when none
     * @param fullSeason whether all episodes of the seasons are in it
     * @param partialSeason whether it is one of the parts of a season
     * @param seasonPart number of that part, 0 when none
     * @param seasonExtra whether it holds the extras or subtitles of a season
     * @param special whether it is named as a special
     * @param split whether it is half of an episode, as in S01E01a
     */
    public record Numbers(
            List<Integer> seasons,
            List<Integer> episodes,
            List<Integer> absolute,
            List<Double> specialAbsolute,
            @Nullable LocalDate airDate,
            int dailyPart,
            boolean fullSeason,
            boolean partialSeason,
            int seasonPart,
            boolean seasonExtra,
            boolean special,
            boolean split) {
        /** No season, no episode, no date. */
        public static final Numbers NONE = new Numbers(List.of(), List.of(), List.of(), null, false, false, 0);

        public Numbers {
            seasons = List.copyOf(seasons);
            episodes = List.copyOf(episodes);
            absolute = List.copyOf(absolute);
            specialAbsolute = List.copyOf(specialAbsolute);
        }

        /** Numbers without the rare ones. */
        public Numbers(
                List<Integer> seasons,
                List<Integer> episodes,
                List<Integer> absolute,
                @Nullable LocalDate airDate,
                boolean fullSeason,
                boolean special,
                int seasonPart) {
            this(
                    seasons,
                    episodes,
                    absolute,
                    List.of(),
                    airDate,
                    0,
                    fullSeason,
                    seasonPart > 0,
                    seasonPart,
                    false,
                    special,
                    false);
        }

        /** Whether it covers several seasons. */
        public boolean multiSeason() {
            return seasons.size() > 1;
        }

        /** Whether it may be a special: named so, or episode 0 of a season. */
        public boolean possibleSpecial() {
            boolean episodeZero =
                    episodes.size() == 1 && episodes.getFirst() == 0 && !seasons.isEmpty() && seasons.getFirst() != 0;
            return special || episodeZero;
        }

        /** The same numbers, named as a special. */
        public Numbers asSpecial() {
            return new Numbers(
                    seasons,
                    episodes,
                    absolute,
                    specialAbsolute,
                    airDate,
                    dailyPart,
                    fullSeason,
                    partialSeason,
                    seasonPart,
                    seasonExtra,
                    true,
                    split);
        }
    }
}
