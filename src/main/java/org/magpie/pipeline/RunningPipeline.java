package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.job.Schedules;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.DowngradeCheck;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.download.queue.UntrackedDownloads;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.search.Scope;

/**
 * The story of every download: a wish is searched for, what is found is matched and judged, the best is grabbed and downloaded,
 * brought into the library and told. Each step is a call; what is to happen by itself is looked after by one thread.
 */
public final class RunningPipeline implements Pipeline, AutoCloseable {
    private static final int MOST_VERDICTS = 200_000;
    private static final Duration VERDICTS_KEPT = Duration.ofDays(60);
    private static final Duration PRUNE_EVERY = Duration.ofDays(1);
    private static final Duration PRUNE_AFTER_START = Duration.ofMinutes(4);
    private static final String SYNC = "sync-feeds";
    private static final String WANTED = "search-wanted";

    private final Jobs jobs;
    private final Schedules schedules;
    private final Library library;
    private final Verdicts verdicts;
    private final Grabbing grabbing;
    private final Downloads downloads;
    private final Priorities priorities;
    private final StoredManualImport byHand;
    private final UntrackedDownloads untracked;
    private final ReleaseGrabber grabber;
    private final DowngradeCheck downgrades;
    private final ReleaseSearch search;
    private final StoredTitleAliases recognition;
    private final Reevaluation reevaluation;
    private final Replacement replacement;
    private final DownloadLoop loop;
    private final TitleLocks locks = new TitleLocks();
    private final Correlation correlations = new Correlation();

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
            StoredManualImport byHand,
            ScheduleSettings scheduleSettings,
            PendingReleases pending,
            StoredTitleAliases recognition,
            Exclusions exclusions,
            Clock clock) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.library = library;
        this.verdicts = verdicts;
        this.grabbing = new Grabbing(library);
        this.downgrades = new DowngradeCheck(library, profiles);
        this.downloads = downloads;
        this.priorities = priorities;
        this.byHand = byHand;
        this.untracked = new UntrackedDownloads(downloads, matching, library, correlations::next);
        this.grabber = new ReleaseGrabber(grabbing, downloads, this::lookAfterDownloads);
        ReleaseDecisions decisions = new ReleaseDecisions(pending, verdicts, matching, judge, grabber::takeBest, locks);
        this.search = new ReleaseSearch(store, library, history, sources, matching, judge, decisions, exclusions);
        this.recognition = recognition;
        this.reevaluation = new Reevaluation(verdicts, library, matching, judge, grabber::best, locks, clock);
        DelayedReleases due = new DelayedReleases(pending, decisions, library, judge, jobs, clock);
        this.replacement = new Replacement(
                jobs,
                library,
                verdicts,
                blocklist,
                downloads,
                grabbing,
                grabber,
                search::grab,
                locks,
                this::lookAfterDownloads);
        this.loop = new DownloadLoop(
                jobs, downloads, untracked, importer, replacement, due::look, clock, this::lookAfterDownloads);
        this.loopThread = new DownloadLoopThread(scheduleSettings, loop::lookOnce, loop::isWaiting);
        FeedSync feeds = new FeedSync(sources, matching, decisions);
        schedules.add(new ScheduledTask(
                SYNC, scheduleSettings.firstSync(), sources.pause(), (progress, turn) -> feeds.sync(progress, turn.correlation())));
        schedules.add(ScheduledTask.every(
                scheduleSettings.search(),
                WANTED,
                scheduleSettings.firstSearch(),
                (progress, turn) -> search.grabWanted(clock.instant(), turn.since(), progress)));
        schedules.add(ScheduledTask.every(PRUNE_EVERY, "prune", PRUNE_AFTER_START, (progress, turn) -> {
            verdicts.prune(VERDICTS_KEPT, MOST_VERDICTS);
            blocklist.prune();
        }));
    }

    /** Begins to look after downloads, those of the last run first. */
    public void start() {
        loopThread.start();
    }

    @Override
    public Job look(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start(
                        "look",
                        SearchQueries.subject(titleId, scope),
                        correlation,
                        progress -> search.look(title(titleId), scope, correlation, progress))
                .job();
    }

    @Override
    public Job searchAndGrab(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start("search", SearchQueries.subject(titleId, scope), correlation, progress -> {
                    progress.says(
                            Message.of("pipeline.searching", title(titleId).name()));
                    search.grab(title(titleId), scope, correlation, progress);
                })
                .job();
    }

    @Override
    public Job searchWanted() {
        return schedules.runNow(WANTED).job();
    }

    @Override
    public Job grab(long verdictId) {
        StoredVerdict verdict = verdicts.find(verdictId).orElseThrow(() -> new UserException("pipeline.verdict-gone"));
        Grab grab = grabbing.take(verdict, true);
        checkNew(grab);
        return jobs.queue(
                "grab:" + verdictId, "grab", "verdict:" + verdictId, grab.correlation(), progress -> start(grab));
    }

    /** Asked again while nobody else takes anything for the title: it may have been taken since the person asked for it. */
    private void start(Grab grab) {
        locks.holding(Set.of(grab.titleId()), () -> {
            checkNew(grab);
            return downloads.start(grab);
        });
        lookAfterDownloads();
    }

    @Override
    public Optional<Message> worse(long verdictId) {
        return verdicts.find(verdictId).flatMap(downgrades::question);
    }

    /** A second download of the same release would fetch it twice, and its file would push out that of the first. */
    private void checkNew(Grab grab) {
        downloads.checkClientFor(grab);
        boolean under = downloads.open().stream()
                .anyMatch(each -> each.slotId() == grab.slotId()
                        && !each.isMistaken()
                        && each.release().identity().equals(grab.release().identity()));
        if (under) {
            throw new UserException("grab.on-its-way", grab.release().name());
        }
    }

    @Override
    public Job syncFeeds() {
        return schedules.runNow(SYNC).job();
    }

    @Override
    public Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember) {
        StoredVerdict verdict = verdicts.find(verdictId).orElseThrow(() -> new UserException("pipeline.verdict-gone"));
        TitleFacts title = title(titleId);
        Grab grab = grabbing.takeAs(verdict, title, itemIds);
        checkNew(grab);
        String subject = "verdict:" + verdictId + "/title:" + titleId + new TreeSet<>(itemIds);
        return jobs.queue("grab:" + verdictId, "grab", subject, grab.correlation(), progress -> {
            start(grab);
            if (remember) {
                remember(verdict.release().name(), titleId, progress);
            }
        });
    }

    /** A name that cannot be kept is no reason to leave the release: the job says why. */
    private void remember(String release, long titleId, Progress progress) {
        recognition.called(release, titleId).ifPresent(called -> {
            called.objection().ifPresentOrElse(progress::says, () -> {
                recognition.call(titleId, called.name(), release);
                reevaluation.take(titleId, progress);
            });
        });
    }

    @Override
    public TitleAliases recognition() {
        return recognition;
    }

    @Override
    public Job call(long titleId, String name) {
        recognition.call(titleId, name, "");
        return lookAgain(titleId);
    }

    @Override
    public Job forget(long titleId, String name) {
        recognition.forget(titleId, name);
        return lookAgain(titleId);
    }

    @Override
    public Job number(long titleId, EpisodeNumbering numbering) {
        recognition.number(titleId, numbering);
        return lookAgain(titleId);
    }

    private Job lookAgain(long titleId) {
        // One that runs already may have begun before what was just said.
        String subject = "title:" + titleId;
        return jobs.queue(
                Jobs.line("look-again", subject),
                "look-again",
                subject,
                correlations.next(),
                progress -> reevaluation.take(titleId, progress));
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

    @Override
    public List<UntrackedDownload> strangers() {
        return untracked.all();
    }

    @Override
    public Job adopt(UntrackedDownload.Key stranger, long titleId, long slotId, Set<Long> itemIds) {
        String subject = "stranger:" + stranger.clientId() + ":" + stranger.key();
        String wish = subject + "/slot:" + slotId + new TreeSet<>(itemIds);
        return jobs.queue(subject, "adopt", wish, correlations.next(), progress -> {
            untracked.take(stranger, titleId, slotId, itemIds, true);
            lookAfterDownloads();
        });
    }

    @Override
    public Job leaveAlone(UntrackedDownload.Key stranger) {
        String subject = "stranger:" + stranger.clientId() + ":" + stranger.key();
        return jobs.queue(
                subject, "leave-alone", subject, correlations.next(), progress -> untracked.leaveAlone(stranger));
    }

    @Override
    public void pause(Set<Long> downloadIds) {
        inQueue("pause", "", downloadIds, quiet(downloads::pause));
    }

    @Override
    public void resume(Set<Long> downloadIds) {
        inQueue("resume", "", downloadIds, quiet(downloads::resume));
    }

    @Override
    public void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority) {
        inQueue("prioritise", "/" + priority, downloadIds, quiet(id -> priorities.give(id, priority)));
    }

    @Override
    public void remove(Set<Long> downloadIds, boolean withData, boolean block) {
        inQueue("remove", "/data:" + withData + "/block:" + block, downloadIds, id -> {
            Optional<Message> later = downloads.remove(id, withData, block);
            if (block) {
                replacement.look();
            }
            return later;
        });
    }

    private static LongFunction<Optional<Message>> quiet(LongConsumer work) {
        return id -> {
            work.accept(id);
            return Optional.empty();
        };
    }

    /**
     * One client that does not answer must not keep the others from being asked; what is said of one download is done in the order
     * in which it was said.
     *
     * @param how what else says what is to be done
     * @param work answers what its job says at the end
     */
    private void inQueue(String what, String how, Set<Long> ids, LongFunction<Optional<Message>> work) {
        for (long id : ids) {
            String correlation =
                    downloads.find(id).map(TrackedDownload::correlation).orElseGet(correlations::next);
            String download = "download:" + id;
            jobs.queue(download, what, download + how, correlation, progress -> {
                work.apply(id).ifPresent(progress::says);
                lookAfterDownloads();
            });
        }
    }

    @Override
    public Job retryImport(long downloadId) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        // One that runs already may have begun before what a person has just said.
        return loop.bringInAnew(download);
    }

    @Override
    public ManualImport byHand() {
        return byHand;
    }

    @Override
    public Job importByHand(long downloadId, List<ManualImport.Choice> choices) {
        byHand.begin(downloadId, choices);
        return retryImport(downloadId);
    }

    private TitleFacts title(long titleId) {
        return library.facts(titleId).orElseThrow(() -> new UserException("pipeline.title-gone"));
    }

    /** Ends the watch; downloads in other programs go on. */
    @Override
    public void close() {
        loopThread.close();
    }
}
