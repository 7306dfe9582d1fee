package org.magpie.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.plan.ImportMode;

/** What a person does with downloads in the queue. Safe for any number of threads. */
public interface QueueActions {
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
    ManualImport manualImport();

    /**
     * Tracks a file or folder of this computer as a whole download, so that a person can say what its files are; nothing happens to them
     * before that.
     *
     * @param isKept whether the files stay where they are, and the library gets hard links or copies of them
     * @return its id
     * @throws org.magpie.base.error.UserException when there is nothing at that place, or the title is gone
     */
    long trackFiles(Path place, long titleId, boolean isKept);

    /** Tracks what was brought no longer, as long as nothing of it was imported; nothing happens to its files. */
    void untrackFiles(long downloadId);

    /**
     * Imports files as a person says; what nobody chose stays where it is.
     *
     * @throws org.magpie.base.error.UserException when a choice cannot be carried out
     */
    Job importManually(long downloadId, List<ManualImport.Choice> choices);

    /**
     * Imports files and folders of this computer as a person says, as one download that is undone as a whole. Looks into the files first,
     * which may take a while.
     *
     * @param places files and folders, as they were surveyed
     * @param progress of looking into the files
     * @throws org.magpie.base.error.UserException when one of the places must not be imported, or a choice cannot be carried out: nothing
     *     is touched then
     */
    Job importFiles(List<Path> places, List<ManualImport.Choice> choices, ImportMode mode, Progress progress);
}
