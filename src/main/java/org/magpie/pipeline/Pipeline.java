package org.magpie.pipeline;

import java.util.Set;
import org.magpie.base.job.Job;
import org.magpie.pipeline.search.Scope;

/**
 * What the faces can ask of the pipeline. Methods answer at once; the work is a job that can be watched and cancelled. Safe for
 * any number of threads.
 */
public interface Pipeline {
    /** Looks for releases and judges them, takes none; the verdicts are stored under the job's correlation id. */
    Job look(long titleId, Scope scope);

    /** Looks, judges and takes the best for every slot that wants it. */
    Job searchAndGrab(long titleId, Scope scope);

    /** Looks for everything that is wanted. */
    Job searchWanted();

    /**
     * Takes a release by hand, refused or not.
     *
     * @throws org.magpie.base.error.UserException when no client can fetch it, or it is gone
     */
    Job grab(long verdictId);

    /**
     * Takes a release by hand for what a person says it is, whatever Magpie made of its name.
     *
     * @param titleId the title that it belongs to
     * @param itemIds what of the title it brings; at least one
     * @param remember whether the name that it bears is one more name of the title from now on
     * @throws org.magpie.base.error.UserException when no client can fetch it, or it is gone
     */
    Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember);

    /** Looks after the downloads now instead of at the next turn. */
    void lookAfterDownloads();

    void pause(Set<Long> downloadIds);

    void resume(Set<Long> downloadIds);

    /**
     * Takes downloads off the queue.
     *
     * @param withData whether the client throws away what it has fetched
     * @param block whether the release is blocklisted and the next one is looked for
     */
    void remove(Set<Long> downloadIds, boolean withData, boolean block);

    /** Tries an import again that was blocked. */
    Job retryImport(long downloadId);
}
