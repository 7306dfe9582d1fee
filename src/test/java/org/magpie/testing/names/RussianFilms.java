package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Films as Russian trackers list them. */
final class RussianFilms implements NameFamily {
    @Override
    public String label() {
        return "russian tracker films";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String own = Titles.in("russian", pick);
        String title = Titles.film(pick);
        String person = pick.one(pick.lexicon().of("russian person"));
        int year = pick.number(1950, 2026);
        Picture picture = Picture.listed(pick);
        String listed = picture.text().replace('.', ' ');
        Expected expected = Expected.read().year(year).quality(picture.quality());
        Expected both = expected.titles(own + " / " + title, own, title);
        return switch (pick.number(0, 3)) {
            case 0 ->
                film(own + " / " + title + " (" + person + ") [" + year + ", США, драма, " + listed + "] Dub", both);
            case 1 -> film(own + " / " + title + " (" + year + ") " + listed + " | D", both);
            case 2 -> film(own + " / " + title + " / " + year + " / ПМ / " + listed, both);
            default -> film(own + " (" + year + ") " + listed, expected.title(own));
        };
    }

    private static GeneratedName film(String name, Expected expected) {
        return new GeneratedName(MediaKind.MOVIE, name, expected);
    }
}
