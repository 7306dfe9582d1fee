package org.magpie.pipeline;

import java.util.List;
import java.util.Set;
import org.magpie.base.job.Job;
import org.magpie.pipeline.download.UntrackedDownload;

/** Downloads in Magpie's category that Magpie did not start. Safe for any number of threads. */
public interface UntrackedActions {
    /**
     * Downloads in Magpie's category that it did not start, each with what of the library it seems to be; as the clients last told
     * of them, by name. They come and go with {@link org.magpie.pipeline.download.DownloadsChanged}. Reads the database: never on
     * the window's thread.
     */
    List<UntrackedDownload> all();

    /**
     * Takes over a download that Magpie did not start: from now on it stands in the queue, and it is imported once it is whole.
     *
     * @param itemIds what of the title it brings, such as the guess or what a person has chosen
     */
    Job adopt(UntrackedDownload.Key key, long titleId, long slotId, Set<Long> itemIds);

    /** Does not offer that download again. */
    Job leaveAlone(UntrackedDownload.Key key);
}
