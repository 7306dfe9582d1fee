package org.magpie.pipeline.download;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * A download as its client tells of it.
 *
 * @param id the client's own: for torrents the info hash in lower case
 * @param state {@code QUEUED} to {@code COMPLETED}, or {@code FAILED}
 * @param size bytes, -1 while it is not known
 * @param remaining bytes, -1 while it is not known
 * @param speed bytes a second
 * @param timeLeft null where it is not known
 * @param place the file or folder with what was downloaded, as the client's machine sees it; null while it is not known
 * @param seeding whether it is a torrent that still gives to others: what it holds must not be moved away
 * @param ratio bytes given for each byte taken, -1 where it is not known or without meaning
 * @param seeded how long it has given to others, null where it is not known or without meaning
 * @param said why it failed or stands still, null where there is nothing to say
 */
public record ClientDownload(
        String id,
        String name,
        DownloadState state,
        long size,
        long remaining,
        long speed,
        @Nullable Duration timeLeft,
        @Nullable String place,
        boolean seeding,
        double ratio,
        @Nullable Duration seeded,
        @Nullable Message said) {}
