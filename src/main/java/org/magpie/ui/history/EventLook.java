package org.magpie.ui.history;

import java.util.Locale;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Tone;

/**
 * How a thing that happened looks in a timeline.
 *
 * @param key of its name in the bundle
 */
public record EventLook(Icon icon, Tone tone, String key) {
    /**
     * @param type of a row of the history, in whatever case
     */
    public static EventLook of(String type) {
        return switch (type.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "added" -> new EventLook(Icon.ADD, Tone.QUIET, "history.type.added");
            case "removed" -> new EventLook(Icon.DELETE, Tone.QUIET, "history.type.removed");
            case "searched" -> new EventLook(Icon.SEARCH, Tone.QUIET, "history.type.searched");
            case "grabbed" -> new EventLook(Icon.DOWNLOAD, Tone.WORKING, "history.type.grabbed");
            case "download_started" -> new EventLook(Icon.DOWNLOADING, Tone.WORKING, "history.type.started");
            case "download_stalled", "stalled" -> new EventLook(Icon.WAITING, Tone.ATTENTION, "history.type.stalled");
            case "download_resumed", "resumed" -> new EventLook(Icon.RESUME, Tone.WORKING, "history.type.resumed");
            case "download_completed", "completed" -> new EventLook(Icon.CHECK, Tone.HERE, "history.type.completed");
            case "download_failed", "failed" -> new EventLook(Icon.FAILED, Tone.FAILED, "history.type.failed");
            case "download_removed" -> new EventLook(Icon.DELETE, Tone.QUIET, "history.type.taken-off");
            case "imported" -> new EventLook(Icon.IMPORTED, Tone.HERE, "history.type.imported");
            case "upgraded" -> new EventLook(Icon.UPGRADABLE, Tone.HERE, "history.type.upgraded");
            case "import_blocked", "blocked" -> new EventLook(Icon.ATTENTION, Tone.ATTENTION, "history.type.blocked");
            case "renamed" -> new EventLook(Icon.EDIT, Tone.QUIET, "history.type.renamed");
            case "file_deleted", "deleted" -> new EventLook(Icon.DELETE, Tone.QUIET, "history.type.deleted");
            case "blocklisted" -> new EventLook(Icon.BLOCK, Tone.FAILED, "history.type.blocklisted");
            default -> new EventLook(Icon.INFO, Tone.QUIET, "history.type.other");
        };
    }
}
