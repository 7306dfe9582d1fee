package org.magpie.pipeline.download.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.TitleFacts;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.MovableClock;

class DownloadsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient first = new FakeClient("first", Protocol.DIRECT);
    private final FakeClient second = new FakeClient("second", Protocol.DIRECT);

    @TempDir
    Path folder;

    private DownloadFixture world;
    private Downloads downloads;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, first, second);
        downloads = world.downloads();
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aGrabGoesToTheFirstClientAndIsTold() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        assertThat(download.clientKey()).isNotEmpty();
        assertThat(download.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(world.historyTypes()).containsExactly("GRABBED");
        assertThat(world.told(Notice.Grabbed.class))
                .singleElement()
                .satisfies(notice -> assertThat(notice.correlation()).isEqualTo(download.correlation()));
        assertThat(first.calls()).contains("add Harbor.Lights.1949");
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void aClientThatIsDownIsPassedOver() {
        first.fails(new ProviderException.Unreachable(Message.of("test.down"), null));
        downloads.start(grab("Harbor.Lights.1949"));
        assertThat(second.calls()).contains("add Harbor.Lights.1949");
        assertThat(world.historyTypes()).containsExactly("GRABBED");
    }

    @Test
    void whileNoneAnswersItWaitsAndIsHandedOverLater() {
        ProviderException down = new ProviderException.Unreachable(Message.of("test.down"), null);
        first.fails(down);
        second.fails(down);
        TrackedDownload waiting = downloads.start(grab("Harbor.Lights.1949"));
        assertThat(waiting.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(waiting.said()).isNotNull();
        assertThat(world.historyTypes()).isEmpty();

        first.fails(null);
        downloads.look();
        assertThat(find(waiting).clientKey()).isEmpty();
        clock.move(Duration.ofHours(2));
        downloads.look();
        assertThat(find(waiting).clientKey()).isNotEmpty();
        assertThat(world.historyTypes()).containsExactly("GRABBED");
    }

    @Test
    void withoutAClientForItAPersonIsToldSo() {
        Grab torrent = new Grab(
                "c",
                0,
                org.magpie.testing.Releases.torrent("T", java.net.URI.create("http://127.0.0.1:9/t"), 1, null),
                film.id(),
                film.name(),
                film.slots().getFirst().id(),
                Set.of(1L),
                Set.of(),
                0,
                false);
        assertThatThrownBy(() -> downloads.start(torrent))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("download.no-client"));
        assertThat(downloads.open()).isEmpty();
    }

    @Test
    void aClientWithTagsIsOnlyForTitlesThatShareOne() {
        Definition<?> definition = world.providers().definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(each -> each.plug().equals("first"))
                .findFirst()
                .orElseThrow();
        world.providers().save(tagged(definition, Set.of("anime")));
        downloads.start(grab("Harbor.Lights.1949"));
        assertThat(first.calls()).isEmpty();
        assertThat(second.calls()).contains("add Harbor.Lights.1949");
    }

    @Test
    void itIsFollowedToItsEnd() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        assertThat(downloads.look().isMoving()).isTrue();
        assertThat(find(download).done()).isEqualTo(600);
        assertThat(find(download).speed()).isEqualTo(1000);
        first.shows(download.clientKey(), DownloadState.COMPLETED, 1000, 0, folder);
        assertThat(downloads.look().completed()).hasSize(1);
        assertThat(find(download).path()).isEqualTo(folder);
        // Looked at again, nothing is told twice.
        downloads.look();
        assertThat(world.historyTypes()).containsExactly("GRABBED", "DOWNLOAD_STARTED", "DOWNLOAD_COMPLETED");
        assertThat(world.told(Notice.DownloadCompleted.class)).hasSize(1);
    }

    @Test
    void aClientThatRestartsLosesNothing() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        first.fails(new ProviderException.Unreachable(Message.of("test.down"), null));
        for (int at = 0; at < 10; at++) {
            downloads.look();
        }
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
        assertThat(find(download).said()).isEqualTo(Message.of("test.down"));
        first.fails(null);
        downloads.look();
        assertThat(find(download).said()).isNull();
    }

    @Test
    void whatIsTakenOutOfTheClientIsNotedAfterAWhile() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        first.forgets(download.clientKey());
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.QUEUED);
        downloads.look();
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.QUEUED);
        clock.move(Duration.ofMinutes(1));
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(world.historyTypes()).containsExactly("GRABBED", "DOWNLOAD_REMOVED");
    }

    @Test
    void whatIsThereAgainIsTakenBack() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        first.forgets(download.clientKey());
        lookFor(Duration.ofMinutes(3));
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        // Its settings pointed to another host for a while.
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 300, null);
        lookFor(Duration.ofMinutes(3));
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
        assertThat(find(download).done()).isEqualTo(700);
    }

    @Test
    void standingStillIsStalledAndInTheEndFailedAndBlocklisted() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        clock.move(Duration.ofMinutes(11));
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.STALLED);
        first.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 300, null);
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
        assertThat(lookFor(Duration.ofHours(7))).hasSize(1);
        assertThat(world.historyTypes())
                .containsExactly(
                        "GRABBED",
                        "DOWNLOAD_STARTED",
                        "DOWNLOAD_STALLED",
                        "DOWNLOAD_RESUMED",
                        // A strike for a hundred bytes in an hour, two for none, and standing still as such.
                        "DOWNLOAD_STALLED",
                        "DOWNLOAD_STALLED",
                        "DOWNLOAD_STALLED",
                        "DOWNLOAD_STALLED",
                        "DOWNLOAD_FAILED",
                        "BLOCKLISTED");
        assertThat(world.blocklist().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.releaseName()).isEqualTo("Harbor.Lights.1949"));
    }

    @Test
    void removingTakesItOutOfTheClientTooAndMayBlockIt() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        downloads.remove(download.id(), true, true);
        assertThat(first.calls()).contains("remove " + download.clientKey() + " true");
        assertThat(downloads.open()).isEmpty();
        assertThat(world.blocklist().all()).hasSize(1);
    }

    @Test
    void pausingAndResumingReachTheClient() {
        TrackedDownload download = downloads.start(grab("Harbor.Lights.1949"));
        downloads.pause(download.id());
        assertThat(find(download).state()).isEqualTo(DownloadState.PAUSED);
        downloads.resume(download.id());
        assertThat(first.calls()).contains("pause " + download.clientKey(), "resume " + download.clientKey());
    }

    private static <S extends Record> Definition<S> tagged(Definition<S> known, Set<String> tags) {
        return new Definition<>(
                known.id(), known.plug(), known.kind(), known.name(), true, known.priority(), tags, known.settings());
    }

    private Grab grab(String name) {
        return DownloadFixture.grab(film, DownloadFixture.direct(name));
    }

    private TrackedDownload find(TrackedDownload download) {
        return downloads.find(download.id()).orElseThrow();
    }

    /** Looks every few minutes, as the watch would; answers what failed. */
    private List<TrackedDownload> lookFor(Duration time) {
        List<TrackedDownload> failed = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(time) < 0; at = at.plusMinutes(1)) {
            clock.move(Duration.ofMinutes(1));
            failed.addAll(downloads.look().failed());
        }
        return failed;
    }

    @Test
    void withNothingOpenTheClientsAreAskedOnceAMinuteForWhatIsNotMagpies() {
        assertThat(downloads.look().completed()).isEqualTo(List.of());
        downloads.look();
        assertThat(first.calls()).containsExactly("list");
        clock.move(Duration.ofMinutes(1));
        downloads.look();
        assertThat(first.calls()).containsExactly("list", "list");
    }
}
