package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films as library programs name their files. */
final class ProgramFilms implements NameFamily {
    @Override
    public String label() {
        return "files of programs, films";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.film(pick);
        int year = pick.number(1930, 2026);
        int lines = pick.of(720, 1080, 2160);
        String group = pick.group();
        String quality = "Bluray-" + lines + "p";
        String id = pick.of(
                "{imdb-tt%07d}".formatted(pick.number(100000, 9999999)), "{tmdb-" + pick.number(100, 999999) + "}");
        String dated = title + " (" + year + ")";
        Expected expected = Expected.read()
                .title(title)
                .year(year)
                .quality(Picture.bluray(lines))
                .languages()
                .edition("")
                .version(1);
        return switch (pick.number(0, 6)) {
            case 0 -> film(dated + " " + quality + ".mkv", expected);
            case 1 -> film(dated + " [" + quality + "][DTS-HD MA 5.1][x264]-" + group + ".mkv", expected.group(group));
            case 2 ->
                film(dated + " " + id + " [" + quality + "][DTS 5.1][x265]-" + group + ".mkv", expected.group(group));
            case 3 ->
                film(
                        dated + " " + id + " {edition-Director's Cut} [" + quality + "]-" + group + ".mkv",
                        expected.edition("Director's Cut").group(group));
            case 4 ->
                film(
                        dated + " [" + quality + "][TrueHD Atmos 7.1][DE+EN][x265]-" + group + ".mkv",
                        expected.languages("German", "English").group(group));
            case 5 -> film(dated + " - Extended - " + quality + ".mkv", expected.edition("Extended"));
            default -> film(dated + " " + quality + " Proper.mkv", expected.version(2));
        };
    }

    private static GeneratedName film(String name, Expected expected) {
        return new GeneratedName(MediaKind.MOVIE, name, expected);
    }
}
