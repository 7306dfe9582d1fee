package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.store.Rows;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.UntrackedDownloads;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.PlainFileNames;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.MovableClock;

/** That the steps of a look stand apart from each other, and that no replacement is lost. */
class DownloadLoopTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient client = new FakeClient("direct", Protocol.DIRECT);
    private final List<String> searched = new ArrayList<>();
    private final TitleLocks locks = new TitleLocks();
    private final AtomicInteger failingSearches = new AtomicInteger();

    @TempDir
    Path folder;

    private DownloadFixture world;
    private StoredJobs jobs;
    private TitleFacts film;

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, client);
        jobs = new StoredJobs(world.store(), world.test().test().events(), clock);
        film = world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        jobs.close();
        world.close();
    }

    @Test
    void aStepThatFailsKeepsNoOtherFromItsTurnAndIsTriedAgain() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("done")).resolve(NAME + ".mkv"), "film");
        TrackedDownload download = start();
        client.shows(download.clientKey(), DownloadState.COMPLETED, 4, 0, file);
        AtomicInteger late = new AtomicInteger();
        DownloadLoop loop = loop(() -> {
            if (late.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
        });
        loop.lookOnce();
        await(() -> state(download) == DownloadState.IMPORTED);
        assertThat(late).hasValue(1);
        assertThat(loop.isWaiting()).isTrue();
        loop.lookOnce();
        assertThat(late).hasValue(2);
        assertThat(loop.isWaiting()).isFalse();
    }

    @Test
    void theReplacementForWhatFailedIsTakenWhenASearchCanBeMadeAgain() {
        TrackedDownload download = start();
        client.shows(download.clientKey(), DownloadState.FAILED, 4, 4, null);
        failingSearches.set(2);
        DownloadLoop loop = loop(() -> {});
        for (int tries = 1; tries <= 3; tries++) {
            loop.lookOnce();
            int ended = tries;
            await(() -> jobs.recent(100).stream()
                            .filter(each -> each.name().equals("replace"))
                            .filter(each -> each.state() != Job.State.RUNNING)
                            .count()
                    == ended);
            clock.move(Duration.ofHours(1));
        }
        assertThat(searched).hasSize(3).allMatch("Harbor Lights"::equals);
        loop.lookOnce();
        assertThat(world.downloads().replacements().due()).isEmpty();
    }

    @Test
    void nothingIsTakenInThePlaceOfWhatFailedWhileSomethingElseIsOnItsWay() {
        TrackedDownload download = start();
        client.shows(download.clientKey(), DownloadState.FAILED, 4, 4, null);
        world.downloads().look();
        world.downloads()
                .start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949.1080p.WEB-DL-GRP")));
        loop(() -> {}).lookOnce();
        await(() -> world.downloads().replacements().due().isEmpty());
        assertThat(searched).isEmpty();
    }

    @Test
    void nothingIsTakenInThePlaceOfWhatFailedWhileAnotherThreadDecidesForTheSameTitle() {
        TrackedDownload download = start();
        client.shows(download.clientKey(), DownloadState.FAILED, 4, 4, null);
        locks.holding(Set.of(film.id()), () -> {
            loop(() -> {}).lookOnce();
            // The replacement's job is waiting by now, or comes to wait.
            return world.downloads()
                    .start(DownloadFixture.grab(film, DownloadFixture.direct("Harbor.Lights.1949.1080p.WEB-DL-GRP")));
        });
        await(() -> world.downloads().replacements().due().isEmpty());
        assertThat(searched).isEmpty();
        assertThat(world.downloads().open()).hasSize(1);
    }

    @Test
    void nothingIsTakenInThePlaceOfWhatFailedWhereTheTitleIsExcludedAndTheHistorySaysWhy() {
        TrackedDownload download = start();
        new StoredExclusions(world.store(), clock).addTitle(film.id(), null, "waiting for the restoration");
        client.shows(download.clientKey(), DownloadState.FAILED, 4, 4, null);
        world.downloads().look();
        assertThat(world.downloads().replacements().due()).hasSize(1);

        loop(() -> {}).lookOnce();
        await(() -> world.downloads().replacements().due().isEmpty());

        assertThat(searched).isEmpty();
        assertThat(world.downloads().open()).isEmpty();
        List<String> history = world.store()
                .read(session ->
                        new Rows(session).list("select said from history order by id", row -> row.getString(1)));
        assertThat(history)
                .anyMatch(line ->
                        line.contains("pipeline.not-replaced-because") && line.contains("waiting for the restoration"));
    }

    private TrackedDownload start() {
        return world.downloads().start(DownloadFixture.grab(film, DownloadFixture.direct(NAME)));
    }

    private DownloadLoop loop(Runnable delayed) {
        Downloads downloads = world.downloads();
        Matching matching = new Matching(
                world.reader(),
                new LibraryIndex(
                        world.library()::allNames,
                        world.library()::names,
                        world.test().test().events()),
                world.library()::facts);
        Grabbing grabbing = new Grabbing(world.library());
        Replacement replacement = new Replacement(
                jobs,
                world.library(),
                new Verdicts(world.store(), clock),
                world.blocklist(),
                downloads,
                new StoredExclusions(world.store(), clock),
                grabbing,
                new ReleaseGrabber(grabbing, downloads, () -> {}),
                (title, scope, correlation, progress) -> {
                    searched.add(title.name());
                    if (failingSearches.getAndDecrement() > 0) {
                        throw new IllegalStateException("no network");
                    }
                },
                locks,
                () -> {});
        return new DownloadLoop(
                jobs,
                downloads,
                new UntrackedDownloads(downloads, matching, world.library(), () -> "adopted"),
                new Importer(
                        world.store(),
                        world.library(),
                        world.test().profiles(),
                        world.history(),
                        downloads,
                        world.reader(),
                        world.matching(),
                        new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                        new PlainFileNames(),
                        () -> FiledPermissions.NONE,
                        clock),
                replacement,
                delayed,
                clock,
                () -> {});
    }

    private DownloadState state(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow().state();
    }

    private static void await(java.util.function.BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
