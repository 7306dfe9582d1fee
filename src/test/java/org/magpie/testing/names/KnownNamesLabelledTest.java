package org.magpie.testing.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.parse.grammar.BookGrammar;
import org.magpie.pipeline.parse.grammar.MusicGrammar;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;
import org.magpie.pipeline.parse.work.KnownNames.Found;

/**
 * Looks for the known works of 2,000 creators in names of these works and of their near twins, which are not known: longer titles,
 * other versions, sequels, series, other bands of a similar name. A wrong work is worse than none.
 */
class KnownNamesLabelledTest {
    private static final int CREATORS = 2_000;
    private static final double FOUND = 97;
    private static final double WRONG = 0.1;

    private final MusicGrammar music = new MusicGrammar(Vocabulary.standard());
    private final BookGrammar books = new BookGrammar(Vocabulary.standard());

    private int right;
    private int known;
    private int wrong;
    private int names;
    private final List<String> failures = new ArrayList<>();

    @Test
    void knownBooksAreFoundAndTheirTwinsAreNot() {
        Pick pick = new Pick(Long.getLong("names.seed", 11L), Lexicon.first());
        for (int i = 0; i < CREATORS; i++) {
            author(pick);
        }
        check("books");
    }

    @Test
    void knownAlbumsAreFoundAndTheirTwinsAreNot() {
        Pick pick = new Pick(Long.getLong("names.seed", 12L), Lexicon.first());
        for (int i = 0; i < CREATORS; i++) {
            artist(pick);
        }
        check("albums");
    }

    private void check(String what) {
        failures.stream().limit(Integer.getInteger("names.show", 30)).forEach(System.out::println);
        double found = 100.0 * right / known;
        double mistaken = 100.0 * wrong / names;
        System.out.printf(
                "known %s: %d names, %.2f %% of %d found, %.3f %% wrong%n", what, names, found, known, mistaken);
        assertThat(mistaken).as("percent of names with a wrong work").isLessThanOrEqualTo(WRONG);
        assertThat(found).as("percent of known works found").isGreaterThanOrEqualTo(FOUND);
    }

    /** A name of a work that is known: it must be found. */
    private void known(KnownNames names, String name, String work) {
        known++;
        Optional<Found> found = names.find(name);
        if (found.isPresent() && TitleForms.isSame(found.get().work(), work)) {
            right++;
        } else if (found.isEmpty()) {
            failures.add("not found: " + name + " (" + work + ")");
        }
        count(found, name, work);
    }

    /** A name of a work that is not known: nothing may be found. */
    private void twin(KnownNames names, String name) {
        count(names.find(name), name, "");
    }

    private void count(Optional<Found> found, String name, String work) {
        names++;
        if (found.isPresent()
                && (work.isEmpty() || !TitleForms.isSame(found.get().work(), work))) {
            wrong++;
            failures.add("wrong: " + name + " -> " + found.get().work());
        }
    }

    private void author(Pick pick) {
        String first = Works.first(pick) + pick.maybe(15, " B.", " J. R.");
        String last = pick.maybe(10, "van ", "de la ") + Works.last(pick);
        String author = first + " " + last;
        String series = Works.series(pick);
        String plain = Works.plain(pick);
        String hard = pick.one(pick.lexicon().of("hard book"));
        String longer = plain + " and " + pick.of("Empire", "Other Tales", "Back");
        boolean longerKnown = pick.percent(50);
        boolean seriesKnown = pick.percent(40);
        Set<String> works = new LinkedHashSet<>(List.of(plain, hard));
        if (longerKnown) {
            works.add(longer);
        }
        if (seriesKnown) {
            works.add(series);
        }
        KnownNames names = books.known(author, List.copyOf(works));
        for (String work : works) {
            known(names, bookName(pick, first, last, work.equals(series) ? "" : series, work), work);
        }
        if (!longerKnown) {
            twin(names, bookName(pick, first, last, series, longer));
        }
        for (String title : List.of(
                pick.of("Second ", "Return to ", "Beyond ", "After ") + plain,
                plain + " " + pick.of("II", "2", "3", "Revisited", "Returns"),
                hard + pick.of(" Ends", " Again", " Burns", " and Me"),
                pick.of("If ", "When ", "Not ") + hard + " " + pick.of("Burns", "Falls"))) {
            if (works.stream().noneMatch(work -> TitleForms.isSame(work, title))) {
                twin(names, bookName(pick, first, last, series, title));
            }
        }
        twin(names, author + " - " + plain + " - " + pick.of("House of Salt", "The Return") + " (2012) epub");
        twin(names, author + " - " + plain + pick.of(" (Study Guide)", " (Graphic Novel)", " [Summary]") + " epub");
        twin(names, author + " - " + series + " 0" + pick.number(1, 9) + pick.of(" (epub)", " [EPUB]"));
        twin(names, author + " - " + series + " 1-" + pick.number(3, 9) + " (epub)");
        twin(names, Works.first(pick) + " Nobody - " + plain + " (epub)");
        twin(names, plain + ": The Story of " + author + " by " + Works.first(pick) + " Nobody [EPUB]");
    }

