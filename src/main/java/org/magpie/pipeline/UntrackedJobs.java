package org.magpie.pipeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.text.Correlation;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.download.queue.UntrackedDownloads;

/** Starts the jobs that take over untracked downloads or leave them alone. */
final class UntrackedJobs implements UntrackedActions {
    private final Jobs jobs;
    private final UntrackedDownloads untracked;
    private final Correlation correlations;
    private final Runnable lookAfterDownloads;

    UntrackedJobs(Jobs jobs, UntrackedDownloads untracked, Correlation correlations, Runnable lookAfterDownloads) {
        this.jobs = jobs;
        this.untracked = untracked;
        this.correlations = correlations;
        this.lookAfterDownloads = lookAfterDownloads;
    }

    @Override
    public List<UntrackedDownload> all() {
        return untracked.all();
    }

    @Override
    public Job adopt(UntrackedDownload.Key key, long titleId, long slotId, Set<Long> itemIds) {
        String assignment = subject(key) + "/slot:" + slotId + new TreeSet<>(itemIds);
        return jobs.queue(subject(key), "adopt", assignment, correlations.next(), progress -> {
            untracked.take(key, titleId, slotId, itemIds, true);
            lookAfterDownloads.run();
        });
    }

    @Override
    public Job leaveAlone(UntrackedDownload.Key key) {
        return jobs.queue(
                subject(key), "leave-alone", subject(key), correlations.next(), progress -> untracked.leaveAlone(key));
    }

    private static String subject(UntrackedDownload.Key key) {
        return "stranger:" + key.clientId() + ":" + key.key(); // as in the jobs that are stored already
    }
}
