package org.magpie.ui.history;

import java.util.Set;

/** The chips above the history; the name of one in the bundle is {@code history.group.<name>}. */
public enum HistoryGroup {
    ALL(Set.of()),
    SEARCHED(Set.of("searched")),
    GRABBED(Set.of("grabbed", "download_started")),
    IMPORTED(Set.of("completed", "download_completed", "imported", "upgraded")),
    TROUBLE(Set.of(
            "failed", "blocked", "download_failed", "download_stalled", "import_blocked", "blocklisted", "stalled")),
    CHANGED(Set.of(
            "added", "removed", "restored", "renamed", "changed", "deleted", "file_deleted", "download_removed"));

    private final Set<String> types;

    HistoryGroup(Set<String> types) {
        this.types = types;
    }

    boolean holds(String type) {
        return this == ALL || types.contains(type);
    }
}
