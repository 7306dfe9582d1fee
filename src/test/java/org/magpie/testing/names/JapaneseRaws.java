package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Anime recorded or taken from the web without subtitles, and names of Chinese sites without brackets. */
final class JapaneseRaws implements NameFamily {
    @Override
    public String label() {
        return "raws";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.romaji(pick);
        String own = pick.one(pick.lexicon().of("japanese title"));
        String chinese = pick.one(pick.lexicon().of("chinese title"));
        int episode = pick.number(1, 60);
        String number = "%02d".formatted(episode);
        Expected expected =
                Expected.read().absolute(episode).seasons().episodes().whole(false);
        return switch (pick.number(0, 5)) {
            case 0 ->
                series(
                        "[Ohys-Raws] " + title + " - " + number + " (BS11 1280x720 x264 AAC).mp4",
                        expected.title(title).group("Ohys-Raws").quality(Picture.hdtv(720)));
            case 1 ->
                series(
                        "[Leopard-Raws] " + title + " #" + number + " (TX 1280x720 x264 AAC)",
                        expected.title(title).group("Leopard-Raws"));
            case 2 ->
                series(
                        "[Moozzi2] " + title + " - " + number + " (BD 1920x1080 x265-10Bit Flac)",
                        expected.title(title).group("Moozzi2").quality(Picture.bluray(1080)));
            case 3 ->
                series(
                        chinese + ".第" + number + "集.1080p.WEB-DL.H264",
                        expected.title(chinese).quality(Picture.webdl(1080)));
            case 4 -> series(own + " 第" + number + "話 [1080p]", expected.title(own));
            default ->
                series(
                        chinese + ".S02E" + number + ".1080p.WEB-DL.H264-GRP",
                        expected.title(chinese)
                                .absolute()
                                .seasons(2)
                                .episodes(episode)
                                .group("GRP"));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
