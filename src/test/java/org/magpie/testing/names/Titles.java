package org.magpie.testing.names;

import java.text.Normalizer;

/** Made-up titles of films, series and episodes. */
public final class Titles {
    private Titles() {}

    /** A title in English; in a fifth of the cases one out of words that are tags elsewhere, for a series. */
    public static String series(Pick pick) {
        return pick.percent(20) ? pick.one(pick.lexicon().of("hard series")) : plain(pick);
    }

    /** A title in English; in a quarter of the cases one out of words that are tags elsewhere, for a film. */
    public static String film(Pick pick) {
        return pick.percent(25) ? pick.one(pick.lexicon().of("hard film")) : plain(pick);
    }

    /** The title of an episode; in a quarter of the cases with words that are tags elsewhere. */
    public static String part(Pick pick) {
        return pick.percent(25) ? pick.one(pick.lexicon().of("hard part")) : plain(pick);
    }

    /** The title of an episode without words that are tags elsewhere. */
    public static String plainPart(Pick pick) {
        return plain(pick);
    }

    /** A title in English without words that are tags elsewhere. */
    public static String plain(Pick pick) {
        Lexicon words = pick.lexicon();
        String adjective = pick.one(words.of("adjective"));
        String noun = pick.one(words.of("noun"));
        String other = pick.one(words.of("noun"));
        return switch (pick.number(0, 9)) {
            case 0 -> "The " + noun;
            case 1 -> noun + " of " + other + "s";
            case 2 -> pick.one(words.of("name")) + " and the " + noun;
            case 3 -> adjective + " " + noun + " " + pick.number(2, 9);
            case 4 -> adjective + " " + noun + " " + pick.of("II", "III", "IV");
            case 5 -> noun;
            case 6 -> pick.number(3, 99) + " " + noun + "s";
            case 7 -> noun + " " + pick.number(11, 400) + " " + other;
            default -> "The " + adjective + " " + noun;
        };
    }

    /** A title in another language, "german" and so on, of which the lexicon has nouns and openings. */
    public static String in(String language, Pick pick) {
        Lexicon words = pick.lexicon();
        String title = pick.one(words.of(language + " opening")) + " " + pick.one(words.of(language + " noun"));
        return pick.percent(20) ? title + " " + pick.number(2, 9) : title;
    }

    /** A Japanese title in Latin letters. */
    public static String romaji(Pick pick) {
        Lexicon words = pick.lexicon();
        String one = pick.one(words.of("romaji"));
        String two = pick.one(words.of("romaji"));
        return switch (pick.number(0, 4)) {
            case 0 -> one + " no " + two;
            case 1 -> one + " to " + two + " " + pick.one(words.of("romaji"));
            case 2 -> one + " " + two + "!";
            case 3 -> one + "-" + two.toLowerCase(java.util.Locale.ROOT) + " wa " + pick.one(words.of("romaji"));
            default -> one + " " + two;
        };
    }

    /** A title as the scene writes it: dots for blanks, no apostrophes, plain letters. */
    public static String dotted(String title) {
        return ascii(title).replace("'", "").replace(' ', '.');
    }

    /** A title as it is read back from {@link #dotted}. */
    public static String undotted(String title) {
        return ascii(title).replace("'", "");
    }

    /** Without accents, and with ae, oe, ue and ss as the scene has them. */
    private static String ascii(String title) {
        String german = title.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
