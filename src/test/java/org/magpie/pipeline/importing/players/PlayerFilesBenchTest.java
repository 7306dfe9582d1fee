package org.magpie.pipeline.importing.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.players.PlayerFiles.Figures;

/** How long it takes to write a whole root folder, and to find that nothing has to be written. */
@Tag("bench")
class PlayerFilesBenchTest {
    private static final int FILMS = 2_000;
    private static final int EPISODES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void writes_a_whole_root_folder() {
        try (PlayersFixture world = new PlayersFixture(folder)) {
            for (int at = 0; at < FILMS; at++) {
                long title = world.title(MediaKind.MOVIE, "Film " + at, 1960, "Film " + at);
                world.knownAs(title, "tmdb", String.valueOf(100_000 + at));
                world.file(MediaKind.MOVIE, title, "Film " + at + "/Film.mkv", world.film(title));
            }
            long title = world.title(MediaKind.SERIES, "Long Show", 1960, "Long Show");
            for (int at = 1; at <= EPISODES; at++) {
                world.file(
                        MediaKind.SERIES,
                        title,
                        "Long Show/Season 01/E" + at + ".mkv",
                        world.episode(title, 1, at, "Episode " + at));
            }
            for (MediaKind kind : new MediaKind[] {MediaKind.MOVIE, MediaKind.SERIES}) {
                long root = world.rootId(kind);
                world.on(kind, PlayerDialect.KODI);
                long begun = System.nanoTime();
                world.await(world.players().write(root));
                long written = System.nanoTime();
                Figures figures = world.players().look(root, Progress.NONE);
                long looked = System.nanoTime();
                System.out.printf(
                        "%s: written in %d ms, nothing to do found in %d ms (%s)%n",
                        kind,
                        Duration.ofNanos(written - begun).toMillis(),
                        Duration.ofNanos(looked - written).toMillis(),
                        figures);
                assertThat(figures.fresh() + figures.renewed()).isZero();
                assertThat(Duration.ofNanos(looked - written)).isLessThan(Duration.ofSeconds(60));
            }
        }
    }
}
