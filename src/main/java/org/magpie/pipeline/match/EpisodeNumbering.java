package org.magpie.pipeline.match;

import java.util.List;

/**
 * Where releases number the episodes of a series otherwise than its source does. What it does not name is numbered as the source
 * has it.
 */
public record EpisodeNumbering(List<Numbered> seasons, List<Counted> running) {
    /** Releases number as the source does. */
    public static final EpisodeNumbering NONE = new EpisodeNumbering(List.of(), List.of());

    public EpisodeNumbering {
        seasons = List.copyOf(seasons);
        running = List.copyOf(running);
    }

    /** An episode of the library by its own numbers. */
    sealed interface Episode {
        int season();

        int number();
    }

    /**
     * What releases call one episode, and which one of the library it is. One number of a release may stand for several episodes,
     * and one episode may be several in releases.
     */
    public record Numbered(int sceneSeason, int sceneNumber, int season, int number) implements Episode {}

    /** The number over all seasons that releases give an episode, and which one of the library it is. */
    public record Counted(int absolute, int season, int number) implements Episode {}

    public boolean isEmpty() {
        return seasons.isEmpty() && running.isEmpty();
    }
}
