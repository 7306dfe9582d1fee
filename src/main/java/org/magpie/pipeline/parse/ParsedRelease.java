package org.magpie.pipeline.parse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.Quality;
import org.magpie.media.Revision;

/**
 * What a release name says. Fields that the name does not state are empty, null or 0 as told at each.
 *
 * @param kind the grammar that read it
 * @param name the name that was read, as it came
 * @param titles the title as named first, then every alternative the name offers; never empty
 * @param year null when none is stated
 * @param numbers seasons and episodes; {@link Numbers#NONE} for anything but series
 * @param quality what the picture, sound or text is
 * @param revision how often it was mended
 * @param languages English names, empty when none is stated
 * @param group null when none is stated
 * @param hash checksum in the name, null when none is stated
 * @param edition "Director's Cut" and such, empty when none is stated
 * @param hardcodedSubtitles burnt-in subtitle tag, null when there is none
 * @param ids in the name, by source key ("imdb", "tmdb", "tvdb")
 * @param creator artist or author, null for films and series
 */
public record ParsedRelease(
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

    /** The title as named. */
    public String title() {
        return titles.getFirst();
    }

    /**
     * Which parts of a series a release holds.
     *
     * @param seasons in order, empty when none is stated
     * @param episodes numbers inside the first season, empty for whole seasons
     * @param absolute numbers over all seasons, as anime has them
     * @param airDate of a daily episode
     * @param fullSeason whether all episodes of the seasons are in it
     * @param special whether it is named as a special
     * @param seasonPart part number of a season that came in parts, 0 when none
     */
    public record Numbers(
            List<Integer> seasons,
            List<Integer> episodes,
            List<Integer> absolute,
            @Nullable LocalDate airDate,
            boolean fullSeason,
            boolean special,
            int seasonPart) {
        public static final Numbers NONE = new Numbers(List.of(), List.of(), List.of(), null, false, false, 0);
    }
}
