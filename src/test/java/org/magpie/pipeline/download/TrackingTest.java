package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.UntrackedDownloads;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.FakeIndexer;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

/** How downloads are followed, given up, offered and cleared away. */
class TrackingTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final String HASH = "a".repeat(40);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);
    private final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);
    private final FakeClient usenet = new FakeClient("usenet", Protocol.USENET);
    private final FakeIndexer indexer = new FakeIndexer("tracker");

    @TempDir
    Path folder;

    private DownloadFixture world;
    private Downloads downloads;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, direct, torrents, usenet, indexer);
        downloads = world.downloads();
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void oneSlowClientHoldsUpNoOther() throws Exception {
        TrackedDownload quick = downloads.start(DownloadFixture.grab(film, DownloadFixture.direct(NAME)));
        TrackedDownload slow = startTorrent();
        CountDownLatch gate = new CountDownLatch(1);
        torrents.answersOnlyAfter(gate);
        direct.shows(quick.clientKey(), DownloadState.DOWNLOADING, 1000, 400, null);
        downloads.look();
        assertThat(find(quick).done()).isEqualTo(600);
        assertThat(find(slow).said()).isEqualTo(Message.of("download.client-slow", "plug.torrents"));

        // It is neither waited for nor asked again while it has not answered.
        direct.shows(quick.clientKey(), DownloadState.DOWNLOADING, 1000, 300, null);
        long before = System.nanoTime();
        downloads.look();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DownloadFixture.QUICK.answer());
        assertThat(find(quick).done()).isEqualTo(700);
        assertThat(torrents.calls()).filteredOn("list"::equals).hasSize(1);

        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 100, null));
        gate.countDown();
        for (int at = 0; at < 200 && find(slow).done() != 900; at++) {
            Thread.sleep(10);
            downloads.look();
        }
        assertThat(find(slow).done()).isEqualTo(900);
        assertThat(find(slow).said()).isNull();
    }

    @Test
    void aRemovedCategoryAndANewNameLoseNothing() {
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 400, null));
        downloads.look();
        torrents.shows(new ClientDownload(
                HASH,
                "renamed",
                DownloadState.DOWNLOADING,
                1000,
                300,
                5,
                null,
                "/moved/renamed",
                false,
                -1,
                null,
                null));
        torrents.loses(HASH);
        lookFor(Duration.ofMinutes(5));
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
        assertThat(find(download).done()).isEqualTo(700);
        assertThat(find(download).path()).isEqualTo(Path.of("/moved/renamed"));
    }

    @Test
    void aTorrentOfAClientThatWasDeletedIsFoundInAnother() {
        TrackedDownload download = startTorrent();
        Definition<?> old = definition("torrents");
        world.providers().delete(old.id());
        Definition<?> fresh = world.providers()
                .save(new Definition<>(
                        0, "torrents", old.kind(), "Again", true, 1, Set.of(), new FakeClient.Settings()));
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 300, null));
        lookFor(Duration.ofMinutes(3));
        assertThat(find(download).clientId()).isEqualTo(fresh.id());
        assertThat(find(download).done()).isEqualTo(700);
    }

    @Test
    void anotherTorrentThanTheOneThatWasMeantIsNotTracked() {
        torrents.callsAll("b".repeat(40));
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, magnet()));
        assertThat(download.clientKey()).isEmpty();
        assertThat(Objects.requireNonNull(download.said()).key()).isEqualTo("download.other-id");
    }

    @Test
    void aSleepingComputerIsNoFaultOfTheDownload() {
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 400, null));
        downloads.look();
        for (int at = 0; at < 5; at++) {
            clock.move(Duration.ofHours(9));
            assertThat(downloads.look().failed()).isEmpty();
        }
        assertThat(find(download).state()).isEqualTo(DownloadState.STALLED);
    }

    @Test
    void whatOnlyTricklesIsGivenUpAsTooSlow() {
        TrackedDownload download = startTorrent();
        long left = 1_000_000_000;
        List<TrackedDownload> failed = new ArrayList<>();
        for (int minute = 0; minute < 200 && failed.isEmpty(); minute++) {
            torrents.shows(torrent(DownloadState.DOWNLOADING, 1_000_000_000, left -= 1_000, null));
            failed.addAll(lookFor(Duration.ofMinutes(1)));
        }
        assertThat(failed).singleElement().extracting(TrackedDownload::id).isEqualTo(download.id());
        assertThat(reasons()).containsExactly(BlockReason.SLOW);
    }

    @Test
    void oneGoodStretchForgivesWhatWasBefore() {
        TrackedDownload download = startTorrent();
        long left = 4_000_000_000L;
        for (int minute = 0; minute < 400; minute++) {
            // Slow, but every third hour some.
            left -= minute % 180 > 120 ? 5_000_000 : 1_000;
            torrents.shows(torrent(DownloadState.DOWNLOADING, 4_000_000_000L, left, null));
            assertThat(lookFor(Duration.ofMinutes(1))).isEmpty();
        }
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
    }

    @Test
    void strikesOutliveARestart() {
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(DownloadState.STALLED, -1, -1, Message.of("plug.client.metadata")));
        assertThat(lookFor(Duration.ofMinutes(65))).isEmpty();
        Downloads again = world.restarted();
        List<TrackedDownload> failed = new ArrayList<>();
        for (int at = 0; at < 35; at++) {
            clock.move(Duration.ofMinutes(1));
            failed.addAll(again.look().failed());
        }
        assertThat(failed).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(download.id());
            assertThat(each.said()).isEqualTo(Message.of("download.given-up.metadata", 3));
        });
    }

    @Test
    void whatHasNothingLeftToFetchMayBeUnpackedForAsLongAsItTakes() {
        TrackedDownload download = downloads.start(DownloadFixture.grab(film, DownloadFixture.direct(NAME)));
        direct.shows(unpacking(download, 0));
        assertThat(lookFor(Duration.ofHours(8))).isEmpty();
        assertThat(find(download).state()).isEqualTo(DownloadState.DOWNLOADING);
        // With a single byte left it is another matter.
        direct.shows(unpacking(download, 1));
        assertThat(lookFor(Duration.ofHours(8))).hasSize(1);
        assertThat(reasons()).containsExactly(BlockReason.STALLED);
    }

    private static ClientDownload unpacking(TrackedDownload download, long left) {
        Message said = left == 0 ? Message.of("plug.usenet.unpacking") : null;
        return new ClientDownload(
                download.clientKey(),
                NAME,
                DownloadState.DOWNLOADING,
                1000,
                left,
                0,
                null,
                null,
                false,
                -1,
                null,
                said);
    }

    @Test
    void aRemovedCategoryWithManyInItLosesNone() {
        List<TrackedDownload> many = new ArrayList<>();
        for (int at = 10; at < 40; at++) {
            String hash = Integer.toString(at).repeat(20);
            torrents.callsAll(hash);
            many.add(downloads.start(DownloadFixture.grab(
                    film,
                    Releases.of(
                            Releases.torrent(NAME, URI.create("magnet:?xt=urn:btih:" + hash), 1000, hash),
                            definition("tracker").id()))));
            torrents.shows(hash, DownloadState.DOWNLOADING, 1000, 400, null);
        }
        downloads.look();
        assertThat(many).hasSize(30);
        many.forEach(each -> torrents.loses(each.clientKey()));
        lookFor(Duration.ofMinutes(30));
        assertThat(many).allSatisfy(each -> assertThat(find(each).state()).isNotEqualTo(DownloadState.REMOVED));
        // What really is gone is noticed all the same.
        many.forEach(each -> torrents.forgets(each.clientKey()));
        lookFor(Duration.ofMinutes(60));
        assertThat(many).allSatisfy(each -> assertThat(find(each).state()).isEqualTo(DownloadState.REMOVED));
    }

    @Test
    void thresholdsCountAtOnceAndZeroMeansNever() {
        startTorrent();
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 400, null));
        world.rules(rules(1, Duration.ZERO));
        assertThat(lookFor(Duration.ofHours(8))).isEmpty();
        world.rules(rules(1, Duration.ofMinutes(10)));
        assertThat(lookFor(Duration.ofMinutes(12))).hasSize(1);
        assertThat(reasons()).containsExactly(BlockReason.STALLED);
    }

    @Test
    void whatIsMissingArticlesIsGivenUpOrWaitsForAPerson() {
        world.rules(new DownloadRules(
                3,
                Duration.ofHours(2),
                Duration.ZERO,
                0,
                Duration.ZERO,
                false,
                true,
                Set.of(),
                true,
                CleanupPolicy.DELETE,
                CleanupPolicy.DELETE));
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(
                DownloadState.FAILED,
                1000,
                400,
                Message.of("plug.client.says", "News", "Aborted, cannot be completed - 12 articles missing")));
        assertThat(lookFor(Duration.ofMinutes(2))).isEmpty();
        assertThat(find(download).state()).isEqualTo(DownloadState.STALLED);
        world.rules(DownloadRules.USUAL);
        assertThat(lookFor(Duration.ofMinutes(1))).hasSize(1);
        assertThat(reasons()).containsExactly(BlockReason.DAMAGED);
    }

    @Test
    void aProgramIsRefusedBeforeItIsWhole() {
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 999, null));
        torrents.holds(HASH, new Listed("x/Harbor.Lights.mkv", 900), new Listed("x/Setup.exe", 100));
        Downloads.Round round = downloads.look();
        assertThat(round.failed())
                .singleElement()
                .extracting(TrackedDownload::id)
                .isEqualTo(download.id());
        assertThat(reasons()).containsExactly(BlockReason.MALWARE);
        downloads.tidyUp();
        assertThat(torrents.calls()).contains("remove " + HASH + " true");
        // It is not offered as somebody else's afterwards.
        assertThat(untracked().all()).isEmpty();
    }

    @Test
    void aListOfFilesIsAskedForUntilItIsKnownAndThenNoMore() {
        startTorrent();
        torrents.shows(torrent(DownloadState.QUEUED, -1, -1, Message.of("plug.client.metadata")));
        downloads.look();
        assertThat(torrents.calls()).doesNotContain("files " + HASH);
        torrents.shows(torrent(DownloadState.DOWNLOADING, 1000, 999, null));
        downloads.look();
        torrents.holds(HASH, new Listed("x/Harbor.Lights.mkv", 900));
        downloads.look();
        downloads.look();
        downloads.look();
        assertThat(torrents.calls()).filteredOn(("files " + HASH)::equals).hasSize(2);
    }

    @Test
    void nothingIsTakenOutBeforeItHasGivenWhatItsIndexerAsksFor() {
        indexer.asks(new SeedGoal(1.5, Duration.ofDays(3)));
        TrackedDownload download = startTorrent();
        assertThat(Objects.requireNonNull(torrents.terms()).goal()).isEqualTo(new SeedGoal(1.5, Duration.ofDays(3)));
        seeds(1.2, Duration.ofDays(1), true);
        imported(download);
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        // Stopped by its own limits, but not by what was asked for.
        seeds(1.2, Duration.ofDays(1), false);
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        assertThat(torrents.calls()).noneMatch(call -> call.startsWith("remove"));
        seeds(1.2, Duration.ofDays(3), true);
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        assertThat(torrents.calls()).contains("remove " + HASH + " true");
        assertThat(find(download).clientKey()).isEmpty();
    }

    @Test
    void withoutAGoalTheClientsLimitCountsAndThePolicyIsKept() {
        TrackedDownload download = startTorrent();
        seeds(9, Duration.ofDays(90), true);
        imported(download);
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        // Paused by a person: that is no limit.
        seeds(9, Duration.ofDays(90), false);
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        stoppedAtItsLimit();
        world.rules(leaving(CleanupPolicy.STAY));
        lookFor(Duration.ofMinutes(2));
        downloads.tidyUp();
        assertThat(torrents.calls()).noneMatch(call -> call.startsWith("remove"));
        assertThat(untracked().all()).isEmpty();
        world.rules(leaving(CleanupPolicy.FORGET));
        downloads.tidyUp();
        assertThat(torrents.calls()).contains("remove " + HASH + " false");
    }

    @Test
    void whatHasFailedIsClearedAwayEvenIfItsClientIsDownAtFirst() {
        TrackedDownload download = startTorrent();
        torrents.shows(torrent(DownloadState.FAILED, 1000, 400, Message.of("test.failed")));
        downloads.look();
        torrents.fails(new ProviderException.Unreachable(Message.of("test.down"), null));
        downloads.tidyUp();
        assertThat(find(download).clientKey()).isEqualTo(HASH);
        torrents.fails(null);
        downloads.tidyUp();
        assertThat(find(download).clientKey()).isEmpty();
    }

    @Test
    void whatSomebodyElseStartedIsOfferedAndTakenWhenItIsCertain() {
        torrents.shows(found(HASH, NAME, DownloadState.DOWNLOADING));
        torrents.shows(found("b".repeat(40), "Some.Holiday.Pictures", DownloadState.COMPLETED));
        downloads.look();
        assertThat(untracked().all())
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        harbor -> {
                            assertThat(harbor.guess().titleId()).isEqualTo(film.id());
                            assertThat(harbor.guess().isAnything()).isTrue();
                            assertThat(harbor.done()).isEqualTo(1000);
                        },
                        pictures -> assertThat(pictures.guess().isAnything()).isFalse());
        // While it comes, it is nobody's business.
        assertThat(untracked().takeCertain()).isEmpty();
        torrents.shows(found(HASH, NAME, DownloadState.COMPLETED));
        lookFor(Duration.ofMinutes(1));
        TrackedDownload taken = untracked().takeCertain().getFirst();
        assertThat(taken.adopted()).isTrue();
        assertThat(taken.titleId()).isEqualTo(film.id());
        assertThat(untracked().all()).hasSize(1);
        assertThat(downloads.look().completed()).extracting(TrackedDownload::id).containsExactly(taken.id());
        // It is the person's own: whatever happens, Magpie takes nothing of it away.
        world.store().change(unit -> downloads.imports().imported(unit, taken.id()));
        downloads.tidyUp();
        assertThat(torrents.calls()).noneMatch(call -> call.startsWith("remove"));
    }

    @Test
    void aPersonMayAssignWhatNobodyRecognisesOrLeaveItAlone() {
        String other = "b".repeat(40);
        torrents.shows(found(HASH, "bdmv_disc_one", DownloadState.COMPLETED));
        torrents.shows(found(other, "linux.iso", DownloadState.COMPLETED));
        downloads.look();
        assertThat(untracked().takeCertain()).isEmpty();
        long client = definition("torrents").id();
        TrackedDownload taken = untracked()
                .take(
                        new UntrackedDownload.Key(client, HASH),
                        film.id(),
                        0,
                        Set.of(film.items().getFirst().id()),
                        true);
        assertThat(taken.byHand()).isTrue();
        assertThat(taken.slotId()).isEqualTo(film.slots().getFirst().id());
        untracked().leaveAlone(new UntrackedDownload.Key(client, other));
        untracked().leaveAlone(new UntrackedDownload.Key(client, other));
        assertThat(untracked().all()).isEmpty();
    }

    private UntrackedDownloads untracked() {
        return new UntrackedDownloads(
                downloads,
                new Matching(
                        world.reader(),
                        new LibraryIndex(
                                world.library()::allNames,
                                world.library()::names,
                                world.test().test().events()),
                        world.library()::facts),
                world.library(),
                () -> "adopted");
    }

    private static ClientDownload found(String hash, String name, DownloadState state) {
        boolean whole = state == DownloadState.COMPLETED;
        return new ClientDownload(
                hash, name, state, 2000, whole ? 0 : 1000, 0, null, "/data/" + name, whole, 0.1, null, null);
    }

    private void seeds(double ratio, Duration time, boolean still) {
        torrents.shows(new ClientDownload(
                HASH, NAME, DownloadState.COMPLETED, 1000, 0, 0, null, "/data/" + NAME, still, ratio, time, null));
    }

    private void stoppedAtItsLimit() {
        torrents.shows(new ClientDownload(
                HASH,
                NAME,
                DownloadState.COMPLETED,
                1000,
                0,
                0,
                null,
                "/data/" + NAME,
                false,
                9,
                Duration.ofDays(90),
                true,
                null,
                null));
    }

    private void imported(TrackedDownload download) {
        downloads.look();
        world.store().change(unit -> downloads.imports().imported(unit, download.id()));
    }

    private static DownloadRules rules(int strikes, Duration noProgress) {
        return new DownloadRules(
                strikes,
                noProgress,
                Duration.ZERO,
                0,
                Duration.ZERO,
                true,
                true,
                Set.of("exe"),
                true,
                CleanupPolicy.DELETE,
                CleanupPolicy.DELETE);
    }

    private static DownloadRules leaving(CleanupPolicy imported) {
        DownloadRules usual = DownloadRules.USUAL;
        return new DownloadRules(
                usual.strikes(),
                usual.noProgress(),
                usual.slow(),
                usual.slowSpeed(),
                usual.metadata(),
                true,
                true,
                usual.badEndings(),
                true,
                imported,
                CleanupPolicy.DELETE);
    }

    private List<TrackedDownload> lookFor(Duration time) {
        List<TrackedDownload> failed = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(time) < 0; at = at.plusMinutes(1)) {
            clock.move(Duration.ofMinutes(1));
            failed.addAll(downloads.look().failed());
        }
        return failed;
    }

    private List<BlockReason> reasons() {
        return world.blocklist().all().stream().map(entry -> entry.reason()).toList();
    }

    private TrackedDownload startTorrent() {
        torrents.callsAll(HASH);
        return downloads.start(DownloadFixture.grab(film, magnet()));
    }

    private org.magpie.pipeline.search.Release magnet() {
        return Releases.of(
                Releases.torrent(NAME, URI.create("magnet:?xt=urn:btih:" + HASH), 1000, HASH),
                definition("tracker").id());
    }

    private static ClientDownload torrent(DownloadState state, long size, long left, @Nullable Message said) {
        return new ClientDownload(HASH, NAME, state, size, left, 5, null, null, false, -1, null, said);
    }

    private Definition<?> definition(String plug) {
        return java.util.stream.Stream.of(ProviderKind.DOWNLOAD_CLIENT, ProviderKind.INDEXER)
                .flatMap(kind -> world.providers().definitions(kind).stream())
                .filter(each -> each.plug().equals(plug))
                .findFirst()
                .orElseThrow();
    }

    private TrackedDownload find(TrackedDownload download) {
        return downloads.find(download.id()).orElseThrow();
    }
}
