package org.magpie.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.magpie.insight.QueueRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code magpie queue}: what is on its way. */
@Command(name = "queue", mixinStandardHelpOptions = true, description = "List what is on its way or needs a person.")
final class QueueCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final DataOption where = new DataOption();

    @Option(names = "--watch", description = "Look after the downloads and print the queue again until it is empty.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    QueueCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(where.data, watch, core -> {
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
        if (json) {
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
                                                + row.state().name().toLowerCase(java.util.Locale.ROOT)),
                                percent(row),
                                row.speed() > 0 ? Verdicts.size(row.speed()) + "/s" : "",
                                left(row.timeLeft()),
                                row.client(),
                                row.releaseName(),
                                row.said() == null ? "" : session.texts().say(row.said())))
                        .toList());
    }

    static String percent(QueueRow row) {
        return row.size() <= 0 ? "" : String.format(Locale.ROOT, "%d %%", row.done() * 100 / row.size());
    }

    private static String left(@org.jspecify.annotations.Nullable Duration time) {
        return time == null
                ? ""
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
