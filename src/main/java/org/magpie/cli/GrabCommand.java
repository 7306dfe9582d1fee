package org.magpie.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.magpie.base.job.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie grab ID}: takes a release that a search has shown. */
@Command(
        name = "grab",
        mixinStandardHelpOptions = true,
        description = "Take a release by the id that search or why shows.")
final class GrabCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final DataOption where = new DataOption();

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the verdict.")
    private long id;

    @Option(names = "--wait", description = "Stay until it is in the library.")
    private boolean wait;

    GrabCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(where.data, wait, core -> {
            Job job = Session.done(core, core.pipeline().grab(id), Duration.ofMinutes(2));
            long titleId = core.insight().timeline(job.correlation()).stream()
                    .mapToLong(row -> row.titleId())
                    .filter(known -> known != 0)
                    .findFirst()
                    .orElse(0);
            session.tell("cli.grabbed", String.valueOf(id));
            if (wait) {
                return new Waiting(session, core).untilQuiet(titleId);
            }
            session.tell("cli.queue.goes-on");
            return 0;
        });
    }
}
