package org.magpie.testing.names;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How one made-up name writes its season and episodes.
 *
 * @param text as it stands in the name
 * @param expected what it says
 */
record WrittenNumbering(String text, Expected expected) {
    /** One episode or several, as the scene has them. */
    static WrittenNumbering scene(Pick pick) {
        int season = pick.percent(3) ? pick.number(1990, 2024) : pick.number(1, 30);
        int episode = pick.percent(5) ? pick.number(100, 400) : pick.number(1, 30);
        String start = "S%02dE%02d".formatted(season, episode);
        Expected expected = Expected.read().seasons(season).whole(false).special(false);
        int last = episode + pick.number(1, 3);
        return switch (pick.number(0, 19)) {
            case 0 ->
                new WrittenNumbering(
                        "S%02d".formatted(season)
                                + IntStream.rangeClosed(episode, last)
                                        .mapToObj("E%02d"::formatted)
                                        .collect(Collectors.joining()),
                        expected.episodesFromTo(episode, last));
            case 1 -> new WrittenNumbering(start + "-E%02d".formatted(last), expected.episodesFromTo(episode, last));
            case 2 -> new WrittenNumbering(start + "-%02d".formatted(last), expected.episodesFromTo(episode, last));
            case 3 -> new WrittenNumbering(start.toLowerCase(Locale.ROOT), expected.episodes(episode));
            case 4 -> new WrittenNumbering("S%02d.E%02d".formatted(season, episode), expected.episodes(episode));
            default -> new WrittenNumbering(start, expected.episodes(episode));
        };
    }
}
