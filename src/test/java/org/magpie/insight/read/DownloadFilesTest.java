package org.magpie.insight.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderException;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.MovableClock;

/** What a download holds, as its client tells of it. */
class DownloadFilesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient client = new FakeClient("direct", Protocol.DIRECT);

    @TempDir
    Path folder;

    @Test
    void theClientThatHasItTellsAndTheyStandByPath() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, client)) {
            TrackedDownload download = start(world);
            assertThat(insight(world).files(download.id())).isEmpty();
            client.holds(download.clientKey(), new Listed("film.srt", 12), new Listed("Extras/a.mkv", 30));
            assertThat(insight(world).files(download.id()))
                    .containsExactly(new Listed("Extras/a.mkv", 30), new Listed("film.srt", 12));
            assertThat(insight(world).files(4711)).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotAnswerIsSaid() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, client)) {
            TrackedDownload download = start(world);
            client.fails(new ProviderException.Unreachable(Message.of("test.away"), null));
            assertThatThrownBy(() -> insight(world).files(download.id())).isInstanceOf(ProviderException.class);
        }
    }

    @Test
    void nobodyIsAskedAboutWhatNoClientHas() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, client)) {
            client.fails(new ProviderException.Unreachable(Message.of("test.away"), null));
            TrackedDownload waiting = start(world);
            assertThat(waiting.clientKey()).isEmpty();
            assertThat(insight(world).files(waiting.id())).isEmpty();
        }
    }

    private static TrackedDownload start(DownloadFixture world) {
        return world.downloads()
                .start(DownloadFixture.grab(
                        world.film("Harbor Lights", 1949), DownloadFixture.direct("Harbor.Lights.1949")));
    }

    private StoredInsight insight(DownloadFixture world) {
        return new StoredInsight(
                world.store(), world.library(), world.test().profiles(), world.providers(), world.downloads(), clock);
    }
}
