package org.magpie.testing.names;

import java.util.Set;
import org.magpie.media.MediaKind;

/** Files as library programs name them: Magpie's own presets, and those of Sonarr, Plex and others. */
final class ProgramFiles implements NameFamily {
    @Override
    public String label() {
        return "files of programs, series";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        String part = Titles.part(pick);
        int season = pick.number(0, 21);
        int episode = pick.percent(5) ? pick.number(1000, 1300) : pick.number(1, 40);
        int absolute = pick.percent(10) ? pick.number(1000, 1300) : pick.number(100, 999);
        int year = pick.number(1960, 2026);
        int lines = pick.of(720, 1080, 2160);
        String group = pick.group();
        boolean dated = pick.percent(60);
        String named = title + (dated ? " (" + year + ")" : "");
        String code = "S%02dE%02d".formatted(season, episode);
        Expected expected = Expected.read()
                .title(named)
                .seasons(season)
                .episodes(episode)
                .absolute()
                .whole(false)
                .quality(Picture.webdl(lines))
                .languages();
        String quality = "WEBDL-" + lines + "p";
        return switch (pick.number(0, 9)) {
            case 0 -> series(named + " - " + code + " - " + part + " " + quality + ".mkv", expected);
            case 1 ->
                series(
                        named + " - " + code + " - " + part + " [" + quality + "][EAC3 5.1][h264]-" + group + ".mkv",
                        expected.group(group));
            case 2 ->
                series(
                        named + " - " + code + " - " + part + " [AMZN " + quality + "][DV HDR10][EAC3 Atmos 5.1][h265]-"
                                + group + ".mkv",
                        expected.group(group));
            case 3 ->
                series(
                        named + " {tvdb-" + pick.number(70000, 400000) + "} - " + code + " - " + part + " [" + quality
                                + "]-" + group + ".mkv",
                        expected.group(group));
            case 4 ->
                series(
                        named + " - " + code + " - %03d - ".formatted(absolute) + part + " [" + quality
                                + "][8bit][x264][AAC 2.0][JA]-" + group + ".mkv",
                        expected.absolute(absolute).languages("Japanese").group(group));
            case 5 ->
                series(
                        named + " - " + code + " - " + part + " [" + quality + "][EAC3 5.1][DE+EN][h264]-" + group
                                + ".mkv",
                        expected.languages(Set.of("German", "English")).group(group));
            case 6 ->
                series(named + " - s%02de%02d.mkv".formatted(season, episode), expected.quality(Picture.hdtv(720)));
            case 7 ->
                series(
                        named + " - " + code + "-E%02d - ".formatted(episode + 1) + part + " [" + quality + "].mkv",
                        expected.episodes(episode, episode + 1));
            case 8 -> series(named + " - " + code + " - " + part + ".mkv", expected.quality(Picture.hdtv(720)));
            default ->
                series(
                        named + " - " + code + " - " + part + " [" + quality + " Proper]-" + group + ".mkv",
                        expected.version(2).group(group));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
