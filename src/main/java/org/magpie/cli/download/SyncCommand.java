package org.magpie.cli.download;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.base.job.Job;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.VerdictRow;
import picocli.CommandLine.Command;

/** {@code magpie sync}: reads what the indexers have new and takes what the library waits for. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Read what the indexers have new and take what the library waits for.")
public final class SyncCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Session session;

    public SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            Job job = Session.done(core, core.pipeline().releases().syncFeeds(), LONGEST);
            List<VerdictRow> rows = core.insight().verdictsOf(job.correlation());
            session.tell(job.says());
            if (session.isJson()) {
                session.print(rows);
            } else if (!rows.isEmpty()) {
                new VerdictTable(session).print(rows);
            }
            return 0;
        });
    }
}
