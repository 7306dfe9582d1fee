package org.magpie.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.base.job.Job;
import org.magpie.insight.VerdictRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code magpie sync}: reads what the indexers have new and takes what the library waits for. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Read what the indexers have new and take what the library waits for.")
final class SyncCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Session session;

    @Mixin
    private final DataOption where = new DataOption();

    @Option(names = "--json", description = "Print the verdicts as JSON.")
    private boolean json;

    SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(where.data, core -> {
            Job job = Session.done(core, core.pipeline().syncFeeds(), LONGEST);
            List<VerdictRow> rows = core.insight().verdictsOf(job.correlation());
            session.tell(job.says());
            if (json) {
                session.print(rows);
            } else if (!rows.isEmpty()) {
                new Verdicts(session).print(rows);
            }
            return 0;
        });
    }
}
