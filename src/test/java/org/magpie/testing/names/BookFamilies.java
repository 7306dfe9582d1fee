package org.magpie.testing.names;

import java.util.List;
import org.magpie.media.quality.Quality;

/** The house styles of books and audiobooks. */
final class BookFamilies {
    private BookFamilies() {}

    static List<NameFamily> all() {
        return List.of(
                new StyleFamily("books: author and title", BookFamilies::plain),
                new StyleFamily("books: file names", BookFamilies::file),
                new StyleFamily("books: series between dashes", BookFamilies::series),
                new StyleFamily("books: series in brackets", BookFamilies::seriesBracket),
                new StyleFamily("books: series behind the title", BookFamilies::seriesBehind),
                new StyleFamily("books: family name in front", BookFamilies::familyName),
                new StyleFamily("books: title by author", BookFamilies::by),
                new StyleFamily("books: title and series by author", BookFamilies::seriesBy),
                new StyleFamily("books: narrators", BookFamilies::narrated),
                new StyleFamily("books: audiobooks", BookFamilies::audiobook),
                new StyleFamily("books: dots", BookFamilies::dotted),
                new StyleFamily("books: dots without dividers", BookFamilies::undivided),
                new StyleFamily("books: scene audiobooks", BookFamilies::sceneAudiobook),
                new StyleFamily("books: several in one", BookFamilies::omnibus),
                new StyleFamily("books: German, French, Spanish, Dutch", BookFamilies::foreign),
                new StyleFamily("books: Russian", BookFamilies::russian),
                new StyleFamily("books: initials", BookFamilies::initials),
                new StyleFamily("books: two authors", BookFamilies::authors),
                new StyleFamily("books: translators", BookFamilies::translated));
    }

    /**
     * A format as names have it.
     *
     * @param text with its brackets
     */
    private record Format(String text, Quality quality) {}

    private static Format format(Pick pick) {
        return pick.of(
                new Format("[EPUB]", Quality.BOOK_EPUB),
                new Format("(epub)", Quality.BOOK_EPUB),
                new Format("(retail) (epub)", Quality.BOOK_EPUB),
                new Format("epub", Quality.BOOK_EPUB),
                new Format("[ePub]", Quality.BOOK_EPUB),
                new Format("(azw3)", Quality.BOOK_AZW3),
                new Format("[AZW3]", Quality.BOOK_AZW3),
                new Format("(mobi)", Quality.BOOK_MOBI),
                new Format("[MOBI]", Quality.BOOK_MOBI),
                new Format("(epub, mobi)", Quality.BOOK_EPUB),
                new Format("[PDF]", Quality.BOOK_PDF),
                new Format("Retail EPUB", Quality.BOOK_EPUB),
                new Format("(retail epub)", Quality.BOOK_EPUB),
                new Format("[EPUB, MOBI]", Quality.BOOK_EPUB),
                new Format("eBook EPUB", Quality.BOOK_EPUB),
                new Format("(v5.0) (epub)", Quality.BOOK_EPUB));
    }

    private static GeneratedName plain(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        int year = Works.year(pick);
        Format format = format(pick);
        boolean dated = pick.percent(60);
        String name = author
                + pick.of(" - ", " - ", " – ")
                + title
                + (dated ? pick.of(" (%d) ", " [%d] ").formatted(year) : " ")
                + format.text()
                + pick.maybe(10, " [GRP]", "-GRP");
        return Works.book(
                name,
                Works.expected(author, title)
                        .year(dated ? (Integer) year : null)
                        .quality(format.quality()));
    }

    private static GeneratedName file(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        return Works.book(
                author + " - " + title + pick.of(".epub", " (retail).epub", " (v1.0).epub"),
                Works.expected(author, title).quality(Quality.BOOK_EPUB));
    }

    private static String number(Pick pick) {
        int number = pick.number(1, 19);
        return pick.of(
                "%02d".formatted(number),
                Integer.toString(number),
                "#" + number,
                "Book " + number,
                "%02d.5".formatted(number),
                "Vol. " + number);
    }

