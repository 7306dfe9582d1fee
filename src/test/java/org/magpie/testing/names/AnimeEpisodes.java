package org.magpie.testing.names;

import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/** Single episodes as anime groups post them. */
final class AnimeEpisodes implements NameFamily {
    @Override
    public String label() {
        return "anime episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.romaji(pick);
        String group = pick.one(pick.lexicon().of("anime group"));
        String hash = pick.checksum();
        int season = pick.number(2, 5);
        int episode = pick.percent(10) ? pick.number(1000, 1250) : pick.number(1, 48);
        int lines = pick.of(720, 1080);
        String number = "%02d".formatted(episode);
        String version = pick.maybe(10, "v2");
        String lead = "[" + group + "] " + title;
        Expected expected = Expected.read()
                .title(title)
                .seasons()
                .absolute(episode)
                .episodes()
                .group(group)
                .whole(false)
                .special(false)
                .version(version.isEmpty() ? 1 : 2);
        Expected numbered = expected.absolute().seasons(season).episodes(episode);
        Quality hdtv = Picture.hdtv(lines);
        return switch (pick.number(0, 13)) {
            case 0, 1, 2 ->
                series(
                        lead + " - " + number + version + " (" + lines + "p) [" + hash + "].mkv",
                        expected.hash(hash).quality(hdtv));
            case 3 ->
                series(
                        lead + " S" + season + " - " + number + version + " (" + lines + "p) [" + hash + "].mkv",
                        expected.title(title + " S" + season).hash(hash));
            case 4 ->
                series(
                        lead + " " + ordinal(season) + " Season - " + number + version + " [" + lines
                                + "p][Multiple Subtitle][" + hash + "]",
                        expected.title(title + " " + ordinal(season) + " Season")
                                .languages());
            case 5 ->
                series(
                        lead + " Season " + season + " - " + number + version + " [" + lines + "p]",
                        expected.title(title + " Season " + season));
            case 6 ->
                series(
                        lead + " - " + number + version + " [" + lines
                                + "p][Multiple Subtitle] [ENG][POR-BR][SPA-LA][FRE][GER][ITA]",
                        expected.languages());
            case 7 ->
                series(
                        lead + " - S%02dE".formatted(season) + number + version + " (WEB " + lines
                                + "p HEVC x265 10-bit AAC 2.0) [" + hash + "]",
                        numbered.quality(Picture.webdl(lines)));
            case 8 ->
                series(lead + " [" + number + version + "][" + lines + "p HEVC-10bit AAC]", expected.quality(hdtv));
            case 9 ->
                series(
                        lead.replace(' ', '_') + "_-_" + number + version + "_[" + lines + "p][" + hash + "]",
                        expected.group(group.replace(' ', '_')));
            case 10 ->
                series(
                        lead + " - " + number + version + " [BD " + lines + "p HEVC FLAC][Dual-Audio][" + hash
                                + "].mkv",
                        expected.quality(Picture.bluray(lines)));
            case 11 ->
                series(
                        Titles.dotted(title) + ".S%02dE".formatted(season) + number + "." + lines
                                + "p.CR.WEB-DL.AAC2.0.H.264-" + "VARYG",
                        numbered.title(Titles.undotted(title))
                                .group("VARYG")
                                .version(1)
                                .quality(Picture.webdl(lines)));
            case 12 ->
                series(
                        lead + " - " + number + version + " - " + Titles.plainPart(pick) + " [" + lines + "p][" + hash
                                + "]",
                        expected.hash(hash));
            default ->
                series(
                        lead + " Part " + season + " - " + number + version + " [" + lines
                                + "p CR WEB-DL AVC AAC][MultiSub][" + hash + "]",
                        expected.title(title + " Part " + season).languages());
        };
    }

    static String ordinal(int number) {
        return number + (number == 2 ? "nd" : number == 3 ? "rd" : "th");
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
