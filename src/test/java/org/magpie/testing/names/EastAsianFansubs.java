package org.magpie.testing.names;

import java.util.stream.IntStream;
import org.magpie.media.MediaKind;

/** Anime as Chinese groups post it: every part in brackets of its own, the title in two scripts. */
final class EastAsianFansubs implements NameFamily {
    @Override
    public String label() {
        return "chinese fan groups";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String group = pick.one(pick.lexicon().of("east group"));
        String own = pick.one(pick.lexicon().of("chinese title"));
        String title = Titles.romaji(pick);
        int episode = pick.percent(15) ? pick.number(1000, 1200) : pick.number(1, 60);
        String number = "%02d".formatted(episode);
        int last = episode + pick.number(2, 12);
        int lines = pick.of(720, 1080);
        String subtitles = pick.of("简体", "繁體", "简繁内封字幕", "CHS", "CHT", "BIG5", "简日双语");
        Expected expected = Expected.read()
                .title(title)
                .absolute(episode)
                .seasons()
                .episodes()
                .whole(false)
                .group(group)
                .languages("Chinese");
        String tags = "[" + lines + "P][" + subtitles + "][MP4]";
        return switch (pick.number(0, 8)) {
            case 0 -> series("[" + group + "][" + own + "][" + title + "][" + number + "]" + tags, expected);
            case 1 -> series("【" + group + "】★10月新番★[" + own + " / " + title + "][" + number + "]" + tags, expected);
            case 2 -> series("[" + group + "] " + own + " / " + title + " - " + number + " " + tags, expected);
            case 3 ->
                series("[" + group + "][" + own + "/" + title + "][" + number + "v2]" + tags, expected.version(2));
            case 4 -> series("[" + group + "][" + own + "][" + title + "][" + number + "END]" + tags, expected);
            case 5 ->
                series(
                        "[" + group + "][" + own + "][" + title + "][第" + number + pick.of("话", "話", "集") + "]" + tags,
                        expected);
            case 6 ->
                series(
                        "[" + group + "][" + own + "][" + title + "][" + number + "-%02d".formatted(last)
                                + pick.of("", "完", " 合集") + "]" + tags,
                        expected.absolute(
                                IntStream.rangeClosed(episode, last).boxed().toArray(Integer[]::new)));
            case 7 ->
                series(
                        "[" + group + "] " + own + " 第二季 / " + title + " S02 - " + number + " [WebRip][HEVC-10bit AAC]["
                                + subtitles + "]",
                        expected.title(title + " S2"));
            default -> series("[" + group + "][" + own + "][" + number + "]" + tags, expected.title(own));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
