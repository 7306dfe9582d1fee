package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** What anime groups post beside the episodes: original videos, openings and endings without text, specials, recaps. */
final class AnimeExtras implements NameFamily {
    @Override
    public String label() {
        return "anime extras";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.romaji(pick);
        String group = pick.one(pick.lexicon().of("anime group"));
        int number = pick.number(1, 12);
        int season = pick.number(1, 4);
        String lead = "[" + group + "] " + title;
        String tags = pick.of(
                " [1080p].mkv",
                " (1080p) [" + pick.checksum() + "].mkv",
                " [BD 1080p HEVC FLAC][" + pick.checksum() + "].mkv",
                " (BD 1080p x265 10bit FLAC)");
        String kind = pick.of("OVA", "NCOP", "NCED", "SP", "Special", "OAD", "ONA", "PV", "Menu", "Preview", "CM");
        Expected expected = Expected.read()
                .title(title)
                .group(group)
                .whole(false)
                .special(true)
                .episodes();
        return switch (pick.number(0, 9)) {
            case 0 -> series(lead + " - " + kind + tags, expected);
            case 1 -> series(lead + " - " + kind + number + tags, expected);
            case 2 -> series(lead + " - " + kind + " " + number + tags, expected);
            case 3 -> series(lead + " " + pick.of("OVA", "OAD", "Special", "NCOP", "NCED") + tags, expected);
            case 4 -> series(lead + " S" + season + " " + pick.of("OVA", "OAD", "Special", "NCOP") + tags, expected);
            case 5 ->
                series(
                        lead + " - S%02d%s%02d".formatted(season, pick.of("OVA", "SP", "OAD", "NCOP"), number) + tags,
                        expected);
            case 6 ->
                series(
                        lead + " OVA - %02d".formatted(number) + tags,
                        expected.title(title + " OVA").absolute(number));
            case 7 -> series(lead + " - %02d OVA".formatted(number) + tags, expected.absolute(number));
            case 8 -> series(lead + " - " + pick.of("NCOP", "NCED") + "%02dv2".formatted(number) + tags, expected);
            default ->
                series(
                        lead + " - %02d.5".formatted(number) + tags,
                        Expected.read()
                                .title(title)
                                .group(group)
                                .whole(false)
                                .absolute()
                                .with(
                                        "recap",
                                        java.util.List.of(number + 0.5),
                                        release -> release.numbers().specialAbsolute()));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
