package org.magpie.cli;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.magpie.base.error.UserException;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;

/** Stays with the downloads of one title until they are in the library or need a person. */
final class Waiting {
    private final Session session;
    private final Core core;

    Waiting(Session session, Core core) {
        this.session = session;
        this.core = core;
    }

    /**
     * @return 0 when everything arrived; fails with the reason of what did not
     */
    int untilQuiet(long titleId) {
        String last = "";
        while (true) {
            core.pipeline().lookAfterDownloads();
            List<QueueRow> rows = core.insight().queue().stream()
                    .filter(row -> row.titleId() == titleId)
                    .filter(row -> row.state() != DownloadState.IMPORTED && row.state() != DownloadState.REMOVED)
                    .toList();
            if (rows.isEmpty()) {
                return 0;
            }
            for (QueueRow row : rows) {
                if (row.state() == DownloadState.IMPORT_BLOCKED || row.state() == DownloadState.FAILED) {
                    throw new UserException(
                            "cli.wait.blocked", row.releaseName(), row.said() == null ? "" : row.said());
                }
            }
            QueueRow first = rows.getFirst();
            String line = first.releaseName() + "  " + QueueCommand.percent(first) + "  "
                    + session.texts()
                            .get("download.state." + first.state().name().toLowerCase(java.util.Locale.ROOT));
            if (!line.equals(last)) {
                session.tell("cli.line", line);
                last = line;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
    }
}
