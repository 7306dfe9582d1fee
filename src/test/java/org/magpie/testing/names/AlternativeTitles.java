package org.magpie.testing.names;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;

/** Names that give their title twice: with AKA, a slash, or the second one in brackets. */
final class AlternativeTitles implements NameFamily {
    @Override
    public String label() {
        return "alternative titles";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String one = Titles.plain(pick);
        String two = Titles.in(pick.of("german", "french", "spanish", "italian"), pick);
        int year = pick.number(1950, 2026);
        Picture picture = Picture.p2p(pick);
        String group = pick.group();
        String end = " " + picture.spaced() + "-" + group;
        String code = "S%02dE%02d".formatted(pick.number(1, 9), pick.number(1, 20));
        String aka = pick.of("AKA", "aka", "a.k.a.");
        Expected film = Expected.read().year(year).quality(picture.quality()).group(group);
        Expected series = Expected.read().quality(picture.quality()).group(group);
        return switch (pick.number(0, 7)) {
            case 0 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        one + " " + aka + " " + two + " " + year + end,
                        film.with("both", true, parts(one, two)));
            case 1 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        Titles.dotted(one) + "." + "AKA." + Titles.dotted(two) + "." + year + "." + picture.text() + "-"
                                + group,
                        film.with("both", true, parts(Titles.undotted(one), Titles.undotted(two))));
            case 2 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        one + " / " + two + " (" + year + ")" + end,
                        film.with("both", true, parts(one, two)));
            case 3 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        one + " (aka " + two + ") (" + year + ")" + end,
                        film.with("both", true, parts(one, two)));
            case 4 ->
                new GeneratedName(MediaKind.SERIES, one + " AKA " + two + " " + code + end, series.titles(one, two));
            case 5 ->
                new GeneratedName(MediaKind.SERIES, one + " / " + two + " " + code + end, series.titles(one, two));
            case 6 ->
                new GeneratedName(MediaKind.SERIES, one + " (" + two + ") " + code + end, series.titles(one, two));
            default ->
                new GeneratedName(MediaKind.SERIES, one + " (aka " + two + ") " + code + end, series.titles(one, two));
        };
    }

    private static Function<ParsedRelease, @Nullable Object> parts(String one, String two) {
        return release -> release.titles().contains(one) && release.titles().contains(two);
    }
}
