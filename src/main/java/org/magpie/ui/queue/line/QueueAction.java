package org.magpie.ui.queue.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;

/** What a person can do with a download; its name in the bundle is {@code queue.action.<name>}. */
public enum QueueAction {
    PAUSE,
    RESUME,
    /** Hands a download over again now instead of later. */
    RETRY,
    /** Tries the import again. */
    IMPORT,
    /** Says what the files are. */
    BY_HAND,
    /** Looks at what else was found and takes another. */
    CHOOSE,
    /** Blocklists the release and looks for the next one. */
    REPLACE,
    /** Opens the settings of its download client; of all, where none has it. */
    CLIENTS,
    /** Opens the settings that say what clients' folders are called here. */
    PLACES,
    /** Opens the settings of folders. */
    FOLDERS,
    HIGH,
    NORMAL,
    LOW,
    /** Takes it off the queue and leaves its data where it is. */
    FORGET,
    REMOVE;

    /** Those that stand together under "Priority". */
    public static final Set<QueueAction> PRIORITIES = Set.of(HIGH, NORMAL, LOW);

    /** Those that lead elsewhere instead of doing something. */
    private static final Set<QueueAction> LEADING = Set.of(BY_HAND, CHOOSE, CLIENTS, PLACES, FOLDERS);

    /** What makes sense for a download as it stands, the likeliest first. */
    public static List<QueueAction> offered(QueueRow row) {
        List<QueueAction> offered = new ArrayList<>();
        SuggestedAction.of(row).ifPresent(offered::add);
        usual(row).stream().filter(action -> !offered.contains(action)).forEach(offered::add);
        return List.copyOf(offered);
    }

    private static List<QueueAction> usual(QueueRow row) {
        List<QueueAction> usual = new ArrayList<>(
                switch (row.state()) {
                    case QUEUED, DOWNLOADING -> List.of(PAUSE, HIGH, NORMAL, LOW, REPLACE, FORGET, REMOVE);
                    case PAUSED -> List.of(RESUME, HIGH, NORMAL, LOW, REPLACE, FORGET, REMOVE);
                    case STALLED -> List.of(REPLACE, PAUSE, HIGH, NORMAL, LOW, FORGET, REMOVE);
                    case COMPLETED, IMPORT_BLOCKED -> List.of(IMPORT, BY_HAND, REPLACE, FORGET, REMOVE);
                    case IMPORTING -> List.<QueueAction>of();
                    case FAILED, IMPORTED, REMOVED -> List.of(FORGET, REMOVE);
                });
        boolean other = row.state() == DownloadState.STALLED
                || row.state() == DownloadState.FAILED
                || row.state() == DownloadState.IMPORT_BLOCKED;
        if (other && row.titleId() != 0) {
            usual.add(1, CHOOSE);
        }
        if (!row.own()) {
            // Its client keeps it as it is: it can only be taken off the list.
            usual.remove(REMOVE);
            usual.removeAll(PRIORITIES);
        }
        return usual;
    }

    /** Whether it takes something away: such an action is never the first that is offered as a button. */
    public boolean isRemoval() {
        return this == REPLACE || this == FORGET || this == REMOVE;
    }

    /** Whether it can be done for several downloads at once. */
    public boolean isForMany() {
        return !LEADING.contains(this);
    }
}
