package org.magpie.pipeline.parse.series;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The place in a name that says season and episodes.
 *
 * @param start first character
 * @param end one past the last character
 * @param seasons at least one
 * @param episodes empty for whole seasons
 * @param split whether it is half of an episode
 */
public record EpisodeMarker(int start, int end, List<Integer> seasons, List<Integer> episodes, boolean split) {
    private static final int LONGEST_RUN = 2_000;

    EpisodeMarker(int start, int end, int season, List<Integer> episodes) {
        this(start, end, List.of(season), episodes, false);
    }

    boolean hasEpisodes() {
        return !episodes.isEmpty();
    }

    /** All numbers from the first to the last; the first alone when that is no sensible run. */
    static List<Integer> run(int first, int last) {
        if (last <= first || last - first > LONGEST_RUN) {
            return List.of(first);
        }
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
