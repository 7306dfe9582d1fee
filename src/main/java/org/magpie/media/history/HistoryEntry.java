package org.magpie.media.history;

import java.util.Set;
import org.magpie.base.error.Message;

/**
 * A line of the history, written in the same unit of work as the change that it tells of.
 *
 * @param titleId 0 where it belongs to none
 * @param itemIds empty where it is of the whole title
 * @param slotId 0 where it belongs to none
 * @param releaseName empty where there is none
 */
public record HistoryEntry(
        Type type, String correlation, long titleId, Set<Long> itemIds, long slotId, String releaseName, Message said) {
    /** What happened. */
    public enum Type {
        ADDED,
        REMOVED,
        RESTORED,
        SEARCHED,
        GRABBED,
        DOWNLOAD_STARTED,
        DOWNLOAD_STALLED,
        DOWNLOAD_RESUMED,
        DOWNLOAD_COMPLETED,
        DOWNLOAD_FAILED,
        DOWNLOAD_REMOVED,
        IMPORTED,
        UPGRADED,
        IMPORT_BLOCKED,
        RENAMED,
        /** Something of titles that a person set: monitoring, profile, root folder, tags. */
        CHANGED,
        FILE_DELETED,
        BLOCKLISTED
    }
}
