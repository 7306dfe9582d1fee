package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.testing.Peers;

/** The whole story with a Torznab indexer, a real client, tracker and seeder. */
@Tag("peers")
class SeedingStoryTest {
    @SuppressWarnings("NullAway.Init") // made in the test, closed after it
    private PipelineFixture world;

    @TempDir
    Path temporary;

    @AfterEach
    void close() {
        if (world != null) {
            world.downloads().endedSince(java.time.Instant.EPOCH).forEach(each -> remove(each));
            world.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "qbittorrent, Harbor Lights, 1949",
        "transmission, Night Ferry, 1951",
        "deluge, Harbor Lights, 1949",
        "rtorrent, Night Ferry, 1951"
    })
    void aFilmComesByTorrentAndIsLinkedWhileItSeeds(String client, String name, int year) throws Exception {
        Peers.seedAt(0);
        // Beside the clients' own folders, so that both are on one drive and a link can be made.
        Path data = Files.createTempDirectory(Peers.folder(), "story");
        world = new PipelineFixture(data);
        // Nothing is asked of the archive here.
        world.setUp("internetarchive", Map.of("address", "http://127.0.0.1:9", "items", 1));
        world.setUp(
                "torznab",
                Map.of(
                        "address",
                        Peers.of("torznab", "URL").replace("/api", ""),
                        "path",
                        "/api",
                        "key",
                        Peers.of("torznab", "KEY")));
        Map<String, Object> settings = new HashMap<>(Map.of(
                "address", Peers.of(client, "URL"),
                "password", Peers.of(client, "PASSWORD"),
                "category", "magpie-story"));
        if (!Peers.of(client, "USER").isEmpty()) {
            settings.put("user", Peers.of(client, "USER"));
        }
        world.setUp(client, settings);
        long title = world.film(name, year);
        assertThat(world.play(title, Duration.ofMinutes(2), said -> {}))
                .as(
                        "history %s, verdicts %s, queue %s",
                        world.history(),
                        world.verdicts().ofTitle(title, 5),
                        world.downloads().open())
                .isTrue();
        assertThat(world.library().filesOfTitle(title)).singleElement().satisfies(file -> {
            assertThat(linksOf(file)).isEqualTo(2);
            assertThat(file.facts().info()).isNotNull().satisfies(info -> {
                assertThat(info.videoCodec()).isEqualTo("h264");
                assertThat(info.height()).isEqualTo(720);
                assertThat(info.audioLanguages()).containsExactly("English");
            });
        });
        assertThat(world.history().stream().map(line -> line.split(" ")[1]).distinct())
                .hasSize(1);
    }

    private static int linksOf(LibraryFile file) {
        try {
            return (int) Files.getAttribute(file.place(), "unix:nlink");
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void remove(TrackedDownload download) {
        world.downloads().remove(download.id(), true, false);
    }
}
