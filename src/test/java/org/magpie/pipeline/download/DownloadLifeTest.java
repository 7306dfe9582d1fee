package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.TitleFacts;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderException;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

/** What commands, clients and bugs do to a download while something else is under way with it. */
class DownloadLifeTest {
    private final ProviderException down = new ProviderException.Unreachable(Message.of("test.down"), null);
    private static final String HASH = "c".repeat(40);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient client = new FakeClient("first", Protocol.DIRECT);
    private final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);

    @TempDir
    Path folder;

    private DownloadFixture world;
    private Downloads downloads;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, client, torrents);
        downloads = world.downloads();
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** How asking the client ends while a person removes the download. */
    enum End {
        UNREACHABLE,
        REFUSED,
        BUG
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void whatIsRemovedWhileAClientIsAskedStaysRemovedHoweverThatEnds(End end) {
        client.whenAdded(() -> {
            downloads.remove(onlyOne(), true, false);
            throw switch (end) {
                case UNREACHABLE -> down;
                case REFUSED -> new ProviderException.Refused(Message.of("test.no-good"));
                case BUG -> new IllegalStateException("a bug");
            };
        });
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        assertThat(download.state()).isEqualTo(DownloadState.REMOVED);
        client.whenAdded(() -> {});
        for (int hours = 0; hours < 4; hours++) {
            clock.move(Duration.ofHours(1));
            downloads.look();
        }
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(downloads.open()).isEmpty();
        assertThat(adds()).isEqualTo(1);
        assertThat(world.blocklist().all()).isEmpty();
        assertThat(world.told(Notice.DownloadFailed.class)).isEmpty();
        assertThat(world.historyTypes()).containsExactly("DOWNLOAD_REMOVED");
    }

    @Test
    void whatAClientTakesAfterItWasRemovedIsTakenOutOfItAgainUntilItConfirmsAndIsNoStranger() {
        client.whenAdded(() -> {
            downloads.remove(onlyOne(), true, false);
            // It has taken it, and does not answer any more.
            client.fails(down);
        });
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        assertThat(download.state()).isEqualTo(DownloadState.REMOVED);
        assertThat(client.has(download.clientKey())).isTrue();
        downloads.look();
        assertThat(downloads.holdings().unknown().values())
                .allSatisfy(theirs -> assertThat(theirs).isEmpty());
        client.fails(null);
        await(() -> {
            clock.move(Duration.ofMinutes(10));
            downloads.look();
            return !client.has(download.clientKey());
        });
        assertThat(client.calls()).contains("remove " + download.clientKey() + " true");
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(world.historyTypes()).containsExactly("DOWNLOAD_REMOVED");
        assertThat(world.told(Notice.Grabbed.class)).isEmpty();
    }

    @Test
    void pausingWhatWaitsForAClientKeepsItWaiting() {
        TrackedDownload waiting = waiting();
        downloads.pause(waiting.id());
        assertThat(find(waiting).state()).isEqualTo(DownloadState.PAUSED);
        client.fails(null);
        clock.move(Duration.ofHours(3));
        downloads.look();
        assertThat(find(waiting).state()).isEqualTo(DownloadState.PAUSED);
        assertThat(find(waiting).clientKey()).isEmpty();
        downloads.resume(waiting.id());
        assertThat(find(waiting).tries()).isEqualTo(waiting.tries());
        downloads.look();
        assertThat(find(waiting).clientKey()).isNotEmpty();
    }

    @Test
    void pausedWhileAClientIsAskedItIsPausedThere() {
        client.whenAdded(() -> downloads.pause(onlyOne()));
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        assertThat(download.state()).isEqualTo(DownloadState.PAUSED);
        assertThat(client.calls()).contains("pause " + download.clientKey());
    }

    @Test
    void pausedWhileAClientIsAskedThatDoesNotAnswerItStaysPaused() {
        client.whenAdded(() -> {
            downloads.pause(onlyOne());
            throw down;
        });
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        assertThat(download.state()).isEqualTo(DownloadState.PAUSED);
        client.whenAdded(() -> {});
        clock.move(Duration.ofHours(3));
        downloads.look();
        assertThat(adds()).isEqualTo(1);
    }

    @Test
    void aDownloadOfADeadClientIsTakenOffAtOnceAndTheClientIsAskedUntilItConfirms() {
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        client.fails(down);
        Optional<Message> said = downloads.remove(download.id(), false, false);
        assertThat(said).map(Message::key).hasValue("download.removed-later");
        assertThat(downloads.open()).isEmpty();
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        downloads = world.restarted();
        for (int tries = 0; tries < 3; tries++) {
            clock.move(Duration.ofHours(1));
            downloads.look();
        }
        client.fails(null);
        assertThat(client.has(download.clientKey())).isTrue();
        await(() -> {
            clock.move(Duration.ofMinutes(10));
            downloads.look();
            return !client.has(download.clientKey());
        });
        await(() -> toRemove() == 0);
        int asked = client.calls().size();
        clock.move(Duration.ofHours(2));
        downloads.look();
        assertThat(client.calls().subList(asked, client.calls().size())).noneMatch(call -> call.startsWith("remove"));
    }

    @Test
    void whatSomebodyAddedAnewWhileItsClientCouldNotBeAskedIsNotTakenOutOfIt() {
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, torrent("Harbor.Lights.1949")));
        world.store()
                .change(unit -> new Rows(unit.session())
                        .change("update download set client_added = ? where id = ?", clock.instant(), download.id()));
        torrents.fails(down);
        downloads.remove(download.id(), true, false);
        torrents.fails(null);
        torrents.shows(new ClientDownload(
                download.clientKey(),
                "by hand",
                DownloadState.DOWNLOADING,
                10,
                5,
                0,
                null,
                null,
                false,
                -1,
                null,
                false,
                clock.instant().plus(Duration.ofDays(1)),
                null));
        await(() -> {
            clock.move(Duration.ofMinutes(10));
            downloads.look();
            return toRemove() == 0;
        });
        assertThat(torrents.has(download.clientKey())).isTrue();
    }

    @Test
    void commandsLookAtTheStateTheyChange() {
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        client.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, folder);
        downloads.look();
        refused("download.cannot-pause", () -> downloads.pause(download.id()));
        world.store().change(unit -> downloads.imports().importing(unit, download.id()));
        refused("download.cannot-resume", () -> downloads.resume(download.id()));
        refused(
                "download.cannot-prioritise",
                () -> new Priorities(downloads, world.providers()).give(download.id(), DownloadClient.Priority.HIGH));
        world.store().change(unit -> downloads.imports().imported(unit, download.id()));
        refused("download.cannot-pause", () -> downloads.pause(download.id()));
        refused("download.cannot-resume", () -> downloads.resume(download.id()));
        refused("download.cannot-prioritise", () -> downloads.prioritised(download.id(), DownloadClient.Priority.LOW));
        assertThat(find(download).state()).isEqualTo(DownloadState.IMPORTED);
        assertThat(client.calls()).noneMatch(call -> call.startsWith("pause") || call.startsWith("resume"));
    }

    @Test
    void whatIsOverIsTakenOffTheListAndStaysOff() {
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        client.shows(download.clientKey(), DownloadState.FAILED, 10, 5, null);
        downloads.look();
        assertThat(downloads.endedSince(Instant.EPOCH)).hasSize(1);
        downloads.remove(download.id(), true, false);
        assertThat(downloads.endedSince(Instant.EPOCH)).isEmpty();
        int lines = world.historyTypes().size();
        downloads.remove(download.id(), true, true);
        downloads.look();
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
        assertThat(world.historyTypes()).hasSize(lines);
    }

    private static void refused(String key, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo(key));
    }

    @Test
    void aBugInAClientBlocksThatDownloadAloneForAGrowingWhile() {
        client.whenAdded(() -> {
            throw new StackOverflowError();
        });
        TrackedDownload broken =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        assertThat(broken.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(broken.said()).extracting(Message::key).isEqualTo("job.failed.bug");
        for (int looks = 0; looks < 10; looks++) {
            clock.move(Duration.ofSeconds(2));
            downloads.look();
        }
        assertThat(adds()).isEqualTo(1);
        TrackedDownload other =
                downloads.start(DownloadFixture.grab(world.film("Quiet Coast", 1950), torrent("Quiet.Coast.1950")));
        assertThat(other.clientKey()).isNotEmpty();
        clock.move(Duration.ofMinutes(1));
        downloads.look();
        assertThat(adds()).isEqualTo(2);
        clock.move(Duration.ofSeconds(45));
        downloads.look();
        assertThat(adds()).isEqualTo(2);
        client.whenAdded(() -> {});
        clock.move(Duration.ofHours(1));
        downloads.look();
        assertThat(find(broken).clientKey()).isNotEmpty();
    }

    @Test
    void anErrorWhileAClientIsAskedDoesNotEndTheAsking() {
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        client.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        client.breaks(new OutOfMemoryError("none left"));
        downloads.look();
        downloads.look();
        assertThat(find(download).said()).extracting(Message::key).isEqualTo("download.client-broken");
        client.breaks(null);
        client.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 300, null);
        downloads.look();
        assertThat(find(download).done()).isEqualTo(700);
        assertThat(find(download).said()).isNull();
    }

    @Test
    void aRowThatThisVersionCannotReadCostsThatRowAlone() {
        TrackedDownload first =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        TrackedDownload second = downloads.start(
                DownloadFixture.grab(world.film("Quiet Coast", 1950), DownloadFixture.direct("Quiet.Coast.1950")));
        TrackedDownload third =
                downloads.start(DownloadFixture.grab(world.film("Third Man Out", 1951), torrent("Third.Man.Out.1951")));
        set(second, "state", "TELEPORTING");
        set(third, "release_json", "{\"protocol\":\"PIGEON\"}");
        client.shows(first.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads = world.restarted();
        downloads.look();
        assertThat(downloads.open()).hasSize(3);
        assertThat(find(first).done()).isEqualTo(600);
        for (TrackedDownload unread : List.of(second, third)) {
            assertThat(find(unread).state()).isEqualTo(DownloadState.IMPORT_BLOCKED);
            assertThat(find(unread).said()).extracting(Message::key).isEqualTo("download.unreadable");
            assertThat(find(unread).release().name()).isEqualTo(unread.release().name());
            downloads.remove(unread.id(), false, false);
        }
        assertThat(downloads.open()).extracting(TrackedDownload::id).containsExactly(first.id());
    }

    @Test
    void aDueTimeThatTheClockHasLeftFarAheadCountsAsDue() {
        TrackedDownload waiting = waiting();
        client.fails(null);
        // Stored while the clock was two days ahead.
        clock.move(Duration.ofDays(-2));
        downloads.look();
        assertThat(find(waiting).clientKey()).isNotEmpty();
    }

    @Test
    void theReplacementForWhatFailedIsDueUntilItIsDone() {
        TrackedDownload download =
                downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
        client.shows(download.clientKey(), DownloadState.FAILED, 1000, 400, null);
        downloads.look();
        downloads = world.restarted();
        assertThat(downloads.replacements().due())
                .extracting(TrackedDownload::id)
                .containsExactly(download.id());
        downloads.replacements().postpone(download.id());
        assertThat(downloads.replacements().due()).isEmpty();
        clock.move(Duration.ofMinutes(1));
        assertThat(downloads.replacements().due()).hasSize(1);
        downloads.replacements().done(download.id());
        clock.move(Duration.ofDays(1));
        assertThat(downloads.replacements().due()).isEmpty();
    }

    @Test
    void whatTheClientRefusesAtOnceIsReplacedByWhoeverStartedIt() {
        client.whenAdded(() -> {
            throw new ProviderException.Refused(Message.of("test.no-good"));
        });
        assertThatThrownBy(
                        () -> downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949"))))
                .isInstanceOf(UserException.class);
        assertThat(downloads.replacements().due()).isEmpty();
    }

    @Test
    void whatAClientLostAndHoldsAgainIsTakenBackButNotWhatAPersonRemoved() {
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, torrent("Harbor.Lights.1949")));
        torrents.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        downloads.remove(download.id(), false, false);
        torrents.shows(download.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        for (int minutes = 0; minutes < 5; minutes++) {
            clock.move(Duration.ofMinutes(1));
            downloads.look();
        }
        assertThat(find(download).state()).isEqualTo(DownloadState.REMOVED);
    }

    @Test
    void afterACrashWhileAClientWasAskedWhatItTookIsNoStranger() {
        torrents.fails(down);
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, torrent("Harbor.Lights.1949")));
        torrents.fails(null);
        set(download, "state", "REMOVED");
        set(download, "removal_asked", "WITH_DATA");
        world.store()
                .change(unit -> new Rows(unit.session())
                        .change("update download set ended = ? where id = ?", clock.instant(), download.id()));
        torrents.shows(HASH, DownloadState.DOWNLOADING, 1000, 400, null);
        downloads = world.restarted();
        await(() -> {
            clock.move(Duration.ofMinutes(2));
            downloads.look();
            return !find(download).clientKey().isEmpty();
        });
        assertThat(downloads.holdings().unknown().values())
                .allSatisfy(theirs -> assertThat(theirs).isEmpty());
        assertThat(torrents.calls()).noneMatch(call -> call.startsWith("remove"));
    }

    private TrackedDownload waiting() {
        client.fails(down);
        return downloads.start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949")));
    }

    private static org.magpie.pipeline.search.Release torrent(String name) {
        return Releases.torrent(name, URI.create("magnet:?xt=urn:btih:" + HASH), 10, HASH);
    }

    private long onlyOne() {
        return downloads.open().getFirst().id();
    }

    private long adds() {
        return client.calls().stream().filter(call -> call.startsWith("add ")).count();
    }

    private long toRemove() {
        return world.store()
                .read(session ->
                        new Rows(session).number("select count(*) from download where removal_asked is not null"));
    }

    private void set(TrackedDownload download, String column, String value) {
        world.store()
                .change(unit -> new Rows(unit.session())
                        .change("update download set " + column + " = ? where id = ?", value, download.id()));
    }

    private TrackedDownload find(TrackedDownload download) {
        return downloads.find(download.id()).orElseThrow();
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
