package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Releases as private trackers list them: every dot a blank, the year before the season, the season in brackets. */
final class TrackerListings implements NameFamily {
    @Override
    public String label() {
        return "tracker listings";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        int year = pick.number(1970, 2026);
        int season = pick.number(1, 15);
        int episode = pick.number(1, 24);
        Picture picture = Picture.p2p(pick);
        String group = pick.group();
        String blanks = " " + picture.text().replace('.', ' ') + "-" + group;
        String spaced = " " + picture.spaced() + "-" + group;
        String code = "S%02dE%02d".formatted(season, episode);
        String country = pick.of("US", "UK", "AU", "NZ");
        Expected expected = Expected.read()
                .title(title)
                .seasons(season)
                .episodes(episode)
                .whole(false)
                .quality(picture.quality())
                .languages()
                .group(group);
        Expected whole = expected.wholeSeason(season);
        return switch (pick.number(0, 9)) {
            case 0 -> series(title + " " + year + " " + code + blanks, expected.title(title + " " + year));
            case 1 -> series(title + " (" + year + ") " + code + spaced, expected.title(title + " (" + year + ")"));
            case 2 ->
                series(
                        title + " (" + country + ") " + code + spaced,
                        expected.titles(title, country).title(title + " (" + country + ")"));
            case 3 -> series(title + " " + country + " " + code + blanks, expected.title(title + " " + country));
            case 4 -> series(title + " (S%02d)".formatted(season) + spaced, whole);
            case 5 ->
                series(
                        title + " (" + year + ") S%02d".formatted(season) + spaced,
                        whole.title(title + " (" + year + ")"));
            case 6 ->
                series(
                        title + " " + code + "a" + spaced,
                        expected.with("half", true, release -> release.numbers().split()));
            case 7 -> series(title + " [" + code + "]" + spaced, expected);
            case 8 -> series(title + " S" + year + "E%02d".formatted(episode) + spaced, expected.seasons(year));
            default ->
                series(
                        title + " " + season + "x%02d-%02d".formatted(episode, episode + 1) + spaced,
                        expected.episodes(episode, episode + 1));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
