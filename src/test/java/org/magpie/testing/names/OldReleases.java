package org.magpie.testing.names;

import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/** Films and episodes as they were tagged before high definition was usual, and recordings from the cinema. */
final class OldReleases implements NameFamily {
    @Override
    public String label() {
        return "old releases";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String group = pick.group();
        String dotted = pick.number(1, 20) + "x%02d".formatted(pick.number(1, 24));
        String title = Titles.film(pick);
        String show = Titles.series(pick);
        int year = pick.number(1990, 2012);
        String film = Titles.dotted(title) + "." + year + ".";
        String code = "S%02dE%02d".formatted(pick.number(1, 12), pick.number(1, 24));
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .year(year)
                .group(group)
                .languages();
        Expected series = Expected.read()
                .title(Titles.undotted(show))
                .group(group)
                .languages()
                .whole(false);
        String end = "-" + group;
        return switch (pick.number(0, 12)) {
            case 0 -> film(film + "DVDRip.XviD" + end, expected.quality(Quality.DVD));
            case 1 -> film(film + "LiMiTED.DVDRip.XviD" + end, expected.quality(Quality.DVD));
            case 2 -> film(film + "DVDSCR.XviD" + end, expected.quality(Quality.DVDSCR));
            case 3 -> film(film + pick.of("CAM", "HDCAM") + ".x264" + end, expected.quality(Quality.CAM));
            case 4 ->
                film(film + pick.of("TS", "HDTS", "TELESYNC") + ".XviD" + end, expected.quality(Quality.TELESYNC));
            case 5 -> film(film + pick.of("NTSC", "PAL") + ".DVDR" + end, expected.quality(Quality.DVD_R));
            case 6 -> film(film + "R5.XviD" + end, expected.quality(Quality.REGIONAL));
            case 7 -> film(film + "BRRip.x264" + end, expected.quality(Quality.BLURAY_480P));
            case 8 -> film(film + "COMPLETE.BLURAY" + end, expected.quality(Quality.BR_DISK));
            case 9 -> series(Titles.dotted(show) + "." + code + ".HDTV.XviD" + end, series.quality(Quality.SDTV));
            case 10 ->
                series(
                        Titles.dotted(show) + "." + code + "." + pick.of("PDTV", "DSR") + ".XviD" + end,
                        series.quality(Quality.SDTV));
            case 11 -> series(Titles.dotted(show) + "." + dotted + ".HDTV.XviD" + end, series.quality(Quality.SDTV));
            default -> series(Titles.dotted(show) + "." + code + ".WS.DVDRip.XviD" + end, series.quality(Quality.DVD));
        };
    }

    private static GeneratedName film(String name, Expected expected) {
        return new GeneratedName(MediaKind.MOVIE, name, expected);
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