    private static GeneratedName series(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String name = author + " - "
                + pick.of(
                        Works.series(pick) + " " + number(pick),
                        Works.series(pick) + ", Book " + pick.number(1, 9),
                        Works.series(pick) + " - " + "%02d".formatted(pick.number(1, 20)))
                + " - " + title + pick.maybe(50, " (2014)", " [1998]") + " " + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName seriesBracket(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String series = Works.series(pick) + " " + number(pick);
        String name = author
                + pick.of(" [%s] %s ", " - [%s] - %s ", " - [%s] %s ", " [%s] - %s ", " - (%s) %s ", " - (%s) - %s ")
                        .formatted(series, title)
                + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName seriesBehind(Pick pick) {
        String author = Works.person(pick);
        String title = Works.plain(pick);
        Format format = format(pick);
        String series = Works.series(pick);
        String name = author + " - " + title
                + pick.of(
                        " (" + series + " " + number(pick) + ") ",
                        " (" + series + ", #" + pick.number(1, 9) + ") ",
                        " [" + series + " " + number(pick) + "] ",
                        " - " + series + " #" + pick.number(1, 9) + " ",
                        " - " + series + " Book " + pick.number(1, 9) + " ")
                + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName familyName(Pick pick) {
        String first = Works.first(pick) + pick.maybe(25, " B.", " J. R.");
        String last = pick.maybe(15, "van ", "de la ", "von ") + Works.last(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String name = last + ", " + first
                + pick.of(
                        " - ",
                        " - ",
                        " - [" + Works.series(pick) + " 0" + pick.number(1, 9) + "] - ",
                        " - " + Works.series(pick) + " 0" + pick.number(1, 9) + " - ")
                + title + pick.maybe(50, " (2014)") + " " + format.text();
        return Works.book(name, Works.expected(first + " " + last, title).quality(format.quality()));
    }

    private static GeneratedName by(Pick pick) {
        String author = pick.percent(20) ? "F. " + Works.person(pick) : Works.person(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String name = title + pick.of(" by ", " by ", ", by ") + author + pick.maybe(40, " (2014)", " [2009]") + " "
                + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName seriesBy(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String series = Works.series(pick);
        String name = pick.of(
                        title + " (" + series + " Book " + pick.number(1, 19) + ")",
                        title + " (" + series + " #" + pick.number(1, 19) + ")",
                        title + " (" + series + ", " + pick.number(1, 19) + ")",
                        series + " 0" + pick.number(1, 9) + " - " + title,
                        series + " Book " + pick.number(1, 9) + " - " + title)
                + " by " + author + " " + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName narrated(Pick pick) {
        String author = Works.person(pick);
        String narrator = Works.person(pick);
        String title = Works.book(pick);
        String read = pick.of("read by ", "narrated by ", "Read by ", "Narrated by ", "performed by ") + narrator;
        String name = switch (pick.number(0, 5)) {
            case 0 -> title + " by " + author + ", " + read + " [M4B]";
            case 1 -> title + " by " + author + " " + read + " [M4B]";
            case 2 -> author + " - " + title + " (" + read + ") [M4B]";
            case 3 -> author + " - " + title + " - " + read + " [M4B]";
            case 4 -> author + " - " + title + ", " + read + " (Unabridged) [M4B]";
            default -> title + " by " + author + " (" + read + ") [M4B]";
        };
        return Works.book(name, Works.expected(author, title).quality(Quality.BOOK_M4B));
    }

    private static GeneratedName audiobook(Pick pick) {
        String author = Works.person(pick);
        String narrator = Works.person(pick);
        String title = Works.book(pick);
        String series = Works.series(pick) + " 0" + pick.number(1, 9);
        String name = switch (pick.number(0, 7)) {
            case 0 -> author + " - " + title + " (Unabridged) [MP3]";
            case 1 -> author + " - " + title + " {" + narrator + "} [MP3 64kbps]";
            case 2 -> author + " - " + title + " (" + narrator + ") (2014) [MP3 64kbps]";
            case 3 -> author + " - " + series + " - " + title + " (" + narrator + ") MP3";
            case 4 -> author + " - " + title + " [Audiobook] [MP3 128kbps]";
            case 5 -> author + " - 2014 - " + title + " (" + narrator + ") [MP3]";
            case 6 -> author + " - " + title + " Unabridged MP3";
            default -> author + " - " + title + " [Unabridged Audiobook] [64kbps MP3]";
        };
        return Works.book(name, Works.expected(author, title).quality(Quality.BOOK_MP3));
    }

    private static GeneratedName dotted(Pick pick) {
        String author = Works.person(pick);
        String title = Titles.plain(pick);
        int year = Works.year(pick);
        String group = pick.group();
        String name = Titles.dotted(author) + ".-." + Titles.dotted(title)
                + pick.of(
                                ".%d.RETAIL.EPUB.eBook-",
                                ".%d.German.ePub.eBook-", ".%d.EPUB-", ".%d.Retail.ePub.eBook-", ".(%d).EPUB.eBook-")
                        .formatted(year)
                + group;
        return Works.book(
                name,
                Works.expected(Titles.undotted(author), Titles.undotted(title))
                        .year(year)
                        .quality(Quality.BOOK_EPUB)
                        .group(group));
    }

    private static GeneratedName undivided(Pick pick) {
        String name =
                Titles.dotted(Works.person(pick)) + "." + Titles.dotted(Works.plain(pick)) + "." + Works.year(pick)
                        + pick.of(
                                ".RETAIL.EPUB.eBook-",
                                ".EPUB.eBook-",
                                ".German.EPUB-",
                                ".RETAiL.ePub.eBook-",
                                ".AUDIOBOOK.MP3-")
                        + pick.group();
        return Works.book(name, Expected.refused());
    }

    private static GeneratedName sceneAudiobook(Pick pick) {
        String author = Works.person(pick).replace("'", "");
        String title = Titles.plain(pick);
        int year = Works.year(pick);
        String name = Works.underscored(author) + pick.of("-", "-", "_-_") + Works.underscored(title)
                + pick.of(
                        "-AUDiOBOOK-WEB-",
                        "-AUDIOBOOK-DE-WEB-",
                        "-(Unabridged)-AUDIOBOOK-WEB-",
                        "-AUDiOBOOK-CD-",
                        "-UNABRIDGED-AUDIOBOOK-WEB-")
                + year + "-" + pick.group();
        return Works.book(
                name,
                Works.expected(Titles.undotted(author), Titles.undotted(title)).year(year));
    }

    private static GeneratedName omnibus(Pick pick) {
        String author = Works.person(pick);
        String series = Works.series(pick);
        Format format = format(pick);
        String title = pick.of(
                series + " 1-3",
                series + " Omnibus",
                "The Complete " + series.replace("The ", ""),
                series + " Books 1-7",
                series + " Collection",
                series + " Trilogy");
        return Works.book(
                author + " - " + title + " " + format.text(),
                Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName foreign(Pick pick) {
        String language = pick.of("german", "french", "spanish", "dutch");
        String author = pick.one(pick.lexicon().of(language + " person"));
        String title = Titles.in(language, pick);
        String tail = switch (language) {
            case "german" ->
                pick.of(
                        " (2014) [German] (epub)",
                        " [EPUB] [DE]",
                        " (Ungekürzt) (epub)",
                        " - Roman (2014) epub",
                        " (Ungekürzte Lesung) [EPUB]");
            case "french" -> pick.of(" (2014) [FR] epub", " [EPUB] [French]", " (2014) (epub) [Fr]");
            case "spanish" -> pick.of(" (2014) [ES] epub", " [EPUB] [Spanish]", " (2014) [Español] (epub)");
            default -> pick.of(" (2014) [NL] epub", " [NL Ebook. ePub, WM]", " (NL) (epub)");
        };
        return Works.book(
                author + " - " + title + tail, Works.expected(author, title).quality(Quality.BOOK_EPUB));
    }

    private static GeneratedName russian(Pick pick) {
        String author = pick.one(pick.lexicon().of("russian person"));
        String title = pick.one(pick.lexicon().of("russian book"));
        String narrator = pick.one(pick.lexicon().of("russian person"));
        String name = switch (pick.number(0, 4)) {
            case 0 -> author + " - " + title + " [2014, EPUB]";
            case 1 -> author + " – " + title + " [" + narrator + ", 2014, 128 kbps, MP3]";
            case 2 -> author + " - " + title + " (2014) EPUB";
            case 3 -> author + " - Дозор 06. " + title + " [2014, FB2, EPUB]";
            default -> author + " - Цикл 03 - " + title + " [" + narrator + ", 2014, 96 kbps, MP3]";
        };
        return Works.book(name, Works.expected(author, title));
    }

    private static GeneratedName initials(Pick pick) {
        String author =
                pick.of("J. R. R. ", "J.R.R. ", "H. P. ", "P. D. ", "George R. R. ", "E.L. ") + Works.last(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String name = pick.percent(60)
                ? author + " - " + title + " " + format.text()
                : title + " by " + author + " " + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName authors(Pick pick) {
        String author = Works.person(pick) + pick.of(" & ", " and ", ", ") + Works.person(pick);
        String title = Works.book(pick);
        Format format = format(pick);
        String name = pick.percent(60)
                ? author + " - " + title + " " + format.text()
                : title + " by " + author + " " + format.text();
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }

    private static GeneratedName translated(Pick pick) {
        String author = Works.person(pick);
        String title = Works.book(pick);
        String other = pick.of("translated by ", "trans. by ", "edited by ", "illustrated by ") + Works.person(pick);
        Format format = format(pick);
        String name = switch (pick.number(0, 2)) {
            case 0 -> author + " - " + title + " (" + other + ") " + format.text();
            case 1 -> author + " - " + title + ", " + other + " " + format.text();
            default -> title + " by " + author + ", " + other + " " + format.text();
        };
        return Works.book(name, Works.expected(author, title).quality(format.quality()));
    }
}
