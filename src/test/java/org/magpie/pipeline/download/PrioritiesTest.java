package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.FakeClient;
import org.magpie.testing.FetchingWorld;
import org.magpie.testing.MovableClock;

class PrioritiesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);

    @TempDir
    Path folder;

    @Test
    void theClientThatHasItIsTold() {
        try (FetchingWorld world = new FetchingWorld(folder, clock, direct)) {
            Priorities priorities = new Priorities(world.downloads(), world.providers());
            TrackedDownload download = world.downloads()
                    .start(FetchingWorld.grab(
                            world.film("Harbor Lights", 1949), FetchingWorld.direct("Harbor.Lights.1949")));
            priorities.give(download.id(), DownloadClient.Priority.HIGH);
            assertThat(direct.calls()).endsWith("prioritise " + download.clientKey() + " HIGH");
            assertThatThrownBy(() -> priorities.give(4711, DownloadClient.Priority.LOW))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("pipeline.download-gone");
        }
    }
}
