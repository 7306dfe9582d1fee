package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Preferences;
import org.magpie.testing.Await;
import org.magpie.upkeep.watch.LibraryWatch;

/** A library whose root folder is watched while another hand changes what lies there. */
class WatchedLibraryTest {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Map<String, String> chosen = new HashMap<>();
    private ScanFixture world;
    private Path root;
    private LibraryWatch watch;

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
        root = world.films().path();
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001).mkv"), 1_001);
        ScanFixture.file(root.resolve("Winter (2003)/Winter (2003).mkv"), 1_003);
        world.scan(world.films());
        Preferences preferences = new Preferences() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(chosen.get(key));
            }

            @Override
            public void set(String key, String value) {
                chosen.put(key, value);
            }
        };
        watch = new LibraryWatch(
                world.scan,
                world.library.roots(),
                world.layouts(),
                preferences,
                world.library.test().events(),
                Duration.ofMillis(200),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        watch.close();
        world.close();
    }

    @Test
    void what_another_hand_does_is_taken_followed_missing_and_back() throws IOException {
        watch.start();
        ScanFixture.file(root.resolve("Harbor (2001)/Harbor (2001) cd2.mkv"), 1_005);
        ScanFixture.file(root.resolve("Nobody knows (1999)/Nobody knows (1999).mkv"), 1_006);
        Await.until(
                "both were seen",
                AT_MOST,
                () -> world.held().size() == 3 && !world.waiting().isEmpty());
        assertThat(world.waiting()).containsExactly("Nobody knows (1999): scan.reason.new-title");
        Files.move(root.resolve("Winter (2003)"), root.resolve("Winter of 2003"));
        Await.until(
                "it was followed",
                AT_MOST,
                () -> world.held().contains("Winter of 2003/Winter (2003).mkv = Winter (2003)"));
        Path away = folder.resolve("away.mkv");
        Files.move(root.resolve("Harbor (2001)/Harbor (2001).mkv"), away);
        Await.until("it is missing", AT_MOST, () -> world.scan.missing().size() == 1);
        Files.move(away, root.resolve("Harbor (2001)/Harbor (2001).mkv"));
        Await.until("it is back", AT_MOST, () -> world.scan.missing().isEmpty());
        assertThat(world.held()).hasSize(3);
        long begun = System.nanoTime();
        watch.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void what_was_done_while_nobody_watched_is_found_at_the_start() throws IOException {
        Files.delete(root.resolve("Winter (2003)/Winter (2003).mkv"));
        watch.start();
        Await.until("it is missing", AT_MOST, () -> world.scan.missing().size() == 1);
    }

    @Test
    void a_root_folder_that_a_person_has_switched_off_is_not_watched() {
        chosen.put(LibraryWatch.SWITCH + "." + world.films().id(), "false");
        watch.start();
        Await.until(
                "another is watched",
                AT_MOST,
                () -> watch.isWatched(world.shows().id()));
        assertThat(watch.isWatched(world.films().id())).isFalse();
        watch.close();
        assertThat(watch.isWatched(world.shows().id())).isFalse();
    }
}
