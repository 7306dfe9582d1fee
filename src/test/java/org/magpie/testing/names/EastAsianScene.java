package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films and series with their title in Chinese, Japanese or Korean letters in front of the one that catalogues know. */
final class EastAsianScene implements NameFamily {
    @Override
    public String label() {
        return "east asian scene";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String script = pick.of("chinese", "korean", "japanese");
        String own = pick.one(pick.lexicon().of(script + " title"));
        String title = Titles.plain(pick);
        int year = pick.number(1990, 2026);
        int season = pick.number(1, 5);
        int episode = pick.number(1, 40);
        Picture picture = pick.percent(50) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        String front = pick.of("[" + own + "].", own + ".");
        String end = "." + picture.text() + "-" + group;
        String dotted = Titles.dotted(title);
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .quality(picture.quality())
                .group(group);
        String note = pick.maybe(30, "[国语配音+中文字幕].", "[简繁英字幕].", "[中英双字].");
        return switch (pick.number(0, 4)) {
            case 0, 1 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        front + dotted + "." + year + end,
                        expected.year(year).languages());
            case 2 ->
                new GeneratedName(
                        MediaKind.SERIES,
                        front + note + dotted + ".S%02dE%02d".formatted(season, episode) + "." + year + end,
                        expected.seasons(season).episodes(episode));
            case 3 ->
                new GeneratedName(
                        MediaKind.SERIES,
                        front + dotted + ".S%02d".formatted(season) + "." + year + end,
                        expected.wholeSeason(season));
            default ->
                new GeneratedName(
                        MediaKind.SERIES,
                        front + note + dotted + ".S%02d".formatted(season) + ".Complete." + year + end,
                        expected.wholeSeason(season));
        };
    }
}
