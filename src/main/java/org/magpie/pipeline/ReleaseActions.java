package org.magpie.pipeline;

import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.pipeline.search.Scope;

/** Searching for releases and taking them. What takes longer is a job; safe for any number of threads. */
public interface ReleaseActions {
    /** Looks for releases and judges them, takes none; the verdicts are stored under the job's correlation id. */
    Job look(long titleId, Scope scope);

    /** Looks, judges and takes the best for every slot that wants it. */
    Job searchAndGrab(long titleId, Scope scope);

    /** Looks for everything that is wanted. */
    Job searchWanted();

    /** Reads what the indexers have new and takes what the library waits for. */
    Job syncFeeds();

    /**
     * Takes a release by hand, refused or not.
     *
     * @throws org.magpie.base.error.UserException when no client can fetch it, or it is gone
     */
    Job grab(long verdictId);

    /**
     * What a person is asked before a release is taken by hand, since its file would take the place of a better one; empty where there is
     * nothing to ask.
     */
    Optional<Message> downgradeQuestion(long verdictId);

    /**
     * Takes a release by hand for what a person says it is, whatever Magpie made of its name.
     *
     * @param titleId the title that it belongs to
     * @param itemIds what of the title it brings; at least one
     * @param remember whether the name that it bears is one more name of the title from now on
     * @throws org.magpie.base.error.UserException when no client can fetch it, or it is gone
     */
    Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember);
}
