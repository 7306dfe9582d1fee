package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Series as trackers of Spain and Brazil list them: {@code [Cap.102]}, {@code 2ª Temporada Completa}. */
final class SpanishTrackers implements NameFamily {
    @Override
    public String label() {
        return "spanish and brazilian trackers";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.in(pick.of("spanish", "portuguese"), pick);
        int season = pick.number(1, 9);
        int episode = pick.number(1, 24);
        int lines = pick.of(720, 1080);
        String chapter = "%d%02d".formatted(season, episode);
        Expected expected = Expected.read().title(title).seasons(season);
        Expected one = expected.episodes(episode).whole(false);
        Expected whole = expected.wholeSeason(season);
        return switch (pick.number(0, 7)) {
            case 0 ->
                series(
                        title + " - Temporada " + season + " [HDTV " + lines + "p][Cap." + chapter
                                + "][AC3 5.1 Castellano]",
                        one.languages("Spanish").quality(Picture.hdtv(lines)));
            case 1 ->
                series(
                        title + " [HDTV " + lines + "p][Cap." + chapter + "][AC3 5.1 Castellano]",
                        one.languages("Spanish").quality(Picture.hdtv(lines)));
            case 2 ->
                series(
                        title + " " + season + "ª Temporada Completa " + lines + "p WEB-DL Dual Áudio",
                        whole.quality(Picture.webdl(lines)));
            case 3 ->
                series(
                        title + " Temporada " + season + " Completa [" + lines + "p WEB-DL][Castellano]",
                        whole.languages("Spanish"));
            case 4 ->
                series(
                        title + " - Temporada " + season + " [HDTV " + lines + "p][Cap." + chapter + "_" + season
                                + "%02d".formatted(episode + 1) + "][AC3 5.1 Castellano]",
                        expected.episodes(episode, episode + 1));
            case 5 ->
                series(
                        title + pick.of(" Temp. ", " Temp ", " - Temp.") + season
                                + pick.of(" Cap. ", " Capitulo ", " - Cap.") + episode + " [" + lines + "p WEB-DL]",
                        one);
            case 6 ->
                series(
                        title + " Temporada " + season + " Capítulos " + episode + " al " + (episode + 2) + " [" + lines
                                + "p]",
                        expected.episodes(episode, episode + 1, episode + 2).whole(false));
            default ->
                series(
                        title + " " + season + "x%02d ".formatted(episode) + lines + "p WEB-DL Castellano",
                        one.languages("Spanish"));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
