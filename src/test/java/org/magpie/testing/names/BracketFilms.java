package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films with blanks and brackets, as encoders list them: {@code Title (2011) [1080p] [WEBRip] [5.1] [GRP]}. */
final class BracketFilms implements NameFamily {
    @Override
    public String label() {
        return "bracket films";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.film(pick);
        int year = pick.number(1930, 2026);
        int lines = pick.of(720, 1080, 2160);
        boolean web = pick.percent(50);
        String source = web ? "WEBRip" : "BluRay";
        String yts = pick.of("YTS.MX", "YTS.LT", "YTS.AG");
        String group = pick.group();
        Expected expected = Expected.read()
                .title(title)
                .year(year)
                .quality(web ? Picture.webrip(lines) : Picture.bluray(lines))
                .languages();
        String dated = title + " (" + year + ") ";
        return switch (pick.number(0, 7)) {
            case 0 -> film(dated + "[" + lines + "p] [" + source + "] [5.1] [" + yts + "]", expected.group(yts));
            case 1 -> film(dated + "[" + source + "] [" + lines + "p] [" + yts + "]", expected.group(yts));
            case 2 ->
                film(
                        dated + "(" + lines + "p " + source + " x265 HEVC 10bit AAC 5.1 Tigole)",
                        expected.group("Tigole"));
            case 3 -> film(dated + lines + "p " + source + " x265 10bit DTS-HD MA 5.1-" + group, expected.group(group));
            case 4 ->
                film(
                        "[" + title + "] (" + year + ") [" + source + "] [" + lines + "p] [" + yts + "]",
                        expected.title("[" + title + "]").group(yts));
            case 5 ->
                film(
                        "[" + Titles.dotted(title) + "]." + year + "." + lines + "p." + source + ".x264-" + group,
                        expected.title("[" + Titles.undotted(title) + "]").group(group));
            case 6 -> film(dated + "[" + lines + "p " + source + " x265 AAC][" + group + "]", expected);
            default -> film(title + " " + year + " " + lines + "p " + source + " x265-" + group, expected.group(group));
        };
    }

    private static GeneratedName film(String name, Expected expected) {
        return new GeneratedName(MediaKind.MOVIE, name, expected);
    }
}
