package org.magpie.pipeline.download;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Protocol;

/**
 * A download that sits in Magpie's category and that Magpie did not start.
 *
 * @param client name of the client that has it
 * @param name as the client tells it
 * @param state {@code QUEUED} to {@code COMPLETED}, or {@code FAILED}
 * @param size bytes, -1 while it is not known
 * @param done bytes
 * @param speed bytes a second
 * @param timeLeft null where it is not known
 * @param place the file or folder, in the client's own words; null while it is not known
 * @param guess what of the library it seems to be
 */
public record UntrackedDownload(
        Key key,
        String client,
        String name,
        Protocol protocol,
        DownloadState state,
        long size,
        long done,
        long speed,
        @Nullable Duration timeLeft,
        @Nullable String place,
        Guess guess) {
    /**
     * Names it for as long as its client has it.
     *
     * @param clientId definition of the client
     * @param key the client's own id of it
     */
    public record Key(long clientId, String key) {}

    /**
     * What a name was taken for.
     *
     * @param titleId 0 where no title fits
     * @param titleName empty where no title fits
     * @param itemIds what of the title; empty where nothing fits
     * @param confidence 0 (a guess) to 1
     * @param because how it was found, or why nothing was
     */
    public record Guess(long titleId, String titleName, List<Long> itemIds, double confidence, Message because) {
        public Guess {
            itemIds = List.copyOf(itemIds);
        }

        public boolean isAnything() {
            return titleId != 0 && !itemIds.isEmpty();
        }
    }
}
