package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Soaps and series whose episodes count over all seasons, in the words of several languages. */
final class CountedEpisodes implements NameFamily {
    @Override
    public String label() {
        return "counted episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.plain(pick);
        int number = pick.number(1000, 4999);
        int low = pick.number(1, 300);
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .seasons()
                .episodes()
                .quality(picture.quality())
                .group(group)
                .whole(false);
        String end = "." + picture.text() + "-" + group;
        String dotted = Titles.dotted(title);
        return switch (pick.number(0, 5)) {
            case 0 ->
                series(
                        dotted + ".E" + number + "." + Titles.dotted(Titles.in("german", pick)) + ".GERMAN" + end,
                        expected.absolute(number).languages("German"));
            case 1 ->
                series(
                        dotted + ".E" + number + "." + Titles.dotted(Titles.in("german", pick)) + "."
                                + pick.number(2005, 2026) + ".German" + end,
                        expected.absolute(number).languages("German"));
            case 2 -> series(title + " " + low + ". Bölüm " + picture.spaced() + "-" + group, expected.absolute(low));
            case 3 -> series(title + " " + low + ".Bolum " + picture.spaced() + "-" + group, expected.absolute(low));
            case 4 -> series(title + " Episode " + low + " " + picture.spaced() + "-" + group, expected.absolute(low));
            default -> series(title + " Ep " + low + " " + picture.spaced() + "-" + group, expected.absolute(low));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
