package org.magpie.pipeline.download.store;

import static org.magpie.pipeline.download.DownloadState.COMPLETED;
import static org.magpie.pipeline.download.DownloadState.DOWNLOADING;
import static org.magpie.pipeline.download.DownloadState.FAILED;
import static org.magpie.pipeline.download.DownloadState.IMPORTED;
import static org.magpie.pipeline.download.DownloadState.IMPORTING;
import static org.magpie.pipeline.download.DownloadState.IMPORT_BLOCKED;
import static org.magpie.pipeline.download.DownloadState.PAUSED;
import static org.magpie.pipeline.download.DownloadState.QUEUED;
import static org.magpie.pipeline.download.DownloadState.REMOVED;
import static org.magpie.pipeline.download.DownloadState.STALLED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.magpie.pipeline.download.DownloadState;

/**
 * Which state of a download may follow which: the only place that says so. Every change of a state goes through
 * {@link DownloadEntity#turn}, which asks here and refuses what is not in the table. The guide "A download's life" shows the same
 * table; a test holds them together.
 */
public final class DownloadTransitions {
    /** What its client tells of it counts. */
    private static final Set<DownloadState> IN_CLIENT =
            Set.copyOf(EnumSet.of(QUEUED, DOWNLOADING, PAUSED, STALLED, COMPLETED));

    private static final Set<DownloadState> OVER = Set.copyOf(EnumSet.of(IMPORTED, FAILED, REMOVED));

    private static final Map<DownloadState, Set<DownloadState>> ALLOWED = new EnumMap<>(Map.of(
            QUEUED, EnumSet.of(QUEUED, DOWNLOADING, PAUSED, STALLED, COMPLETED, FAILED, REMOVED),
            DOWNLOADING, EnumSet.of(QUEUED, DOWNLOADING, PAUSED, STALLED, COMPLETED, FAILED, REMOVED),
            PAUSED, EnumSet.of(QUEUED, DOWNLOADING, PAUSED, STALLED, COMPLETED, FAILED, REMOVED),
            STALLED, EnumSet.of(QUEUED, DOWNLOADING, PAUSED, STALLED, COMPLETED, FAILED, REMOVED),
            // A client that checks its data again may find that some of it is missing.
            COMPLETED,
                    EnumSet.of(
                            QUEUED,
                            DOWNLOADING,
                            PAUSED,
                            STALLED,
                            COMPLETED,
                            IMPORTING,
                            IMPORTED,
                            IMPORT_BLOCKED,
                            FAILED,
                            REMOVED),
            IMPORTING, EnumSet.of(IMPORTING, IMPORTED, IMPORT_BLOCKED, FAILED, REMOVED),
            IMPORT_BLOCKED, EnumSet.of(IMPORTING, IMPORT_BLOCKED, FAILED, REMOVED),
            IMPORTED, EnumSet.noneOf(DownloadState.class),
            FAILED, EnumSet.noneOf(DownloadState.class),
            REMOVED, EnumSet.noneOf(DownloadState.class)));

    private DownloadTransitions() {}

    /** Whether a download in the one state may come to stand in the other; from one state to the same, with another reason. */
    static boolean allows(DownloadState from, DownloadState next) {
        return after(from).contains(next);
    }

    /** The states that may follow. */
    static Set<DownloadState> after(DownloadState state) {
        return ALLOWED.getOrDefault(state, Set.of());
    }

    /** Whether a person may take it off the list although it is over. */
    static boolean isDismissible(DownloadState state) {
        return state == IMPORTED || state == FAILED;
    }

    /** Whether nothing follows any more, unless it is taken back or a person takes it off the list. */
    public static boolean isOver(DownloadState state) {
        return OVER.contains(state);
    }

    /** Whether it stands as its client says. */
    public static boolean isInClient(DownloadState state) {
        return IN_CLIENT.contains(state);
    }

    /** Whether it may be taken back once it is over: what its client held again after it had lost it. */
    static boolean isRevivable(DownloadState state) {
        return state == REMOVED;
    }
}
