package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Titles with signs in them: apostrophes, commas, colons, ampersands, exclamation marks, hyphens, abbreviations. */
final class PunctuatedTitles implements NameFamily {
    @Override
    public String label() {
        return "punctuated titles";
    }

    @Override
    public GeneratedName next(Pick pick) {
        Lexicon words = pick.lexicon();
        String name = pick.one(words.of("name"));
        String noun = pick.one(words.of("noun"));
        String other = pick.one(words.of("noun"));
        int year = pick.number(1950, 2026);
        Picture picture = Picture.p2p(pick);
        String group = pick.group();
        String title = pick.of(
                name + "'s " + noun,
                noun + " & " + other,
                noun + ", " + other,
                "Dr. " + name,
                noun + "! " + other,
                noun + "-" + other,
                "The " + noun + "'s " + other,
                noun + " vs. " + other,
                "#" + noun,
                "9-1-1 " + noun);
        boolean film = pick.percent(50);
        int season = pick.number(1, 12);
        int episode = pick.number(1, 24);
        String code = "S%02dE%02d".formatted(season, episode);
        String end = " " + picture.spaced() + "-" + group;
        Expected expected =
                Expected.read().quality(picture.quality()).group(group).languages();
        if (film) {
            return new GeneratedName(
                    MediaKind.MOVIE,
                    title + " (" + year + ")" + end,
                    expected.title(title).year(year));
        }
        String written = title.replace(".", "");
        return new GeneratedName(
                MediaKind.SERIES,
                written + " " + code + end,
                expected.title(written).seasons(season).episodes(episode));
    }
}
