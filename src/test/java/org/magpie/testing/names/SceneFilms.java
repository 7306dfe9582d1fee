package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films in English as the scene and other groups post them. */
final class SceneFilms implements NameFamily {
    @Override
    public String label() {
        return "scene films";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.film(pick);
        int year = pick.number(1930, 2026);
        Picture picture = pick.percent(50) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        String edition = pick.maybe(
                15, "Directors.Cut", "EXTENDED", "UNRATED", "Theatrical.Cut", "Extended.Edition", "REMASTERED", "IMAX");
        String revision = pick.maybe(12, "PROPER", "REPACK", "REAL.PROPER");
        String name = Titles.dotted(title) + "." + year + (edition.isEmpty() ? "" : "." + edition)
                + (revision.isEmpty() ? "" : "." + revision)
                + pick.maybe(10, ".iNTERNAL", ".LIMITED", ".Hybrid", ".FESTIVAL")
                + "." + picture.text() + "-" + group;
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .year(year)
                .quality(picture.quality())
                .languages()
                .version(revision.isEmpty() ? 1 : 2)
                .edition(edition.isEmpty() && name.contains(".LIMITED.") ? "" : edition.replace('.', ' '))
                .group(group);
        return Decoration.of(pick, new GeneratedName(MediaKind.MOVIE, name, expected));
    }
}
