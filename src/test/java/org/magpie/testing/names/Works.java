package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Made-up makers of music and books and what they made. */
final class Works {
    private Works() {}

    /** A person or a band. */
    static String artist(Pick pick) {
        return pick.percent(50)
                ? person(pick)
                : pick.percent(70)
                        ? pick.one(pick.lexicon().of("band"))
                        : "The " + pick.one(pick.lexicon().of("adjective")) + " "
                                + pick.one(pick.lexicon().of("noun")) + "s";
    }

    /** "Edith Marlow". */
    static String person(Pick pick) {
        return first(pick) + " " + last(pick);
    }

    static String first(Pick pick) {
        return pick.one(pick.lexicon().of("person first"));
    }

    static String last(Pick pick) {
        return pick.one(pick.lexicon().of("person last"));
    }

    /** The name of an album; in a third of the cases one out of words that are tags elsewhere. */
    static String album(Pick pick) {
        return pick.percent(30) ? pick.one(pick.lexicon().of("hard album")) : Titles.plain(pick);
    }

    /** The title of a book; in a quarter of the cases one that is easily misread. */
    static String book(Pick pick) {
        return pick.percent(25) ? pick.one(pick.lexicon().of("hard book")) : Titles.plain(pick);
    }

    static String series(Pick pick) {
        return pick.one(pick.lexicon().of("series"));
    }

    /** A title without numbers, for names in which numbers count the books of a series. */
    static String plain(Pick pick) {
        String title = Titles.plain(pick);
        return title.chars().anyMatch(Character::isDigit)
                ? "The " + pick.one(pick.lexicon().of("noun"))
                : title;
    }

    static int year(Pick pick) {
        return pick.number(1955, 2026);
    }

    /** Editions of the same work. */
    static String edition(Pick pick) {
        return pick.of(
                "Deluxe Edition",
                "Remastered",
                "Deluxe",
                "25th Anniversary Edition",
                "Japanese Edition",
                "Mono",
                "Expanded Edition",
                "Remastered 2011",
                "2011 Remaster",
                "Limited Edition",
                "Super Deluxe Edition",
                "Bonus Tracks",
                "Special Edition",
                "Collector's Edition",
                "Explicit",
                "EP",
                "Single",
                "Live",
                "Reissue",
                "Deluxe Version",
                "OST");
    }

    /** A name as it is read: dots are blanks. */
    static String plainDots(String text) {
        return String.join(" ", text.replace('.', ' ').strip().split(" +"));
    }

    /** As the scene writes it with underscores. */
    static String underscored(String text) {
        return Titles.undotted(text).replace(' ', '_');
    }

    static GeneratedName music(String name, Expected expected) {
        return new GeneratedName(MediaKind.MUSIC, name, expected);
    }

    static GeneratedName book(String name, Expected expected) {
        return new GeneratedName(MediaKind.BOOK, name, expected);
    }

    static Expected expected(String creator, String work) {
        return Expected.read().creator(plainDots(creator)).title(plainDots(work));
    }
}
