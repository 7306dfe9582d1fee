package org.magpie.cli.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import org.magpie.pipeline.notify.NoticeAttempt;
import org.magpie.pipeline.notify.NoticeHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code magpie notices}: what people were told, by which channel, and how it fared. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "List what was sent to channels and what they answered, newest first.")
public final class NoticesCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Session session;

    @Option(names = "--channel", paramLabel = "NAME", description = "Only by this channel, by name or number.")
    private @Nullable String channel;

    @Option(names = "--failed", description = "Only what did not arrive.")
    private boolean failed;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            converter = RowCount.class,
            description = "At most so many rows.")
    private int most;

    public NoticesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            long provider = channel == null
                    ? 0
                    : NamedChannel.of(core.providers(), channel).id();
            List<NoticeAttempt> rows = core.notices().attempts(new NoticeHistory.Filter(provider, failed), most);
            if (session.isJson()) {
                session.print(rows.stream().map(NoticesCommand::row).toList());
                return 0;
            }
            session.table(
                    List.of("ID", "WHEN", "CHANNEL", "EVENT", "OUTCOME", "STATUS", "NOTICE", "DETAIL"),
                    rows.stream().map(this::cells).toList());
            return 0;
        });
    }

    private List<String> cells(NoticeAttempt row) {
        Message said = row.said();
        return List.of(
                String.valueOf(row.id()),
                TIME.format(row.happened().atZone(ZoneId.systemDefault())),
                row.channel(),
                row.kind().event(),
                outcome(row),
                row.status() == 0 ? "" : String.valueOf(row.status()),
                row.heading(),
                said == null
                        ? row.text().lines().findFirst().orElse("")
                        : session.texts().say(said));
    }

    private static String outcome(NoticeAttempt row) {
        return row.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An attempt as scripts read it. */
    static Map<String, Object> row(NoticeAttempt attempt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", attempt.id());
        row.put("at", attempt.happened());
        row.put("channel", attempt.channel());
        row.put("event", attempt.kind().event());
        row.put("notices", attempt.notices());
        row.put("outcome", outcome(attempt));
        row.put("status", attempt.status());
        row.put("heading", attempt.heading());
        row.put("text", attempt.text());
        row.put("request", attempt.request());
        row.put("answer", attempt.answer());
        Message said = attempt.said();
        row.put("said", said);
        return row;
    }
}
