package org.magpie.pipeline.download;

import java.time.Duration;
import java.time.Instant;
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
 * @param limitReached whether the client itself has stopped it at a limit for giving back; a pause by a person is none
 * @param added when the client says that it was added, by the client's own clock; null where it does not tell
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
        boolean limitReached,
        @Nullable Instant added,
        @Nullable Message said) {
    /** A download whose client knows no limits and does not tell when it was added. */
    public ClientDownload(
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
            @Nullable Message said) {
        this(id, name, state, size, remaining, speed, timeLeft, place, seeding, ratio, seeded, false, null, said);
    }
}
