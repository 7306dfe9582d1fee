package org.magpie.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Correlation;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.importing.plan.ImportMode;

/** Starts a job for each download that a person wants changed, so that a client without an answer delays no other. */
final class QueueJobs implements QueueActions {
    private final Jobs jobs;
    private final Downloads downloads;
    private final Priorities priorities;
    private final StoredManualImport manualImport;
    private final Replacement replacement;
    private final DownloadLoop loop;
    private final Correlation correlations;
    private final Runnable lookAfterDownloads;

    QueueJobs(
            Jobs jobs,
            Downloads downloads,
            Priorities priorities,
            StoredManualImport manualImport,
            Replacement replacement,
            DownloadLoop loop,
            Correlation correlations,
            Runnable lookAfterDownloads) {
        this.jobs = jobs;
        this.downloads = downloads;
        this.priorities = priorities;
        this.manualImport = manualImport;
        this.replacement = replacement;
        this.loop = loop;
        this.correlations = correlations;
        this.lookAfterDownloads = lookAfterDownloads;
    }

    @Override
    public void pause(Set<Long> downloadIds) {
        queue("pause", "", downloadIds, silently(downloads::pause));
    }

    @Override
    public void resume(Set<Long> downloadIds) {
        queue("resume", "", downloadIds, silently(downloads::resume));
    }

    @Override
    public void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority) {
        queue("prioritise", "/" + priority, downloadIds, silently(id -> priorities.give(id, priority)));
    }

    @Override
    public void remove(Set<Long> downloadIds, boolean withData, boolean block) {
        queue("remove", "/data:" + withData + "/block:" + block, downloadIds, id -> {
            Optional<Message> later = downloads.remove(id, withData, block);
            if (block) {
                replacement.look();
            }
            return later;
        });
    }

    private static LongFunction<Optional<Message>> silently(LongConsumer work) {
        return id -> {
            work.accept(id);
            return Optional.empty();
        };
    }

    /**
     * Queues one job for each download; the jobs of one download run in the order in which they were asked for.
     *
     * @param how what tells this job from others of the same name
     * @param work returns what its job says at the end
     */
    private void queue(String what, String how, Set<Long> ids, LongFunction<Optional<Message>> work) {
        for (long id : ids) {
            String correlation =
                    downloads.find(id).map(TrackedDownload::correlation).orElseGet(correlations::next);
            String download = "download:" + id;
            jobs.queue(download, what, download + how, correlation, progress -> {
                work.apply(id).ifPresent(progress::says);
                lookAfterDownloads.run();
            });
        }
    }

    @Override
    public Job retryImport(long downloadId) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        // One that runs already may have begun before what a person has just said.
        return loop.importAgain(download);
    }

    @Override
    public ManualImport manualImport() {
        return manualImport;
    }

    @Override
    public long trackFiles(Path place, long titleId, boolean isKept) {
        TitleFacts title = manualImport
                .title(titleId)
                .filter(each -> !each.slots().isEmpty() && !each.items().isEmpty())
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        if (!Files.exists(place)) {
            throw new UserException("import.source-missing", place.toString());
        }
        return downloads
                .manual()
                .track(correlations.next(), place, size(place), title, isKept)
                .id();
    }

    /** Of a folder nothing is asked: its files tell their own sizes. */
    private static long size(Path place) {
        try {
            return Files.isRegularFile(place) ? Files.size(place) : 0;
        } catch (IOException failure) {
            throw DiskException.of(place, failure);
        }
    }

    @Override
    public void untrackFiles(long downloadId) {
        downloads.manual().untrack(downloadId);
    }

    @Override
    public Job importManually(long downloadId, List<ManualImport.Choice> choices) {
        manualImport.begin(downloadId, choices);
        return retryImport(downloadId);
    }

    @Override
    public Job importFiles(List<Path> places, List<ManualImport.Choice> choices, ImportMode mode, Progress progress) {
        return retryImport(manualImport.begin(correlations.next(), places, choices, mode, progress));
    }
}