    private static String bookName(Pick pick, String first, String last, String series, String title) {
        String author = first + " " + last;
        String turned = last + ", " + first;
        String format = pick.of(
                " (epub)",
                " [EPUB]",
                " (2014) epub",
                " (retail) (azw3)",
                " [M4B]",
                " Retail EPUB",
                " (2011) [MP3 64kbps]");
        String number = "%02d".formatted(pick.number(1, 19));
        String numbered = series.isEmpty() ? "" : " - " + series + " " + number;
        return switch (pick.number(0, 9)) {
            case 0 -> turned + " - " + title + format;
            case 1 -> author + numbered + " - " + title + format;
            case 2 ->
                series.isEmpty()
                        ? author + " - " + title + format
                        : author + " - [" + series + " " + number + "] - " + title + format;
            case 3 -> title + " by " + author + format;
            case 4 ->
                series.isEmpty()
                        ? title + " by " + author
                        : title + " (" + series + " Book " + number + ") by " + author + format;
            case 5 -> Titles.dotted(author) + ".-." + Titles.dotted(title) + ".2014.RETAIL.EPUB.eBook-GRP";
            case 6 -> Titles.dotted(author) + "." + Titles.dotted(title) + ".2014.RETAIL.EPUB.eBook-GRP";
            case 7 -> title + " by " + author + ", read by " + Works.person(pick) + " [M4B]";
            case 8 -> author + " - " + title + " (Unabridged) {" + Works.person(pick) + "}" + format;
            default -> author + " - " + title + format;
        };
    }

    private void artist(Pick pick) {
        String artist = Works.artist(pick);
        String plain = Works.plain(pick);
        String hard = pick.one(pick.lexicon().of("hard album"));
        String bracket = pick.one(pick.lexicon().of("album bracket"));
        boolean bracketKnown = pick.percent(40);
        String other = plain + " (" + bracket + ")";
        Set<String> works = new LinkedHashSet<>(List.of(plain, hard));
        if (bracketKnown) {
            works.add(other);
        }
        KnownNames names = music.known(artist, List.copyOf(works));
        for (String work : works) {
            known(names, albumName(pick, artist, work, true), work);
        }
        if (!bracketKnown) {
            twin(
                    names,
                    artist + " - " + other + pick.of(" (2023) [FLAC]", " [2023] [MP3 320]", " (2023) [FLAC 24-48]"));
        }
        for (String title : List.of(
                pick.of("Best of ", "Back to ", "Not ") + plain,
                plain + " " + pick.of("II", "2", "3", "Sessions", "Tour"),
                hard + pick.of(" Again", " Days", " and Other Songs"),
                pick.of("Songs from ", "Beyond ") + hard)) {
            if (works.stream().noneMatch(work -> TitleForms.isSame(work, title))) {
                twin(names, albumName(pick, artist, title, false));
            }
        }
        twin(
                names,
                artist + " - " + plain
                        + pick.of(
                                " (Live)",
                                " (Remixes)",
                                " (Live in Tokyo)",
                                " (Demos)",
                                " (Acoustic)",
                                " (Karaoke Version)")
                        + " (2012) [FLAC]");
        twin(names, artist + " Orchestra - " + plain + " (2012) [FLAC]");
        twin(names, artist + " & The Foxes - " + plain + " (2012) [FLAC]");
        twin(names, "Tribute Band - " + artist + " - " + plain + " (2012) [FLAC]");
        twin(names, "Nobody Ever - " + plain + " (2012) [FLAC]");
        twin(names, artist + " - " + plain + " - " + pick.of("The Opera", "A New Dawn") + " (2012) [FLAC]");
    }

    private static String albumName(Pick pick, String artist, String album, boolean editions) {
        int year = Works.year(pick);
        String edition = editions
                ? pick.maybe(
                        30, " (Deluxe Edition)", " [Remastered]", " (25th Anniversary Edition)", " (Japanese Edition)")
                : "";
        return switch (pick.number(0, 7)) {
            case 0 -> artist + " - " + year + " - " + album + edition + " [FLAC]";
            case 1 -> artist + " - " + album + edition + " [" + year + "] (MP3 320)";
            case 2 ->
                "(Jazz) [CD] " + artist + " - " + album + edition + " - " + year + ", FLAC (image+.cue), lossless";
            case 3 ->
                Works.underscored(artist) + "-" + Works.underscored(album) + "-WEB-FLAC-" + year + "-" + pick.group();
            case 4 -> artist + " " + album + " " + year + " FLAC";
            case 5 ->
                Works.underscored(artist) + "_-_" + Works.underscored(album) + "-(CAT001)-CD-FLAC-" + year + "-GRP";
            default -> artist + " - " + album + edition + " (" + year + ") [FLAC]";
        };
    }
}
