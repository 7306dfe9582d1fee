package org.magpie.ui.queue.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.insight.QueueRow;

/** What helps against what a download says of itself. */
public final class SuggestedAction {
    /** By what a reason's key begins with; the first that fits counts. */
    private static final Map<String, QueueAction> BY_REASON = reasons();

    /** What a plug says, by what its key ends with, where its settings or its program are at fault; whichever plug it is. */
    private static final Set<String> IN_CLIENT_SETTINGS = Set.of(
            "address",
            "wrong-password",
            "wrong-key",
            "banned",
            "whitelist",
            "bad-category",
            "bad-label",
            "no-category",
            "no-categories",
            "no-labels",
            "no-folder",
            "no-daemon",
            "no-rpc",
            "no-server",
            "folder-unusable");

    /** What a watched folder says while another program is at work: there is nobody to ask again. */
    private static final Set<String> ELSEWHERE = Set.of(
            "plug.torrent-folder.not-taken",
            "plug.torrent-folder.waiting",
            "plug.usenetfolder.waits",
            "plug.usenetfolder.taken",
            "plug.usenetfolder.quieting");

    private SuggestedAction() {}

    private static Map<String, QueueAction> reasons() {
        Map<String, QueueAction> reasons = new LinkedHashMap<>();
        // Nobody fetches it, or whoever should does not let us in.
        reasons.put("download.no-client-answers", QueueAction.RETRY);
        reasons.put("download.no-client", QueueAction.CLIENTS);
        reasons.put("download.client-deleted", QueueAction.REPLACE);
        reasons.put("download.gone-from-client", QueueAction.REPLACE);
        reasons.put("provider.error.rate-limited", QueueAction.RETRY);
        reasons.put("provider.error.busy", QueueAction.RETRY);
        reasons.put("provider.error.server", QueueAction.RETRY);
        reasons.put("provider.error.", QueueAction.CLIENTS);
        // The release is at fault.
        reasons.put("plug.client.no-peers", QueueAction.REPLACE);
        reasons.put("plug.client.metadata", QueueAction.REPLACE);
        reasons.put("plug.client.missing-files", QueueAction.RETRY);
        reasons.put("download.direct.disk", QueueAction.CLIENTS);
        reasons.put("download.direct.unknown-host", QueueAction.RETRY);
        reasons.put("download.direct.broken", QueueAction.RETRY);
        reasons.put("download.direct.busy", QueueAction.RETRY);
        reasons.put("download.", QueueAction.REPLACE);
        // It is whole, and cannot come in.
        reasons.put("import.title-gone", QueueAction.BY_HAND);
        reasons.put("import.unmatched", QueueAction.BY_HAND);
        reasons.put("import.not-better", QueueAction.REMOVE);
        reasons.put("import.root-missing", QueueAction.FOLDERS);
        reasons.put("import.place-missing", QueueAction.PLACES);
        reasons.put("import.source-missing", QueueAction.IMPORT);
        reasons.put("import.no-video", QueueAction.REPLACE);
        reasons.put("import.archives", QueueAction.REPLACE);
        reasons.put("import.dangerous", QueueAction.REPLACE);
        reasons.put("disk.read-only", QueueAction.FOLDERS);
        reasons.put("disk.denied", QueueAction.FOLDERS);
        reasons.put("disk.", QueueAction.IMPORT);
        return reasons;
    }

    /** Empty where nothing is wrong that a person could do something about. */
    public static Optional<QueueAction> of(QueueRow row) {
        Message said = row.said();
        return switch (row.state()) {
            case IMPORT_BLOCKED -> Optional.of(said == null ? QueueAction.BY_HAND : inImport(said));
            case STALLED -> Optional.of(said == null ? QueueAction.REPLACE : underWay(said, QueueAction.REPLACE));
            case QUEUED ->
                said == null || ELSEWHERE.contains(said.key())
                        ? Optional.empty()
                        : Optional.of(underWay(said, QueueAction.RETRY));
            case DOWNLOADING ->
                said == null ? Optional.empty() : named(said).filter(action -> action == QueueAction.CLIENTS);
            // The next release is looked for by itself; where there is none, a person may choose.
            case FAILED -> row.titleId() == 0 ? Optional.empty() : Optional.of(QueueAction.CHOOSE);
            case PAUSED, COMPLETED, IMPORTING, IMPORTED, REMOVED -> Optional.empty();
        };
    }

    private static QueueAction inImport(Message said) {
        QueueAction named = named(said).orElse(QueueAction.BY_HAND);
        return named == QueueAction.RETRY ? QueueAction.IMPORT : named;
    }

    private static QueueAction underWay(Message said, QueueAction otherwise) {
        QueueAction named = named(said).orElse(otherwise);
        boolean ofImports = named == QueueAction.IMPORT || named == QueueAction.BY_HAND || named == QueueAction.REMOVE;
        return ofImports ? otherwise : named;
    }

    private static Optional<QueueAction> named(Message said) {
        String key = said.key();
        if (key.startsWith("plug.") && IN_CLIENT_SETTINGS.contains(key.substring(key.lastIndexOf('.') + 1))) {
            return Optional.of(QueueAction.CLIENTS);
        }
        return BY_REASON.entrySet().stream()
                .filter(reason -> said.key().startsWith(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
