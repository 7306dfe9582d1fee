package org.magpie.testing.names;

import java.util.stream.IntStream;
import org.magpie.media.MediaKind;

/** Whole seasons, and several of them. */
final class SeasonPackNames implements NameFamily {
    @Override
    public String label() {
        return "season packs";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        int season = pick.number(1, 20);
        int last = season + pick.number(1, 8);
        Picture picture = pick.percent(50) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        Integer[] all = IntStream.rangeClosed(season, last).boxed().toArray(Integer[]::new);
        Expected one = Expected.read().wholeSeason(season);
        Expected many = Expected.read().seasons(all).episodes().whole(true);
        WrittenNumbering numbering = switch (pick.number(0, 11)) {
            case 0 -> new WrittenNumbering("S%02d.COMPLETE".formatted(season), one);
            case 1 -> new WrittenNumbering("Season.%d".formatted(season), one);
            case 2 -> new WrittenNumbering("Season.%d.Complete".formatted(season), one);
            case 3 -> new WrittenNumbering("S%02d-S%02d".formatted(season, last), many);
            case 4 -> new WrittenNumbering("S%02d-%02d".formatted(season, last), many);
            case 5 -> new WrittenNumbering("Complete.Series.S%02d-S%02d".formatted(season, last), many);
            case 6 -> new WrittenNumbering("The.Complete.Series.S%02d-S%02d".formatted(season, last), many);
            case 7 -> new WrittenNumbering("Season%d".formatted(season), one);
            default -> new WrittenNumbering("S%02d".formatted(season), one);
        };
        String name = Titles.dotted(title) + "." + numbering.text()
                + pick.maybe(15, ".PROPER", ".REPACK", ".iNTERNAL", ".UNCUT") + "." + picture.text() + "-" + group;
        boolean blanks = pick.percent(30);
        Expected expected = numbering
                .expected()
                .title(Titles.undotted(title))
                .quality(picture.quality())
                .partial(false)
                .languages()
                .group(group);
        return Decoration.of(
                pick, new GeneratedName(MediaKind.SERIES, blanks ? name.replace('.', ' ') : name, expected));
    }
}
