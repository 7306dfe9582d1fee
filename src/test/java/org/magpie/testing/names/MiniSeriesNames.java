package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Series of one season, whose episodes are named without it. */
final class MiniSeriesNames implements NameFamily {
    @Override
    public String label() {
        return "mini-series";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.plain(pick);
        int number = pick.number(1, 8);
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        String start = Titles.dotted(title) + ".";
        String end = "." + picture.text() + "-" + group;
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .seasons(1)
                .episodes(number)
                .whole(false)
                .quality(picture.quality())
                .group(group);
        return switch (pick.number(0, 4)) {
            case 0 -> series(start + "Part." + number + end, expected);
            case 1 -> series(start + "Part" + number + end, expected);
            case 2 -> series(start + number + "of" + (number + 2) + end, expected);
            case 3 -> series(start + "E%02d".formatted(number) + end, expected);
            default ->
                series(start + "E%02d".formatted(number) + "." + Titles.dotted(Titles.plainPart(pick)) + end, expected);
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
