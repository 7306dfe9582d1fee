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
 * @param naming what names of its files need
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
        @Nullable URI backdrop,
        NamingFacts naming) {
    public TitleDetails {
        genres = List.copyOf(genres);
    }

    /** What a source says that knows no more than a title's usual name. */
    public TitleDetails(
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
        this(
                name,
                year,
                overview,
                genres,
                status,
                network,
                minutes,
                rating,
                originalLanguage,
                poster,
                backdrop,
                NamingFacts.NONE);
    }

    /** What is known of a title that a person made by hand. */
    public static TitleDetails named(String name, int year) {
        return new TitleDetails(name, year, "", List.of(), "", "", 0, 0, "", null, null);
    }
}
