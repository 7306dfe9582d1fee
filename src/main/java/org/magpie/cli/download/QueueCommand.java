package org.magpie.cli.download;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.magpie.cli.session.DownloadWait;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.QueueRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code magpie queue}: what is on its way. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "List what is on its way or needs a person; pause, resume, remove, retry or import it.")
public final class QueueCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--watch", description = "Look after the downloads and print the queue again until it is empty.")
    private boolean watch;

    public QueueCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(watch, core -> {
            List<QueueRow> rows = core.insight().queue();
            print(rows);
            while (watch && !rows.isEmpty()) {
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return 0;
                }
                core.pipeline().lookAfterDownloads();
                List<QueueRow> now = core.insight().queue();
                if (!now.equals(rows)) {
                    print(now);
                }
                rows = now;
            }
            return 0;
        });
    }

    private void print(List<QueueRow> rows) {
        if (session.isJson()) {
            session.print(rows);
            return;
        }
        session.table(
                List.of("ID", "TITLE", "ITEM", "STATE", "DONE", "SPEED", "LEFT", "CLIENT", "RELEASE", "WHY"),
                rows.stream()
                        .map(row -> List.of(
                                String.valueOf(row.id()),
                                row.title(),
                                row.item(),
                                session.texts()
                                        .get("download.state."
                                                + row.state().name().toLowerCase(Locale.ROOT)),
                                DownloadWait.percent(row),
                                row.speed() > 0 ? VerdictTable.size(row.speed()) + "/s" : "",
                                row.timeLeft() == null ? "" : DownloadWait.left(row.timeLeft()),
                                row.client(),
                                row.releaseName(),
                                row.said() == null ? "" : session.texts().say(row.said())))
                        .toList());
    }
}
