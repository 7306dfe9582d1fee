package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.job.DueTime;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.UntrackedDownloads;
import org.magpie.pipeline.importing.Importer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at each look after the downloads. Each step stands apart: one that fails keeps no other from its turn, and is told in
 * the log once. Nothing here waits for a network: clients are asked, and all that takes longer is done, on other threads.
 * {@link #lookOnce} is for one thread; the rest is safe for any number.
 */
final class DownloadLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadLoop.class);
    private static final String IMPORT = "import";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Downloads.Round NOTHING = new Downloads.Round(List.of(), List.of(), List.of(), false);

    private final Jobs jobs;
    private final Downloads downloads;
    private final UntrackedDownloads untracked;
    private final Importer importer;
    private final Replacement replacement;
    private final Runnable delayed;
    private final Clock clock;
    private final Runnable again;
    private final Map<String, ErrorCode> failing = new ConcurrentHashMap<>();
    /** Imports whose very failure could not be noted with them, as when the disk of the database is full. */
    private final Map<Long, Stumble> stumbles = new ConcurrentHashMap<>();

    private volatile boolean waiting;

    /**
     * @param times in a row
     * @param until it is left alone
     */
    private record Stumble(int times, Instant until) {}

    /**
     * @param delayed takes what had to wait, if its time has come
     * @param again has the downloads looked after soon
     */
    DownloadLoop(
            Jobs jobs,
            Downloads downloads,
            UntrackedDownloads untracked,
            Importer importer,
            Replacement replacement,
            Runnable delayed,
            Clock clock,
            Runnable again) {
        this.jobs = jobs;
        this.downloads = downloads;
        this.untracked = untracked;
        this.importer = importer;
        this.replacement = replacement;
        this.delayed = delayed;
        this.clock = clock;
        this.again = again;
    }

    /**
     * Asks the clients, brings in what is whole, and has the next best taken for what has failed.
     *
     * @return whether any byte is coming
     */
    boolean lookOnce() {
        Downloads.Round round = step("downloads", downloads::look, NOTHING);
        waiting = !round.open().isEmpty();
        step("replacements", replacement::look);
        step("untracked", untracked::takeCertain, List.of());
        round.completed().forEach(each -> step("import-" + each.id(), () -> importUnlessResting(each)));
        round.open().stream()
                .filter(each -> each.state() == DownloadState.IMPORTING || importer.isDue(each))
                .forEach(each -> step("import-" + each.id(), () -> importUnlessResting(each)));
        step("abandoned imports", () -> importer.abandoned().forEach(this::takeBack));
        step("tidying", downloads::tidyUp);
        step("delayed", delayed);
        return round.isMoving();
    }

    /** Whether anything was open at the last look. */
    boolean isWaiting() {
        return waiting;
    }

    private void step(String name, Runnable work) {
        step(
                name,
                () -> {
                    work.run();
                    return true;
                },
                true);
    }

    @SuppressWarnings("IllegalCatch") // an Error in one step is no reason to leave out the others
    private <T> T step(String name, Supplier<T> work, T otherwise) {
        try {
            T result = work.get();
            failing.remove(name);
            return result;
        } catch (JobCancelledException closing) {
            return otherwise;
        } catch (Throwable failure) {
            ErrorCode code = ErrorCode.of(failure);
            if (!code.equals(failing.put(name, code))) {
                LOG.error("The step {} of looking after downloads failed ({})", name, code, failure);
            }
            return otherwise;
        }
    }

    private void importUnlessResting(TrackedDownload download) {
        if (!isResting(download.id())) {
            startImport(download);
        }
    }

    private boolean isResting(long id) {
        Stumble last = stumbles.get(id);
        return last != null && !DueTime.isReached(last.until(), clock.instant(), StallThresholds.LONGEST_PAUSE);
    }

    /** Imports a download that is whole, unless that is under way. */
    private void startImport(TrackedDownload download) {
        jobs.start(
                IMPORT,
                subject(download.id()),
                download.correlation(),
                progress -> startImport(download.id(), progress));
    }

    /** Imports a download that is whole, and once more where that is under way. */
    Job importAgain(TrackedDownload download) {
        String subject = subject(download.id());
        return jobs.queue(
                Jobs.line(IMPORT, subject),
                IMPORT,
                subject,
                download.correlation(),
                progress -> startImport(download.id(), progress));
    }

    private void startImport(long id, Progress progress) {
        Optional<TrackedDownload> now = downloads.find(id);
        if (now.isPresent() && isWhole(now.get().state())) {
            orRest(id, () -> importer.importDownload(now.get(), progress));
            again.run();
        }
    }

    private static String subject(long id) {
        return "download:" + id;
    }

    /** Under the subject of an import, so that it does not meet one that is still under way. */
    private void takeBack(long id) {
        Optional<TrackedDownload> download = downloads.find(id);
        if (download.isPresent() && !isResting(id)) {
            jobs.start(
                    IMPORT,
                    subject(id),
                    download.get().correlation(),
                    progress -> orRest(id, () -> importer.takeBack(id)));
        }
    }

    private void orRest(long id, Runnable work) {
        try {
            work.run();
            stumbles.remove(id);
        } catch (JobCancelledException cancelled) {
            throw cancelled;
        } catch (RuntimeException | Error failure) {
            stumble(id);
            throw failure;
        }
    }

    private void stumble(long id) {
        stumbles.compute(id, (same, before) -> {
            int times = before == null ? 0 : before.times() + 1;
            return new Stumble(times, clock.instant().plus(StallThresholds.pause(FIRST_PAUSE, times)));
        });
    }

    private static boolean isWhole(DownloadState state) {
        return state == DownloadState.COMPLETED
                || state == DownloadState.IMPORTING
                || state == DownloadState.IMPORT_BLOCKED;
    }
}
