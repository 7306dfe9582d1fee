package org.magpie.cli.download;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.need.Need;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie needs}: what waits for a person, and what they decide. */
@Command(
        name = "needs",
        mixinStandardHelpOptions = true,
        description = "List what waits for you, or decide one of it: ID ACTION [CANDIDATE].")
public final class NeedsCommand implements Callable<Integer> {
    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(20);
    private static final Duration DECIDED_AT_MOST = Duration.ofMinutes(30);
    private static final long POLL = Duration.ofMillis(100).toNanos();

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "What to decide, as the list names it.")
    private @Nullable String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ACTION", description = "One of those that the list offers.")
    private @Nullable String action;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "CANDIDATE",
            defaultValue = "",
            description = "Which of the candidates, for an action that is of one.")
    private String candidate = "";

    @Option(
            names = "--look",
            description = "Ask the download clients first: only they know of downloads that Magpie did not start.")
    private boolean look;

    public NeedsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(look, core -> {
            if (look) {
                waitForLook(core);
            }
            if (id == null) {
                list(core.needs().open());
            } else {
                core.needs().decide(meant(core.needs().open(), id), action == null ? "" : action, candidate);
                core.jobs().running().forEach(job -> core.jobs().await(job.id(), DECIDED_AT_MOST));
                if (!session.isJson()) {
                    session.out().println(session.texts().get("need.decided"));
                }
            }
            return 0;
        });
    }

    /** As the list shows it; the number alone does where only one that waits has it. */
    private static Need.Key meant(List<Need> open, String written) {
        List<Need.Key> keys = open.stream().map(Need::key).toList();
        List<Need.Key> meant = keys.stream()
                .filter(key -> key.toString().equals(written) || key.id().equals(written))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (keys.isEmpty()) {
            throw new UserException("cli.need.nothing");
        }
        throw new UserException(
                "cli.need.none", written, keys.stream().map(Need.Key::toString).collect(Collectors.joining(", ")));
    }

    private static void waitForLook(Core core) {
        long end = System.nanoTime() + LOOK_AT_MOST.toNanos();
        while (core.pipeline().sinceDownloadsWereLookedAfter().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL);
        }
    }

    private void list(List<Need> needs) {
        if (session.isJson()) {
            session.print(needs);
            return;
        }
        session.table(
                List.of("ID", "KIND", "WHAT", "WHY", "CANDIDATES", "ACTIONS"),
                needs.stream()
                        .map(need -> List.of(
                                need.key().toString(),
                                session.texts().get("need.kind." + need.kind()),
                                need.about(),
                                session.texts().say(need.reason()),
                                need.candidates().stream()
                                        .map(each -> each.id() + " = " + each.name())
                                        .collect(Collectors.joining(", ")),
                                need.actions().stream().map(Need.Action::key).collect(Collectors.joining(" "))))
                        .toList());
    }
}
