package org.magpie.ui.queue;

import java.util.List;
import org.magpie.pipeline.download.DownloadState;

/** What a person can do with a download; its name in the bundle is {@code queue.action.<name>}. */
public enum QueueAction {
    PAUSE,
    RESUME,
    /** Tries the import again. */
    IMPORT,
    /** Blocklists the release and looks for the next one. */
    REPLACE,
    REMOVE;

    /** What makes sense in a state, the likeliest first. */
    public static List<QueueAction> offered(DownloadState state) {
        return switch (state) {
            case QUEUED, DOWNLOADING -> List.of(PAUSE, REMOVE, REPLACE);
            case PAUSED -> List.of(RESUME, REMOVE, REPLACE);
            case STALLED -> List.of(REPLACE, PAUSE, REMOVE);
            case COMPLETED, IMPORT_BLOCKED -> List.of(IMPORT, REPLACE, REMOVE);
            case IMPORTING -> List.of();
            case FAILED -> List.of(REPLACE, REMOVE);
            case IMPORTED, REMOVED -> List.of(REMOVE);
        };
    }

    /** Whether a person should act: the row shows its first action as a button with a word. */
    public static boolean isNeeded(DownloadState state) {
        return switch (state) {
            case STALLED, IMPORT_BLOCKED, FAILED -> true;
            case QUEUED, DOWNLOADING, PAUSED, COMPLETED, IMPORTING, IMPORTED, REMOVED -> false;
        };
    }
}
