package org.magpie.insight;

import java.util.List;
import org.magpie.pipeline.download.DownloadClient;

/** Rows of the queue, and what stands around it. */
public interface QueueInsight {
    /** What is on its way or needs a person, oldest first; behind it what has ended within a day. */
    List<QueueRow> queue();

    /**
     * What a download holds, by path; empty where its client does not know it yet or never tells, and where no client has it. Asks
     * the client, so it may take a few seconds.
     *
     * @throws org.magpie.provider.ProviderException when the client does not answer
     */
    List<DownloadClient.Listed> files(long downloadId);

    /** Room where downloads go. Asks clients, so it may take a few seconds. */
    List<DiskSpace> rooms();

    /** Everything that one search set off, oldest first. */
    List<TimelineRow> timeline(String correlation);
}
