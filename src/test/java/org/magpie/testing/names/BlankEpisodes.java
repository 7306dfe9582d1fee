package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Episodes with blanks and hyphens between their parts, and with season and episode in rarer notations. */
final class BlankEpisodes implements NameFamily {
    @Override
    public String label() {
        return "episodes with blanks";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        String part = Titles.part(pick);
        int season = pick.number(1, 20);
        int episode = pick.number(1, 30);
        Picture picture = Picture.p2p(pick);
        String group = pick.group();
        String tags = picture.spaced() + "-" + group;
        Expected expected = Expected.read()
                .title(title)
                .seasons(season)
                .episodes(episode)
                .absolute()
                .whole(false)
                .languages()
                .quality(picture.quality());
        Expected grouped = expected.group(group);
        String code = "S%02dE%02d".formatted(season, episode);
        String listed = "(1080p AMZN WEB-DL x265 10bit EAC3 5.1 Silence)";
        return switch (pick.number(0, 10)) {
            case 0 ->
                series(
                        title + " - " + code + " - " + part + " " + listed,
                        expected.quality(Picture.webdl(1080)).group("Silence"));
            case 1 -> series(title + " " + code + " " + part + " " + tags, grouped);
            case 2 -> series(title + " - " + season + "x%02d".formatted(episode) + " - " + part + " " + tags, grouped);
            case 3 -> series(title + " " + season + "x%02d".formatted(episode) + " " + tags, grouped);
            case 4 -> series(title + " Season " + season + " Episode " + episode + " " + part + " " + tags, grouped);
            case 5 -> series(title + " S%02d E%02d ".formatted(season, episode) + part + " " + tags, grouped);
            case 6 -> series(title + " S%02d - E%02d ".formatted(season, episode) + tags, grouped);
            case 7 -> series(title + " S%02d %02d.mkv".formatted(season, episode), expected.quality(Picture.hdtv(720)));
            case 8 -> series(title + " S%02dxE%02d ".formatted(season, episode) + tags, grouped);
            case 9 ->
                series(
                        Titles.dotted(title) + ".S%02d.E.%02d.".formatted(season, episode) + picture.text() + "-"
                                + group,
                        grouped.title(Titles.undotted(title)));
            default -> series(title + " - " + code + " - " + part + " [" + picture.spaced() + "]-" + group, grouped);
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
