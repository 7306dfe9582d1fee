package org.magpie.ui.queue.line;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** How many of the downloads each group holds. */
    public static Map<QueueGroup, Integer> count(List<QueueLine> lines) {
        Map<QueueGroup, Integer> sums = new EnumMap<>(QueueGroup.class);
        for (QueueGroup each : values()) {
            sums.put(each, (int) lines.stream()
                    .filter(line -> each.holds(line.row().state()))
                    .count());
        }
        return sums;
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
