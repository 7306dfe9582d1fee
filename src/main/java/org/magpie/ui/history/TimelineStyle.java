package org.magpie.ui.history;

import java.util.Locale;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/**
 * How a thing that happened looks in a timeline.
 *
 * @param key of its name in the bundle
 */
public record TimelineStyle(Icon icon, StatusColor tone, String key) {
    /**
     * @param type of a row of the history, in whatever case
     */
    public static TimelineStyle of(String type) {
        return switch (type.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "added" -> new TimelineStyle(Icon.ADD, StatusColor.QUIET, "history.type.added");
            case "removed" -> new TimelineStyle(Icon.DELETE, StatusColor.QUIET, "history.type.removed");
            case "restored" -> new TimelineStyle(Icon.UNDO, StatusColor.HERE, "history.type.restored");
            case "searched" -> new TimelineStyle(Icon.SEARCH, StatusColor.QUIET, "history.type.searched");
            case "grabbed" -> new TimelineStyle(Icon.DOWNLOAD, StatusColor.WORKING, "history.type.grabbed");
            case "download_started" -> new TimelineStyle(Icon.DOWNLOADING, StatusColor.WORKING, "history.type.started");
            case "download_stalled", "stalled" ->
                new TimelineStyle(Icon.WAITING, StatusColor.ATTENTION, "history.type.stalled");
            case "download_resumed", "resumed" ->
                new TimelineStyle(Icon.RESUME, StatusColor.WORKING, "history.type.resumed");
            case "download_completed", "completed" ->
                new TimelineStyle(Icon.CHECK, StatusColor.HERE, "history.type.completed");
            case "download_failed", "failed" ->
                new TimelineStyle(Icon.FAILED, StatusColor.FAILED, "history.type.failed");
            case "download_removed" -> new TimelineStyle(Icon.DELETE, StatusColor.QUIET, "history.type.taken-off");
            case "imported" -> new TimelineStyle(Icon.IMPORTED, StatusColor.HERE, "history.type.imported");
            case "upgraded" -> new TimelineStyle(Icon.UPGRADABLE, StatusColor.HERE, "history.type.upgraded");
            case "import_blocked", "blocked" ->
                new TimelineStyle(Icon.ATTENTION, StatusColor.ATTENTION, "history.type.blocked");
            case "renamed" -> new TimelineStyle(Icon.EDIT, StatusColor.QUIET, "history.type.renamed");
            case "changed" -> new TimelineStyle(Icon.EDIT, StatusColor.QUIET, "history.type.changed");
            case "file_deleted", "deleted" -> new TimelineStyle(Icon.DELETE, StatusColor.QUIET, "history.type.deleted");
            case "blocklisted" -> new TimelineStyle(Icon.BLOCK, StatusColor.FAILED, "history.type.blocklisted");
            default -> new TimelineStyle(Icon.INFO, StatusColor.QUIET, "history.type.other");
        };
    }
}
