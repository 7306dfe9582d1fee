package org.magpie.testing.names;

import java.util.Set;
import org.magpie.media.MediaKind;

/** Films and series of Indian groups: languages in rows and brackets, "Dual Audio", "ESub". */
final class IndianReleases implements NameFamily {
    @Override
    public String label() {
        return "indian releases";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.plain(pick);
        int year = pick.number(1990, 2026);
        int lines = pick.of(720, 1080, 2160);
        String one = pick.of("Hindi", "Tamil", "Telugu", "Malayalam", "Kannada");
        String group = pick.group();
        String dated = title + " (" + year + ") ";
        Expected expected = Expected.read().title(title).year(year).quality(Picture.webdl(lines));
        Expected single = expected.languages(one);
        Set<String> both = Set.of("Hindi", "English");
        return switch (pick.number(0, 6)) {
            case 0 -> film(dated + one + " " + lines + "p WEB-DL x264 AAC ESub", single);
            case 1 -> film(dated + "Dual Audio [Hindi-English] " + lines + "p WEB-DL x264", expected.languages(both));
            case 2 ->
                film(
                        dated + lines + "p WEB-DL [Hindi + English] DDP5.1 ESubs-" + group,
                        expected.languages(both).group(group));
            case 3 ->
                film(
                        Titles.dotted(title) + "." + year + "." + lines + "p.AMZN.WEB-DL.DUAL.DDP5.1.H.264-" + group,
                        expected.title(Titles.undotted(title)).languages().group(group));
            case 4 ->
                film(
                        Titles.dotted(title) + "." + year + "." + one + "." + lines + "p.NF.WEB-DL.DD+5.1.H.264-"
                                + group,
                        single.title(Titles.undotted(title)).group(group));
            case 5 ->
                new GeneratedName(
                        MediaKind.SERIES,
                        title + " S01E%02d ".formatted(pick.number(1, 9)) + lines + "p WEB-DL Hindi DDP5.1 H.264-"
                                + group,
                        Expected.read()
                                .title(title)
                                .seasons(1)
                                .languages("Hindi")
                                .group(group));
            default ->
                new GeneratedName(
                        MediaKind.SERIES,
                        title + " S01 Complete " + lines + "p WEB-DL [Hindi-English] x265 ESub",
                        Expected.read().title(title).wholeSeason(1).languages(both));
        };
    }

    private static GeneratedName film(String name, Expected expected) {
        return new GeneratedName(MediaKind.MOVIE, name, expected);
    }
}
