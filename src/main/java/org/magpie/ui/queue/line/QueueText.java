package org.magpie.ui.queue.line;

import java.util.Locale;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** What the queue says of a download. */
public final class QueueText {
    private final Texts texts;
    private final DisplayFormats formats;

    public QueueText(Texts texts, DisplayFormats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    public String state(DownloadState state) {
        return texts.get("download.state." + state.name().toLowerCase(Locale.ROOT));
    }

    public String action(QueueAction action) {
        return texts.get("queue.action." + action.name().toLowerCase(Locale.ROOT));
    }

    /** The same with what it does to this download: how much goes, and that what was imported stays. */
    public String action(QueueAction action, QueueRow row) {
        if (action != QueueAction.REMOVE || row.size() <= 0) {
            return action(action);
        }
        return texts.get(
                row.state() == DownloadState.IMPORTED ? "queue.remove.imported" : "queue.remove.size",
                formats.size(row.size()));
    }

    /** As short as a button in a row must be. */
    public String button(QueueAction action) {
        return texts.get("queue.button." + action.name().toLowerCase(Locale.ROOT));
    }

    public static Icon icon(QueueAction action) {
        return switch (action) {
            case PAUSE -> Icon.PAUSE;
            case RESUME -> Icon.RESUME;
            case RETRY -> Icon.RETRY;
            case IMPORT -> Icon.IMPORTED;
            case BY_HAND -> Icon.EDIT;
            case CHOOSE -> Icon.SEARCH;
            case REPLACE -> Icon.BLOCK;
            case CLIENTS -> Icon.SETTINGS;
            case PLACES -> Icon.DISK;
            case FOLDERS -> Icon.FOLDER;
            case HIGH -> Icon.UP;
            case NORMAL -> Icon.SORT;
            case LOW -> Icon.DOWN;
            case FORGET -> Icon.CLOSE;
            case REMOVE -> Icon.DELETE;
        };
    }

    /** "High". */
    public String priority(DownloadClient.Priority priority) {
        return texts.get("download.priority." + priority.name().toLowerCase(Locale.ROOT));
    }

    /** What gives a download that priority. */
    public static QueueAction action(DownloadClient.Priority priority) {
        return switch (priority) {
            case HIGH -> QueueAction.HIGH;
            case NORMAL -> QueueAction.NORMAL;
            case LOW -> QueueAction.LOW;
        };
    }

    public static Icon icon(DownloadState state) {
        return switch (state) {
            case QUEUED -> Icon.WAITING;
            case DOWNLOADING -> Icon.DOWNLOADING;
            case PAUSED -> Icon.PAUSE;
            case STALLED, IMPORT_BLOCKED -> Icon.ATTENTION;
            case COMPLETED -> Icon.CHECK;
            case IMPORTING -> Icon.WORKING;
            case IMPORTED -> Icon.HERE;
            case FAILED -> Icon.FAILED;
            case REMOVED -> Icon.DELETE;
        };
    }

    public static StatusColor tone(DownloadState state) {
        return switch (state) {
            case QUEUED, PAUSED, REMOVED -> StatusColor.QUIET;
            case DOWNLOADING, COMPLETED, IMPORTING -> StatusColor.WORKING;
            case STALLED, IMPORT_BLOCKED -> StatusColor.ATTENTION;
            case IMPORTED -> StatusColor.HERE;
            case FAILED -> StatusColor.FAILED;
        };
    }

    /** Why it stands as it does; empty where there is nothing to say. */
    public String reason(QueueRow row) {
        return row.said() == null ? "" : texts.say(row.said());
    }

    /** "63 % of 4.1 GB". */
    public String progress(QueueRow row) {
        double share = QueueLine.progress(row);
        if (share < 0) {
            return texts.get("queue.size-unknown");
        }
        return row.done() >= row.size()
                ? formats.size(row.size())
                : texts.get("queue.progress", formats.percent(share), formats.size(row.size()));
    }

    public String speed(QueueRow row) {
        return row.speed() > 0 ? formats.speed(row.speed()) : "";
    }

    public String left(QueueRow row) {
        return row.timeLeft() == null ? "" : formats.left(row.timeLeft());
    }

    /** Title and item in one line. */
    public static String name(QueueRow row) {
        String title = row.title().isEmpty() ? row.releaseName() : row.title();
        return row.item().isEmpty() ? title : title + " · " + row.item();
    }
}
