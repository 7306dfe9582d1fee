package org.magpie.media;

import java.util.Map;

/**
 * What a source says of a title that names of files, and the choice between two titles of one name, need.
 *
 * @param originalTitle in the language of the work, empty where it is not known
 * @param translations of the title by English name of the language
 * @param collection that a film belongs to, empty where it is in none
 * @param certification such as "PG-13", empty where it is not known
 * @param country where it is from, as two capital letters of ISO 3166; empty where it is not known or from several
 * @param type how episodes are counted; {@link SeriesType#STANDARD} for anything but series
 */
public record NamingFacts(
        String originalTitle,
        Map<String, String> translations,
        String collection,
        String certification,
        String country,
        SeriesType type) {
    /** Nothing is known. */
    public static final NamingFacts NONE = new NamingFacts("", Map.of(), "", "", "", SeriesType.STANDARD);

    public NamingFacts {
        translations = Map.copyOf(translations);
    }

    /** The same of a series whose episodes are counted otherwise. */
    public NamingFacts with(SeriesType otherType) {
        return new NamingFacts(originalTitle, translations, collection, certification, country, otherType);
    }
}
