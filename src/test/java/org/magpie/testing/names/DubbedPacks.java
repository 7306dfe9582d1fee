package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Whole seasons and what belongs to them, crossed with languages. */
final class DubbedPacks implements NameFamily {
    @Override
    public String label() {
        return "dubbed packs";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String language = pick.one(Dubs.languages());
        String title = language.equals("other") ? Titles.plain(pick) : Titles.in(language, pick);
        Dubs.Dub dub = Dubs.of(language, pick);
        int season = pick.number(1, 15);
        int part = pick.number(1, 4);
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        String code = "S%02d".formatted(season);
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .seasons(season)
                .episodes()
                .quality(picture.quality())
                .languages(dub.languages())
                .group(group);
        String end = "." + picture.text() + "-" + group;
        String start = Titles.dotted(title) + "." + code + ".";
        return switch (pick.number(0, 7)) {
            case 0, 1, 2 ->
                series(start + dub.text() + end, expected.whole(true).special(false));
            case 3 ->
                series(
                        start + "COMPLETE." + dub.text() + end,
                        expected.whole(true).special(false));
            case 4 ->
                series(
                        start + "Part." + part + "." + dub.text() + end,
                        expected.whole(false).seasonPart(part));
            case 5 ->
                series(
                        start + "Special." + dub.text() + end,
                        expected.whole(false).special(true));
            case 6 -> series(start + "Bonus." + dub.text() + end, expected.whole(false));
            default ->
                series(
                        start + "INCOMPLETE." + dub.text() + end,
                        expected.whole(false).partial(true));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
