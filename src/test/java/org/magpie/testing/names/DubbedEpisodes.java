package org.magpie.testing.names;

import java.util.Locale;
import org.magpie.media.MediaKind;

/** Episodes as the groups of one language post them: the language behind the episode's title, before or behind the resolution. */
final class DubbedEpisodes implements NameFamily {
    private final String language;

    DubbedEpisodes(String language) {
        this.language = language;
    }

    @Override
    public String label() {
        return language + " episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        boolean own = !language.equals("other") && pick.percent(50);
        String title = own ? Titles.in(language, pick) : Titles.series(pick);
        String part = pick.maybe(60, own ? Titles.in(language, pick) : Titles.part(pick));
        Dubs.Dub dub = Dubs.of(language, pick);
        WrittenNumbering numbering = WrittenNumbering.scene(pick);
        Picture picture = pick.percent(60) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        String figure = picture.text().substring(0, picture.text().indexOf('.'));
        String rest = picture.text().substring(figure.length());
        String tags = switch (pick.number(0, 9)) {
            case 0, 1 -> figure + "." + dub.text() + rest;
            case 2 -> dub.text() + pick.of(".PROPER.", ".REPACK.") + picture.text();
            case 3 -> dub.text() + pick.of(".AC3.", ".EAC3.", ".DTS.", ".DDP.") + picture.text();
            default -> dub.text() + "." + picture.text();
        };
        String name = Titles.dotted(title) + "." + numbering.text() + (part.isEmpty() ? "" : "." + Titles.dotted(part))
                + "." + tags + "-" + group;
        boolean blanks = pick.percent(10);
        Expected expected = numbering
                .expected()
                .title(Titles.undotted(title))
                .quality(picture.quality())
                .languages(dub.languages())
                .version(tags.contains("PROPER") || tags.contains("REPACK") ? 2 : 1)
                .group(group);
        return Decoration.of(
                pick, new GeneratedName(MediaKind.SERIES, blanks ? name.replace('.', ' ') : name, expected));
    }

    @Override
    public String toString() {
        return label().toUpperCase(Locale.ROOT);
    }
}
