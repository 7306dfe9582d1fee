package org.magpie.pipeline.download.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.FakeIndexer;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

/** Only what Magpie has put into a client, and what has given what it was to give, is ever removed from it. */
class OwnershipTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final String HASH = "a".repeat(40);
    private static final Instant THEN = Instant.parse("2026-06-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);
    private final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);
    private final FakeIndexer indexer = new FakeIndexer("tracker");

    @TempDir
    Path folder;

    private DownloadFixture world;
    private Downloads downloads;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, direct, torrents, indexer);
        downloads = world.downloads();
        film = world.film("Harbor Lights", 1949);
        torrents.callsAll(HASH);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPausedTorrentStaysAndOneAtItsLimitGoesWithALineOfHistory() {
        TrackedDownload download = start();
        shows(DownloadState.COMPLETED, false, null);
        imported(download);
        cleanUp();
        assertThat(removals()).isEmpty();
        shows(DownloadState.COMPLETED, true, null);
        cleanUp();
        assertThat(removals()).containsExactly("remove " + HASH + " true");
        assertThat(said("DOWNLOAD_REMOVED"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("download.cleanup.deleted")
                        .contains(NAME)
                        .contains("plug.torrents")
                        .contains("download.cleanup.limit"));
    }

    @Test
    void whatWasThereBeforeIsNeverTouched() {
        shows(DownloadState.COMPLETED, true, THEN);
        TrackedDownload download = start();
        assertThat(download.wasThere()).isTrue();
        assertThat(download.isOwn()).isFalse();
        new Priorities(downloads, world.providers()).give(download.id(), DownloadClient.Priority.HIGH);
        assertThat(said("GRABBED"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("download.was-there"));
        new Priorities(downloads, world.providers()).give(download.id(), DownloadClient.Priority.HIGH);
        imported(download);
        cleanUp();
        // After a new start it is still known.
        downloads = world.restarted();
        cleanUp();
        downloads.remove(download.id(), true, true);
        assertThat(torrents.calls())
                .noneMatch(call -> call.startsWith("remove"))
                .noneMatch(call -> call.startsWith("prioritise"));
        assertThat(said("DOWNLOAD_REMOVED"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("download.removed-list"));
    }

    @Test
    void whatWasThereBeforeStaysWhenItFailsAndItsReleaseIsGivenUp() {
        shows(DownloadState.DOWNLOADING, false, THEN);
        TrackedDownload download = start();
        torrents.shows(new ClientDownload(
                HASH, NAME, DownloadState.FAILED, 10, 5, 0, null, null, false, -1, null, Message.of("test.failed")));
        cleanUp();
        assertThat(find(download).state()).isEqualTo(DownloadState.FAILED);
        assertThat(world.blocklist().all()).hasSize(1);
        cleanUp();
        assertThat(removals()).isEmpty();
    }

    @Test
    void somebodyWhoAddsItBetweenTheLookAndTheHandOverKeepsIt() {
        torrents.whenAdded(() -> shows(DownloadState.COMPLETED, true, THEN));
        TrackedDownload download = start();
        assertThat(download.wasThere()).isTrue();
        imported(download);
        cleanUp();
        assertThat(removals()).isEmpty();
    }

    @Test
    void whatMagpieAddedBeforeACrashIsStillItsOwn() {
        // The answer is lost: the client has it, and Magpie does not know.
        torrents.whenAdded(() -> {
            shows(DownloadState.DOWNLOADING, false, THEN);
            throw new org.magpie.provider.ProviderException.Unreachable(Message.of("test.crash"), null);
        });
        TrackedDownload download = start();
        assertThat(download.clientKey()).isEmpty();
        torrents.whenAdded(() -> {});
        clock.move(Duration.ofHours(1));
        downloads = world.restarted();
        downloads.look();
        assertThat(find(download).clientKey()).isEqualTo(HASH);
        assertThat(find(download).isOwn()).isTrue();
    }

    @Test
    void oneThatAPersonHasAddedAnewStays() {
        torrents.whenAdded(() -> {});
        TrackedDownload download = start();
        world.store().change(unit -> new Rows(unit.session()).change("update download set client_added = ?", THEN));
        shows(DownloadState.COMPLETED, false, THEN);
        imported(download);
        shows(DownloadState.COMPLETED, true, THEN.plusSeconds(60));
        cleanUp();
        assertThat(removals()).isEmpty();
        shows(DownloadState.COMPLETED, true, THEN);
        cleanUp();
        assertThat(removals()).hasSize(1);
    }

    @Test
    void aRemovalThatACrashCutsOffHasItsLineAllTheSame() {
        TrackedDownload download = start();
        shows(DownloadState.COMPLETED, true, null);
        imported(download);
        world.store()
                .change(unit -> DownloadRows.changeIn(
                        unit,
                        download.id(),
                        row -> row.beginRemoval(Message.of("download.cleanup.deleted", NAME, "x", "y"))));
        torrents.forgets(HASH);
        downloads = world.restarted();
        cleanUp();
        assertThat(said("DOWNLOAD_REMOVED")).hasSize(1);
        assertThat(find(download).clientKey()).isEmpty();
        cleanUp();
        assertThat(said("DOWNLOAD_REMOVED")).hasSize(1);
    }

    @Test
    void aJobWithAVideoThatWasNotFiledKeepsItsDataAndSaysSo() throws IOException {
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, DownloadFixture.direct(NAME)));
        Path job = Files.createDirectory(folder.resolve("job"));
        Path left = Files.writeString(job.resolve("Bon.S01E03.mkv"), "video");
        Files.writeString(job.resolve("Bon.nfo"), "text");
        direct.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, job);
        imported(download);
        cleanUp();
        cleanUp();
        assertThat(direct.calls()).noneMatch(call -> call.startsWith("remove"));
        assertThat(Objects.requireNonNull(find(download).said()).key()).isEqualTo("download.cleanup.unfiled");
        assertThat(said("DOWNLOAD_COMPLETED"))
                .filteredOn(line -> line.contains("unfiled"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("Bon.S01E03.mkv"));
        // An obfuscated one has no ending; its first bytes tell.
        Files.move(left, job.resolve("rPfFYi"));
        Files.write(job.resolve("rPfFYi"), new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0, 0, 0, 0, 0, 0, 0, 0});
        cleanUp();
        assertThat(direct.calls()).noneMatch(call -> call.startsWith("remove"));
        Files.delete(job.resolve("rPfFYi"));
        // What is packed and too large to be subtitles may be an episode too, and so may a recording without an ending.
        Path packed = job.resolve("bon.e04.r00");
        try (RandomAccessFile large = new RandomAccessFile(packed.toFile(), "rw")) {
            large.setLength(70L << 20);
        }
        cleanUp();
        assertThat(direct.calls()).noneMatch(call -> call.startsWith("remove"));
        Files.delete(packed);
        byte[] stream = new byte[188 * 4];
        for (int at = 0; at < stream.length; at += 188) {
            stream[at] = 0x47;
        }
        Path recording = Files.write(job.resolve("7fK2"), stream);
        cleanUp();
        assertThat(direct.calls()).noneMatch(call -> call.startsWith("remove"));
        Files.delete(recording);
        Files.writeString(job.resolve("bon.subs.rar"), "small");
        cleanUp();
        assertThat(direct.calls()).contains("remove " + download.clientKey() + " true");
    }

    private TrackedDownload start() {
        long tracker = world.providers().definitions(ProviderKind.INDEXER).stream()
                .filter(each -> each.plug().equals("tracker"))
                .findFirst()
                .orElseThrow()
                .id();
        Release release =
                Releases.of(Releases.torrent(NAME, URI.create("magnet:?xt=urn:btih:" + HASH), 1000, HASH), tracker);
        return downloads.start(DownloadFixture.grab(film, release));
    }

    private void shows(DownloadState state, boolean limit, @Nullable Instant added) {
        boolean whole = state == DownloadState.COMPLETED;
        torrents.shows(new ClientDownload(
                HASH,
                NAME,
                state,
                1000,
                whole ? 0 : 500,
                0,
                null,
                "/data/" + NAME,
                false,
                0,
                Duration.ofSeconds(57),
                limit,
                added,
                null));
    }

    private void imported(TrackedDownload download) {
        downloads.look();
        world.store().change(unit -> downloads.imports().imported(unit, download.id()));
    }

    private void cleanUp() {
        for (int at = 0; at < 2; at++) {
            clock.move(Duration.ofMinutes(1));
            downloads.look();
        }
        downloads.tidyUp();
    }

    private List<String> removals() {
        return torrents.calls().stream()
                .filter(call -> call.startsWith("remove"))
                .toList();
    }

    private List<String> said(String type) {
        return world.store()
                .read(session -> new Rows(session)
                        .list("select said from history where what = ? order by id", row -> row.getString(1), type));
    }

    private TrackedDownload find(TrackedDownload download) {
        return downloads.find(download.id()).orElseThrow();
    }
}
