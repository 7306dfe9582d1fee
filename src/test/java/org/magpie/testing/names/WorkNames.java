package org.magpie.testing.names;

/** Names of releases of music and books in everyday styles, made from what they hold. */
public final class WorkNames {
    private WorkNames() {}

    /**
     * A release of a book.
     *
     * @param series empty where none is named
     */
    public static String book(Pick pick, String first, String last, String series, String title) {
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
        return switch (pick.number(0, 10)) {
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
            case 9 -> title + " - " + author + format;
            default -> author + " - " + title + format;
        };
    }

    /**
     * A release of an album.
     *
     * @param editions whether it may be an edition of it, such as a deluxe one
     */
    public static String album(Pick pick, String artist, String album, boolean editions) {
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
