package org.magpie.testing.names;

import java.util.stream.IntStream;
import org.magpie.media.MediaKind;

/** Anime as Russian groups and trackers list it. */
final class RussianAnime implements NameFamily {
    @Override
    public String label() {
        return "russian anime";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String own = Titles.in("russian", pick);
        String title = Titles.romaji(pick);
        int of = pick.number(10, 26);
        int last = pick.number(2, of);
        int episode = pick.number(1, 26);
        Integer[] run = IntStream.rangeClosed(1, last).boxed().toArray(Integer[]::new);
        Expected expected = Expected.read().titles(own, title).whole(false).special(false);
        String tags = " [2024, комедия, WEBRip 1080p]";
        return switch (pick.number(0, 4)) {
            case 0 ->
                series(
                        own + " / " + title + " [TV] [1-" + last + " из " + of + "]" + tags,
                        last == of ? Expected.read().titles(own, title) : expected.absolute(run));
            case 1 -> series(own + " / " + title + " [" + episode + " из 26+]" + tags, expected);
            case 2 ->
                series(
                        "[AniLibria] " + title + " - %02d [1080p]".formatted(episode),
                        Expected.read().title(title).absolute(episode).group("AniLibria"));
            case 3 ->
                series(
                        title.replace(' ', '_') + "_[%02d]_[AniLibria_TV]_[WEBRip_1080p]".formatted(episode),
                        Expected.read().title(title).absolute(episode));
            default ->
                series(
                        own + " / " + title + " / Сезон: 2 / Серии: " + episode + " из 26" + tags,
                        expected.seasons(2).episodes(episode));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
