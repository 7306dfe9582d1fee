package org.magpie.ui.queue;

import org.magpie.pipeline.download.DownloadState;

/** The chips above the queue; the name of one in the bundle is {@code queue.group.<name>}. */
public enum QueueGroup {
    ALL,
    ACTIVE,
    WAITING,
    NEEDS_YOU,
    DONE;

    public boolean holds(DownloadState state) {
        return this == ALL || this == of(state);
    }

    private static QueueGroup of(DownloadState state) {
        return switch (state) {
            // What stands still is looked after by itself: a person is not needed yet.
            case DOWNLOADING, STALLED, IMPORTING -> ACTIVE;
            case QUEUED, PAUSED, COMPLETED -> WAITING;
            case IMPORT_BLOCKED -> NEEDS_YOU;
            // The next release in place of one that failed is looked for by itself.
            case IMPORTED, FAILED, REMOVED -> DONE;
        };
    }
}
