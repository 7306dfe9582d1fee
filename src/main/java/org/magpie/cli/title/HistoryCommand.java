package org.magpie.cli.title;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import org.magpie.insight.TimelineRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie history}: what has happened. */
@Command(name = "history", mixinStandardHelpOptions = true, description = "List what has happened, newest first.")
public final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only one title.")
    private @Nullable String name;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            converter = RowCount.class,
            description = "At most so many rows.")
    private int most;

    public HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<TimelineRow> rows = name == null
                    ? core.insight().history(Instant.now().plusSeconds(1), most)
                    : core.insight().historyOf(Session.title(core, name).id(), most);
            if (session.isJson()) {
                session.print(rows);
            } else {
                session.table(
                        List.of("WHEN", "WHAT", "WHO", "TITLE", "CORRELATION", "DETAIL"),
                        rows.stream()
                                .map(row -> List.of(
                                        TIME.format(row.at().atZone(ZoneId.systemDefault())),
                                        row.type(),
                                        row.actor().stored(),
                                        row.title(),
                                        row.correlation(),
                                        session.texts().say(row.said())))
                                .toList());
            }
            return 0;
        });
    }
}
