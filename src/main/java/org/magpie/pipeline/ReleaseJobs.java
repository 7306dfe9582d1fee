package org.magpie.pipeline;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Schedules;
import org.magpie.base.text.Correlation;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.DowngradeCheck;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.search.Scope;

/** Starts the jobs that search for releases and take them. Safe for any number of threads. */
final class ReleaseJobs implements ReleaseActions {
    private final Jobs jobs;
    private final Schedules schedules;
    private final Library library;
    private final Verdicts verdicts;
    private final Grabbing grabbing;
    private final Downloads downloads;
    private final DowngradeCheck downgrades;
    private final ReleaseSearch search;
    private final AliasJobs aliases;
    private final TitleLocks locks;
    private final Correlation correlations;
    private final Runnable lookAfterDownloads;

    ReleaseJobs(
            Jobs jobs,
            Schedules schedules,
            Library library,
            Verdicts verdicts,
            Grabbing grabbing,
            Downloads downloads,
            DowngradeCheck downgrades,
            ReleaseSearch search,
            AliasJobs aliases,
            TitleLocks locks,
            Correlation correlations,
            Runnable lookAfterDownloads) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.library = library;
        this.verdicts = verdicts;
        this.grabbing = grabbing;
        this.downloads = downloads;
        this.downgrades = downgrades;
        this.search = search;
        this.aliases = aliases;
        this.locks = locks;
        this.correlations = correlations;
        this.lookAfterDownloads = lookAfterDownloads;
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
        return schedules.runNow(PipelineTasks.WANTED).job();
    }

    @Override
    public Job syncFeeds() {
        return schedules.runNow(PipelineTasks.SYNC).job();
    }

    @Override
    public Job grab(long verdictId) {
        Grab grab = grabbing.take(verdict(verdictId), true);
        checkNew(grab);
        return jobs.queue(
                "grab:" + verdictId, "grab", "verdict:" + verdictId, grab.correlation(), progress -> start(grab));
    }

    @Override
    public Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember) {
        StoredVerdict verdict = verdict(verdictId);
        Grab grab = grabbing.takeAs(verdict, title(titleId), itemIds);
        checkNew(grab);
        String subject = "verdict:" + verdictId + "/title:" + titleId + new TreeSet<>(itemIds);
        return jobs.queue("grab:" + verdictId, "grab", subject, grab.correlation(), progress -> {
            start(grab);
            if (remember) {
                aliases.remember(verdict.release().name(), titleId, progress);
            }
        });
    }

    /** Checked again while nobody else takes anything for the title: it may have been taken since the person asked for it. */
    private void start(Grab grab) {
        locks.holding(Set.of(grab.titleId()), () -> {
            checkNew(grab);
            return downloads.start(grab);
        });
        lookAfterDownloads.run();
    }

    @Override
    public Optional<Message> downgradeQuestion(long verdictId) {
        return verdicts.find(verdictId).flatMap(downgrades::question);
    }

    /** A second download of the same release would fetch it twice, and its file would push out that of the first. */
    private void checkNew(Grab grab) {
        downloads.checkClientFor(grab);
        boolean isDownloading = downloads.open().stream()
                .anyMatch(each -> each.slotId() == grab.slotId()
                        && !each.isMistaken()
                        && each.release().identity().equals(grab.release().identity()));
        if (isDownloading) {
            throw new UserException("grab.on-its-way", grab.release().name());
        }
    }

    private StoredVerdict verdict(long id) {
        return verdicts.find(id).orElseThrow(() -> new UserException("pipeline.verdict-gone"));
    }

    private TitleFacts title(long titleId) {
        return library.facts(titleId).orElseThrow(() -> new UserException("pipeline.title-gone"));
    }
}
