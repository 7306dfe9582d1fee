package org.magpie.pipeline;

import java.time.Duration;
import java.util.Optional;

/**
 * What the window, the command line and the server can ask of the pipeline. Methods answer at once; the work is a job that can be watched and cancelled. Safe for
 * any number of threads.
 */
public interface Pipeline {
    /** Searches for releases and takes them. */
    ReleaseActions releases();

    /** Changes by which names and numbers releases of a title are known. */
    AliasActions aliases();

    /** Lists and takes over downloads that Magpie did not start. */
    UntrackedActions untracked();

    /** Pauses, moves, removes and imports downloads. */
    QueueActions queue();

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
}
