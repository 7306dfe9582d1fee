package org.magpie.testing.names;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.magpie.media.MediaKind;

/** Korean broadcasts: the episode and the day it was shown, in six digits. */
final class KoreanEpisodes implements NameFamily {
    @Override
    public String label() {
        return "korean episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String own = pick.one(pick.lexicon().of("korean title"));
        String title = Titles.plain(pick);
        LocalDate day = LocalDate.of(pick.number(2011, 2025), pick.number(1, 12), pick.number(13, 28));
        String date = day.format(DateTimeFormatter.ofPattern("yyMMdd"));
        int episode = pick.number(1, 120);
        String number = "E%02d".formatted(episode);
        int lines = pick.of(720, 1080);
        String group = pick.of("NEXT", "F1RST", "Wanna", "SiGMA");
        String end = "." + lines + "p-" + group;
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .seasons(1)
                .episodes(episode)
                .whole(false)
                .group(group)
                .quality(Picture.hdtv(lines));
        return switch (pick.number(0, 5)) {
            case 0 -> series(Titles.dotted(title) + "." + number + "." + date + end, expected);
            case 1 -> series(own + "." + Titles.dotted(title) + "." + number + "." + date + end, expected);
            case 2 -> series(own + "." + Titles.dotted(title) + "." + number + ".END." + date + end, expected);
            case 3 -> series(Titles.dotted(title) + "." + number + ".END." + date + ".HDTV.H264" + end, expected);
            case 4 ->
                series(
                        Titles.dotted(title) + "." + date + end,
                        Expected.read()
                                .title(Titles.undotted(title))
                                .airDate(day)
                                .group(group));
            default -> series(own + "." + number + "." + date + end, expected.title(own));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
