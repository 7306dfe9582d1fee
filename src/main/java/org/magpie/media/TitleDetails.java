package org.magpie.media;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a title.
 *
 * @param year 0 where it is not known
 * @param status key in the bundle under {@code title.status.}: continuing, ended, released, announced …; may be empty
 * @param network or studio or publisher; may be empty
 * @param minutes length of a film or an episode, 0 where it is not known
 * @param rating 0 to 10, 0 where it is not known
 * @param originalLanguage English name, empty where it is not known
 */
public record TitleDetails(
        String name,
        int year,
        String overview,
        List<String> genres,
        String status,
        String network,
        int minutes,
        double rating,
        String originalLanguage,
        @Nullable URI poster,
        @Nullable URI backdrop) {
    public TitleDetails {
        genres = List.copyOf(genres);
    }

    /** What is known of a title that a person made by hand. */
    public static TitleDetails named(String name, int year) {
        return new TitleDetails(name, year, "", List.of(), "", "", 0, 0, "", null, null);
    }
}
