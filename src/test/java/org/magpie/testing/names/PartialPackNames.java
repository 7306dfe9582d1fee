package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** What belongs to a season and is not all of it: specials, bonus material, parts, packs that are not finished. */
final class PartialPackNames implements NameFamily {
    @Override
    public String label() {
        return "partial packs and extras";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        int season = pick.number(1, 20);
        int part = pick.number(1, 4);
        Picture picture = pick.percent(50) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        String code = "S%02d".formatted(season);
        Expected notWhole = Expected.read().seasons(season).episodes().whole(false);
        Expected inParts = notWhole.seasonPart(part).partial(true);
        WrittenNumbering numbering = switch (pick.number(0, 16)) {
            case 0 -> new WrittenNumbering(code + ".Bonus", notWhole);
            case 1 -> new WrittenNumbering(code + ".Deleted.Scenes", notWhole);
            case 2 -> new WrittenNumbering(code + ".Special", notWhole.special(true));
            case 3 ->
                new WrittenNumbering(
                        code + "." + pick.of("Christmas", "Reunion", "Halloween", "Holiday", "New.Years") + ".Special",
                        notWhole.special(true));
            case 4 -> new WrittenNumbering(code + ".INCOMPLETE", notWhole.partial(true));
            case 5 -> new WrittenNumbering(code + ".Part." + part, inParts);
            case 6 -> new WrittenNumbering(code + ".Part" + part, inParts);
            case 7 -> new WrittenNumbering(code + ".Vol." + part, inParts);
            case 8 -> new WrittenNumbering(code + "P%02d".formatted(part), inParts);
            case 9 -> new WrittenNumbering(code + ".Part." + part + ".of." + (part + 1), inParts);
            case 10 ->
                new WrittenNumbering(
                        code
                                + pick.of(
                                        ".Behind.the.Scenes",
                                        ".Featurettes",
                                        ".Gag.Reel",
                                        ".Bloopers",
                                        ".Interviews",
                                        ".Bonus.Features",
                                        ".Bonus.Disc",
                                        ".Special.Features",
                                        ".Deleted.and.Extended.Scenes",
                                        ".Outtakes"),
                        notWhole);
            case 11 -> new WrittenNumbering("Season." + season + ".Part." + part, inParts);
            case 12 -> new WrittenNumbering(code + ".Disc." + part, notWhole.partial(true));
            case 13 -> new WrittenNumbering(code + "D%02d".formatted(part), notWhole.partial(true));
            case 14 ->
                new WrittenNumbering(
                        code + "E01-E%02d".formatted(part + 3) + ".of." + (part + 9),
                        Expected.read()
                                .seasons(season)
                                .episodesFromTo(1, part + 3)
                                .whole(false));
            case 15 -> new WrittenNumbering("Season." + season + ".Incomplete", notWhole.partial(true));
            default -> new WrittenNumbering(code + ".Volume." + part, inParts);
        };
        String name = Titles.dotted(title) + "." + numbering.text() + "." + picture.text() + "-" + group;
        boolean blanks = pick.percent(25);
        Expected expected = numbering
                .expected()
                .title(Titles.undotted(title))
                .quality(picture.quality())
                .languages()
                .group(group);
        return Decoration.of(
                pick, new GeneratedName(MediaKind.SERIES, blanks ? name.replace('.', ' ') : name, expected));
    }
}
