package org.magpie.testing.names;

import java.util.List;

/** The house styles of films and series. */
final class VideoFamilies {
    private VideoFamilies() {}

    static List<NameFamily> all() {
        return List.of(new SceneEpisodes(), new SceneFilms());
    }
}
