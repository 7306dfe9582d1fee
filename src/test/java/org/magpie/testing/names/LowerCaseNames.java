package org.magpie.testing.names;

import java.util.Locale;
import org.magpie.media.MediaKind;

/** Names in small letters or all in capitals, as files inside a release have them. */
final class LowerCaseNames implements NameFamily {
    @Override
    public String label() {
        return "names in one case";
    }

    @Override
    public GeneratedName next(Pick pick) {
        boolean small = pick.percent(70);
        String title = Titles.plain(pick);
        String part = pick.maybe(40, Titles.plainPart(pick));
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        int season = pick.number(1, 12);
        int episode = pick.number(1, 24);
        int year = pick.number(1950, 2026);
        boolean film = pick.percent(40);
        String middle = film
                ? "." + year + "."
                : ".S%02dE%02d.".formatted(season, episode) + (part.isEmpty() ? "" : Titles.dotted(part) + ".");
        String name = in(small, Titles.dotted(title) + middle + picture.text() + "-" + group);
        Expected expected = Expected.read()
                .title(in(small, Titles.undotted(title)))
                .quality(picture.quality())
                .group(in(small, group))
                .languages();
        return film
                ? new GeneratedName(MediaKind.MOVIE, name, expected.year(year))
                : new GeneratedName(
                        MediaKind.SERIES, name, expected.seasons(season).episodes(episode));
    }

    private static String in(boolean small, String text) {
        return small ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }
}
