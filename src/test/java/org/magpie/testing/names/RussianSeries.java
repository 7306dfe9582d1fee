package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Series as Russian trackers list them: both titles, season and episodes in words, the rest in brackets. */
final class RussianSeries implements NameFamily {
    @Override
    public String label() {
        return "russian tracker series";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String own = Titles.in("russian", pick);
        String title = Titles.plain(pick);
        String person = pick.one(pick.lexicon().of("russian person"));
        int season = pick.number(1, 12);
        int of = pick.number(4, 24);
        int last = pick.percent(40) ? of : pick.number(2, of);
        int year = pick.number(1990, 2026);
        Picture picture = Picture.listed(pick);
        String end = " (" + person + ") [" + year + ", США, драма, "
                + picture.text().replace('.', ' ') + "] " + pick.of("Dub", "MVO (LostFilm)", "DVO + Original", "AVO");
        Expected expected = Expected.read()
                .titles(own, title)
                .seasons(season)
                .quality(picture.quality())
                .special(false);
        Expected run = last == of
                ? expected.whole(true).episodes()
                : expected.whole(false).episodesFromTo(1, last);
        Expected one = expected.whole(false).episodes(last);
        String both = own + " / " + title;
        return switch (pick.number(0, 9)) {
            case 0 -> series(both + " / Сезон: " + season + " / Серии: 1-" + last + " из " + of + end, run);
            case 1 -> series(both + " / Сезон " + season + " / Серии 1-" + last + " из " + of + end, run);
            case 2 -> series(both + " / Сезон: " + season + " / Серия: " + last + end, one);
            case 3 -> series(both + " / S" + season + "E1-" + last + " of " + of + end, run);
            case 4 ->
                series(
                        own + " (" + season + " сезон: 1-" + last + " серии из " + of + ") / " + title + " / " + year
                                + " / ПМ / " + picture.text().replace('.', ' '),
                        run);
            case 5 ->
                series(
                        both + " [S%02d] (%d) ".formatted(season, year)
                                + picture.text().replace('.', ' ') + " | LostFilm",
                        expected.wholeSeason(season));
            case 6 -> series(both + " (" + season + " сезон)" + end, expected.wholeSeason(season));
            case 7 -> series(own + " (Сезон " + season + ", серии 1-" + last + " из " + of + ") / " + title + end, run);
            case 8 -> series(both + " / Сезон: " + season + " / Серии: 1-" + last + " (" + of + ")" + end, run);
            default -> series(both + " / Сезон: " + season + end, expected.wholeSeason(season));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
