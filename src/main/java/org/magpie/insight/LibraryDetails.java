package org.magpie.insight;

import java.util.List;

/**
 * What the library can be filtered and grouped by and no poster shows.
 *
 * @param network or studio or publisher; may be empty
 * @param collection that a film belongs to; may be empty
 * @param status key in the bundle under {@code title.status.}; may be empty
 * @param language English name; may be empty
 * @param rating 0 to 10; 0 where it is not known
 */
public record LibraryDetails(
        List<String> genres, String network, String collection, String status, String language, double rating) {
    /** Nothing is known. */
    public static final LibraryDetails NONE = new LibraryDetails(List.of(), "", "", "", "", 0);

    public LibraryDetails {
        genres = List.copyOf(genres);
    }
}
