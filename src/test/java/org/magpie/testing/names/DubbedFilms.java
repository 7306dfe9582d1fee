package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films as the groups of one language post them. */
final class DubbedFilms implements NameFamily {
    private final String language;

    DubbedFilms(String language) {
        this.language = language;
    }

    @Override
    public String label() {
        return language + " films";
    }

    @Override
    public GeneratedName next(Pick pick) {
        boolean own = !language.equals("other") && pick.percent(50);
        String title = own ? Titles.in(language, pick) : Titles.film(pick);
        int year = pick.number(1950, 2026);
        Dubs.Dub dub = Dubs.of(language, pick);
        Picture picture = pick.percent(60) ? Picture.scene(pick) : Picture.p2p(pick);
        String group = pick.group();
        String edition = pick.maybe(15, "Directors.Cut", "EXTENDED", "UNRATED", "REMASTERED", "Uncut");
        String between = pick.maybe(15, "Hybrid.", "iNTERNAL.", "PROPER.", "LIMITED.", "Custom.");
        String figure = picture.text().substring(0, picture.text().indexOf('.'));
        String rest = picture.text().substring(figure.length());
        String tags = pick.percent(15) ? figure + "." + dub.text() + rest : dub.text() + "." + picture.text();
        String name = Titles.dotted(title) + "." + year + "." + (edition.isEmpty() ? "" : edition + ".") + between
                + tags + "-" + group;
        boolean blanks = pick.percent(10);
        Expected expected = Expected.read()
                .title(Titles.undotted(title))
                .year(year)
                .quality(picture.quality())
                .languages(dub.languages())
                .version(between.equals("PROPER.") ? 2 : 1)
                .edition(edition.replace('.', ' '))
                .group(group);
        return Decoration.of(
                pick, new GeneratedName(MediaKind.MOVIE, blanks ? name.replace('.', ' ') : name, expected));
    }
}
