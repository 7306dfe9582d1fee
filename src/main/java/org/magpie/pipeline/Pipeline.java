package org.magpie.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases;
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
    Optional<Message> worse(long verdictId);

    /**
     * Takes a release by hand for what a person says it is, whatever Magpie made of its name.
     *
     * @param titleId the title that it belongs to
     * @param itemIds what of the title it brings; at least one
     * @param remember whether the name that it bears is one more name of the title from now on
     * @throws org.magpie.base.error.UserException when no client can fetch it, or it is gone
     */
    Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember);

    /** By what releases of titles are known. */
    TitleAliases recognition();

    /**
     * Gives a title one more name; what was refused lately because nobody knew its title is looked at again.
     *
     * @throws org.magpie.base.error.UserException when the title cannot have it, as when it is the name of another one
     */
    Job call(long titleId, String name);

    /** Takes a name away that a person has given; what was refused lately is looked at again. */
    Job forget(long titleId, String name);

    /**
     * Says how releases number the episodes of a series, in the place of what was said before; what was refused lately is looked at
     * again.
     *
     * @throws org.magpie.base.error.UserException when the title has no such episode
     */
    Job number(long titleId, EpisodeNumbering numbering);

    /** Looks after the downloads now instead of at the next turn. */
    void lookAfterDownloads();

    /** How long ago downloads were last looked after, a computer's sleep left out; empty where that has not begun. */
    default Optional<Duration> sinceDownloadsWereLookedAfter() {
        return Optional.empty();
    }

    /**
     * Somebody has downloads before their eyes: for the next few seconds the clients are asked often. To be said again as long as
     * it is so, such as with each time that a screen reads the queue.
     */
    void watched();

    /**
     * Downloads in Magpie's category that it did not start, each with what of the library it seems to be; as the clients last told
     * of them, by name. They come and go with {@link org.magpie.pipeline.download.DownloadsChanged}. Reads the database: never on
     * the window's thread.
     */
    List<UntrackedDownload> strangers();

    /**
     * Takes over a download that Magpie did not start: from now on it stands in the queue, and it is imported once it is whole.
     *
     * @param itemIds what of the title it brings, such as the guess or what a person has chosen
     */
    Job adopt(UntrackedDownload.Key stranger, long titleId, long slotId, Set<Long> itemIds);

    /** Does not offer that download again. */
    Job leaveAlone(UntrackedDownload.Key stranger);

    void pause(Set<Long> downloadIds);

    void resume(Set<Long> downloadIds);

    /** Moves downloads before or behind the others of their clients, as far as those know such an order. */
    void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority);

    /**
     * Takes downloads off the queue.
     *
     * @param withData whether the client throws away what it has fetched
     * @param block whether the release is blocklisted and the next one is looked for
     */
    void remove(Set<Long> downloadIds, boolean withData, boolean block);

    /** Tries an import again that was blocked. */
    Job retryImport(long downloadId);

    /** What a person needs to say what the files of a download are. */
    ManualImport byHand();

    /**
     * Imports files as a person says; what nobody chose stays where it is.
     *
     * @throws org.magpie.base.error.UserException when a choice cannot be carried out
     */
    Job importByHand(long downloadId, List<ManualImport.Choice> choices);
}
