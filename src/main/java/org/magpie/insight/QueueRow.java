package org.magpie.insight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;

/**
 * One row of the queue.
 *
 * @param id of the tracked download
 * @param titleId 0 where it belongs to no title
 * @param item what of the title it brings: "S01E02 Pilot", empty for a film
 * @param size bytes, -1 while it is not known
 * @param done bytes
 * @param speed bytes a second
 * @param client name of the download client, empty where none has it
 * @param clientId definition of the download client, 0 where none has it
 * @param priority among those of its client, as a person wants it
 * @param own whether Magpie itself has put it into its client; somebody else's can only be taken off Magpie's list
 * @param said the reason, null where there is none
 */
public record QueueRow(
        long id,
        String correlation,
        long titleId,
        @Nullable MediaKind kind,
        String title,
        String item,
        String releaseName,
        String quality,
        String slot,
        DownloadState state,
        long size,
        long done,
        long speed,
        @Nullable Duration timeLeft,
        String client,
        String clientPlug,
        long clientId,
        DownloadClient.Priority priority,
        boolean own,
        @Nullable Message said,
        Instant added) {
    /** A row of a download that Magpie itself has put into its client. */
    public QueueRow(
            long id,
            String correlation,
            long titleId,
            @Nullable MediaKind kind,
            String title,
            String item,
            String releaseName,
            String quality,
            String slot,
            DownloadState state,
            long size,
            long done,
            long speed,
            @Nullable Duration timeLeft,
            String client,
            String clientPlug,
            long clientId,
            DownloadClient.Priority priority,
            @Nullable Message said,
            Instant added) {
        this(
                id,
                correlation,
                titleId,
                kind,
                title,
                item,
                releaseName,
                quality,
                slot,
                state,
                size,
                done,
                speed,
                timeLeft,
                client,
                clientPlug,
                clientId,
                priority,
                true,
                said,
                added);
    }
}
