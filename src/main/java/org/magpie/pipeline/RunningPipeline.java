package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Schedules;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.DowngradeCheck;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.download.queue.UntrackedDownloads;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.StoredTitleAliases;

/**
 * The story of every download: what is wanted is searched for, what is found is matched and judged, the best is grabbed, downloaded
 * and imported, and a notice is sent. Puts the parts together, schedules what runs by itself and owns the thread of the loop.
 */
public final class RunningPipeline implements Pipeline, AutoCloseable {
    private final ReleaseJobs releases;
    private final AliasJobs aliases;
    private final UntrackedJobs untracked;
    private final QueueJobs queue;
    private final DownloadLoopThread loopThread;

    public RunningPipeline(
            Store store,
            Jobs jobs,
            Schedules schedules,
            Library library,
            Profiles profiles,
            HistoryLog history,
            Sources sources,
            Matching matching,
            Judge judge,
            Verdicts verdicts,
            Blocklist blocklist,
            Downloads downloads,
            Priorities priorities,
            Importer importer,
            StoredManualImport manualImport,
            ScheduleSettings scheduleSettings,
            PendingReleases pending,
            StoredTitleAliases titleAliases,
            Exclusions exclusions,
            Clock clock) {
        Correlation correlations = new Correlation();
        TitleLocks locks = new TitleLocks();
        Runnable wake = this::lookAfterDownloads;
        Grabbing grabbing = new Grabbing(library);
        UntrackedDownloads untrackedDownloads =
                new UntrackedDownloads(downloads, matching, library, correlations::next);
        ReleaseGrabber grabber = new ReleaseGrabber(grabbing, downloads, wake);
        ReleaseDecisions decisions = new ReleaseDecisions(pending, verdicts, matching, judge, grabber::takeBest, locks);
        ExcludedTitles excluded = new ExcludedTitles(exclusions);
        ReleaseSearch search =
                new ReleaseSearch(store, library, history, sources, matching, judge, decisions, exclusions);
        Reevaluation reevaluation =
                new Reevaluation(verdicts, library, matching, judge, grabber::best, locks, excluded, clock);
        DelayedReleases due = new DelayedReleases(pending, decisions, library, judge, excluded, jobs, clock);
        Replacement replacement = new Replacement(
                jobs,
                library,
                verdicts,
                blocklist,
                downloads,
                exclusions,
                grabbing,
                grabber,
                search::grab,
                locks,
                wake);
        DownloadLoop loop =
                new DownloadLoop(jobs, downloads, untrackedDownloads, importer, replacement, due::look, clock, wake);
        this.loopThread = new DownloadLoopThread(scheduleSettings, loop::lookOnce, loop::isWaiting);
        this.aliases = new AliasJobs(jobs, titleAliases, reevaluation, correlations);
        this.releases = new ReleaseJobs(
                jobs,
                schedules,
                library,
                verdicts,
                grabbing,
                downloads,
                new DowngradeCheck(library, profiles),
                search,
                aliases,
                locks,
                correlations,
                wake);
        this.untracked = new UntrackedJobs(jobs, untrackedDownloads, correlations, wake);
        this.queue = new QueueJobs(jobs, downloads, priorities, manualImport, replacement, loop, correlations, wake);

        FeedSync feeds = new FeedSync(sources, matching, decisions, excluded);
        PipelineTasks.all(scheduleSettings, sources, feeds, search, library, verdicts, blocklist, clock)
                .forEach(schedules::add);
    }

    /** Begins to look after downloads, those of the last run first. */
    public void start() {
        loopThread.start();
    }

    @Override
    public ReleaseActions releases() {
        return releases;
    }

    @Override
    public AliasActions aliases() {
        return aliases;
    }

    @Override
    public UntrackedActions untracked() {
        return untracked;
    }

    @Override
    public QueueActions queue() {
        return queue;
    }

    @Override
    public void lookAfterDownloads() {
        loopThread.wake();
    }

    @Override
    public Optional<Duration> sinceDownloadsWereLookedAfter() {
        return loopThread.sinceLook();
    }

    @Override
    public void watched() {
        loopThread.seen();
    }

    /** Ends the loop; downloads in other programs go on. */
    @Override
    public void close() {
        loopThread.close();
    }
}
