package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.testing.Peers;

/** The whole story with a Newznab indexer, a real usenet client and a real news server. */
@Tag("peers")
class UsenetStoryTest {
    @SuppressWarnings("NullAway.Init") // made in the test, closed after it
    private PipelineFixture world;

    @AfterEach
    void close() {
        if (world != null) {
            world.downloads()
                    .endedSince(Instant.EPOCH)
                    .forEach(each -> world.downloads().remove(each.id(), true, false));
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sabnzbd", "nzbget"})
    void aFilmComesFromUsenetIsUnpackedAndFiled(String client) throws Exception {
        Path data = Files.createTempDirectory(Peers.folder(), "story");
        world = new PipelineFixture(data);
        // Nothing is asked of the archive here.
        world.setUp("internetarchive", Map.of("address", "http://127.0.0.1:9", "items", 1));
        world.setUp(
                "newznab",
                Map.of("address", Peers.of("newznab", "URL"), "path", "/api", "key", Peers.of("newznab", "KEY")));
        Map<String, Object> settings = new HashMap<>();
        settings.put("address", Peers.of(client, "URL"));
        settings.put("category", "magpie-story");
        if (client.equals("sabnzbd")) {
            settings.put("key", Peers.of(client, "KEY"));
        } else {
            settings.put("user", Peers.of(client, "USER"));
            settings.put("password", Peers.of(client, "PASSWORD"));
        }
        world.setUp(client, settings);
        long title = world.film("Lantern Road", 1953);
        assertThat(world.play(title, Duration.ofMinutes(2), said -> {}))
                .as(
                        "history %s, verdicts %s, queue %s",
                        world.history(),
                        world.verdicts().ofTitle(title, 5),
                        world.downloads().open())
                .isTrue();
        assertThat(world.library().filesOfTitle(title)).singleElement().satisfies(file -> {
            assertThat(file.place()).exists();
            assertThat(Files.mismatch(
                            file.place(),
                            Path.of(Peers.of("news", "CONTENT"), "Lantern.Road.1953.720p.BluRay.x264-MAGPIE.mkv")))
                    .isEqualTo(-1);
        });
        assertThat(world.history().stream().map(line -> line.split(" ")[1]).distinct())
                .hasSize(1);
    }
}
