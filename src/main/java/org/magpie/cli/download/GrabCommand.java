package org.magpie.cli.download;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.cli.session.DownloadWait;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie grab ID}: takes a release that a search has shown. */
@Command(
        name = "grab",
        mixinStandardHelpOptions = true,
        description = "Take a release by the id that search or why shows.")
public final class GrabCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the verdict.")
    private long id;

    @Option(names = "--wait", description = "Stay until it, or what replaces it when it fails, is in the library.")
    private boolean wait;

    @Option(names = "--replace", description = "Take it even though its file would replace a better one.")
    private boolean replace;

    public GrabCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(wait, core -> {
            if (!replace) {
                core.pipeline().releases().downgradeQuestion(id).ifPresent(worse -> {
                    throw new UserException("cli.grab.worse", worse);
                });
            }
            DownloadWait downloads = new DownloadWait(session, core);
            Job job = Session.done(core, core.pipeline().releases().grab(id), Duration.ofMinutes(2));
            session.tell("cli.grabbed", String.valueOf(id));
            if (wait) {
                downloads.untilFiled(job);
            } else {
                session.tell("cli.queue.goes-on");
            }
            if (session.isJson()) {
                session.print(core.insight().queue().stream()
                        .filter(row -> row.correlation().equals(job.correlation()))
                        .toList());
            }
            return 0;
        });
    }
}
