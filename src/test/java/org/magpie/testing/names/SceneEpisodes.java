package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Episodes in English as the scene and other groups post them. */
final class SceneEpisodes implements NameFamily {
    @Override
    public String label() {
        return "scene episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        boolean dated = pick.percent(20);
        int year = pick.number(1965, 2026);
        WrittenNumbering numbering = WrittenNumbering.scene(pick);
        boolean scene = pick.percent(50);
        Picture picture = scene ? Picture.scene(pick) : Picture.p2p(pick);
        String part = pick.maybe(55, Titles.part(pick));
        String group = pick.group();
        String revision = pick.maybe(12, "PROPER", "REPACK", "RERIP", "REAL.PROPER", "REPACK2");
        String name = Titles.dotted(title)
                + (dated ? "." + year : "")
                + "." + numbering.text()
                + (part.isEmpty() ? "" : "." + Titles.dotted(part))
                + (revision.isEmpty() ? "" : "." + revision)
                + pick.maybe(10, ".iNTERNAL", ".UNCUT", ".EXTENDED", ".Hybrid")
                + "." + picture.text() + "-" + group;
        Expected expected = numbering
                .expected()
                .title(Titles.undotted(title) + (dated ? " " + year : ""))
                .quality(picture.quality())
                .languages()
                .version(revision.isEmpty() ? 1 : revision.equals("REPACK2") ? 3 : 2)
                .group(group);
        return Decoration.of(pick, new GeneratedName(MediaKind.SERIES, name, expected));
    }
}
