package org.magpie.pipeline.download.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderException;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.MovableClock;

class PrioritiesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);

    @TempDir
    Path folder;

    @Test
    void theClientThatHasItIsTold() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, direct)) {
            Priorities priorities = new Priorities(world.downloads(), world.providers());
            TrackedDownload download = world.downloads()
                    .start(DownloadFixture.grab(
                            world.film("Harbor Lights", 1949), DownloadFixture.direct("Harbor.Lights.1949")));
            priorities.give(download.id(), DownloadClient.Priority.HIGH);
            assertThat(direct.calls()).endsWith("prioritise " + download.clientKey() + " HIGH");
            assertThat(world.downloads().find(download.id()))
                    .map(TrackedDownload::priority)
                    .contains(DownloadClient.Priority.HIGH);
            assertThat(world.restarted().find(download.id()))
                    .map(TrackedDownload::priority)
                    .contains(DownloadClient.Priority.HIGH);
            assertThatThrownBy(() -> priorities.give(4711, DownloadClient.Priority.LOW))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("pipeline.download-gone");
        }
    }

    @Test
    void whatNoClientHasYetIsHandedOverSoAfterARestartToo() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, direct)) {
            Priorities priorities = new Priorities(world.downloads(), world.providers());
            direct.fails(new ProviderException.Unreachable(Message.of("test.away"), null));
            TrackedDownload waiting = world.downloads()
                    .start(DownloadFixture.grab(
                            world.film("Harbor Lights", 1949), DownloadFixture.direct("Harbor.Lights.1949")));
            assertThat(waiting.clientKey()).isEmpty();
            priorities.give(waiting.id(), DownloadClient.Priority.LOW);
            direct.fails(null);
            clock.move(Duration.ofHours(1));
            Downloads later = world.restarted();
            later.look();
            assertThat(later.find(waiting.id()))
                    .hasValueSatisfying(now -> assertThat(now.clientKey()).isNotEmpty());
            assertThat(Objects.requireNonNull(direct.terms()).priority()).isEqualTo(DownloadClient.Priority.LOW);
        }
    }

    @Test
    void whatItsClientRefusesIsNotKept() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, direct)) {
            Priorities priorities = new Priorities(world.downloads(), world.providers());
            TrackedDownload download = world.downloads()
                    .start(DownloadFixture.grab(
                            world.film("Harbor Lights", 1949), DownloadFixture.direct("Harbor.Lights.1949")));
            direct.fails(new ProviderException.Unreachable(Message.of("test.away"), null));
            assertThatThrownBy(() -> priorities.give(download.id(), DownloadClient.Priority.HIGH))
                    .isInstanceOf(ProviderException.class);
            assertThat(world.downloads().find(download.id()))
                    .map(TrackedDownload::priority)
                    .contains(DownloadClient.Priority.NORMAL);
        }
    }

    @Test
    void onesMindMayBeChangedWhileTheClientIsBeingAsked() {
        try (DownloadFixture world = new DownloadFixture(folder, clock, direct)) {
            direct.whenAdded(() -> world.downloads()
                    .prioritised(world.downloads().open().getFirst().id(), DownloadClient.Priority.HIGH));
            TrackedDownload download = world.downloads()
                    .start(DownloadFixture.grab(
                            world.film("Harbor Lights", 1949), DownloadFixture.direct("Harbor.Lights.1949")));
            assertThat(direct.calls()).endsWith("prioritise " + download.clientKey() + " HIGH");
        }
    }
}
