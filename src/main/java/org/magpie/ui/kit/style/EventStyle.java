package org.magpie.ui.kit.style;

/** How something that has happened looks, by the word of its type. */
public final class EventStyle {
    private EventStyle() {}

    public static Icon icon(String type) {
        return switch (type) {
            case "added" -> Icon.ADD;
            case "removed", "deleted", "file-deleted", "download-removed" -> Icon.DELETE;
            case "restored" -> Icon.UNDO;
            case "searched" -> Icon.SEARCH;
            case "grabbed" -> Icon.DOWNLOAD;
            case "started", "download-started" -> Icon.DOWNLOADING;
            case "stalled", "download-stalled" -> Icon.MISSING;
            case "resumed", "download-resumed" -> Icon.RESUME;
            case "completed", "download-completed" -> Icon.CHECK;
            case "imported" -> Icon.IMPORTED;
            case "upgraded" -> Icon.UPGRADABLE;
            case "renamed", "changed" -> Icon.EDIT;
            case "blocklisted" -> Icon.BLOCK;
            case "failed", "download-failed" -> Icon.FAILED;
            case "blocked", "import-blocked" -> Icon.ATTENTION;
            default -> Icon.INFO;
        };
    }

    public static StatusColor tone(String type) {
        return switch (type) {
            case "imported", "upgraded", "completed", "download-completed" -> StatusColor.HERE;
            case "grabbed", "started", "download-started", "resumed", "download-resumed" -> StatusColor.WORKING;
            case "blocked", "import-blocked", "stalled", "download-stalled" -> StatusColor.ATTENTION;
            case "failed", "download-failed", "blocklisted" -> StatusColor.FAILED;
            default -> StatusColor.QUIET;
        };
    }
}
