package org.magpie.testing.names;

import java.util.List;
import java.util.Locale;
import org.magpie.media.MediaKind;

/** Season and episode in the words of a language, with and without a blank before the number. */
final class WordSeasons implements NameFamily {
    private record Words(String language, String season, String episode) {}

    private static final List<Words> WORDS = List.of(
            new Words("french", "Saison", "Episode"),
            new Words("german", "Staffel", "Folge"),
            new Words("italian", "Stagione", "Episodio"),
            new Words("spanish", "Temporada", "Capitulo"),
            new Words("dutch", "Seizoen", "Aflevering"),
            new Words("portuguese", "Temporada", "Episodio"),
            new Words("polish", "Sezon", "Odcinek"),
            new Words("nordic", "Sæson", "Afsnit"),
            new Words("nordic", "Säsong", "Avsnitt"),
            new Words("nordic", "Sesong", "Episode"),
            new Words("nordic", "Kausi", "Jakso"));

    @Override
    public String label() {
        return "seasons in words";
    }

    @Override
    public GeneratedName next(Pick pick) {
        Words words = pick.one(WORDS);
        String title = Titles.in(words.language(), pick);
        int season = pick.number(1, 12);
        int episode = pick.number(1, 24);
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        String end = " " + picture.spaced() + "-" + group;
        Expected expected = Expected.read()
                .title(title)
                .seasons(season)
                .quality(picture.quality())
                .group(group)
                .special(false);
        Expected whole = expected.wholeSeason(season);
        Expected one = expected.episodes(episode).whole(false);
        String dotted = title.replace(' ', '.') + ".";
        String dots = "." + picture.text() + "-" + group;
        return switch (pick.number(0, 7)) {
            case 0 -> series(title + " " + words.season() + " " + season + end, whole);
            case 1 -> series(title + " " + words.season() + season + end, whole);
            case 2 -> series(dotted + words.season().toUpperCase(Locale.ROOT) + "." + season + dots, whole);
            case 3 -> series(dotted + words.season() + season + dots, whole);
            case 4 ->
                series(title + " " + words.season() + " " + season + " " + words.episode() + " " + episode + end, one);
            case 5 ->
                series(dotted + words.season() + "." + season + "." + words.episode() + "." + episode + dots, one);
            case 6 ->
                series(
                        title + " - " + words.season() + " " + season + " - " + words.episode() + " " + episode + end,
                        one);
            default ->
                series(title + " " + words.season() + " " + season + ", " + words.episode() + " " + episode + end, one);
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
