package org.magpie.cli.download;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.JobWait;
import org.magpie.cli.session.Session;
import org.magpie.insight.QueueRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands below {@code magpie queue} that do something to downloads. */
public final class QueueCommands {
    private QueueCommands() {}

    /** All of them. */
    public static List<Object> of(Session session) {
        return List.of(
                new Pause(session),
                new Resume(session),
                new Remove(session),
                new Retry(session),
                new QueueImportCommand(session));
    }

    /** What all of them share: the ids, and waiting for the jobs. */
    private abstract static class Action implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0..*", arity = "1..*", paramLabel = "ID", description = "Numbers that queue shows.")
        private Set<Long> ids = new LinkedHashSet<>();

        private Action(Session session) {
            this.session = session;
        }

        Integer each(String job, BiConsumer<Core, Set<Long>> action) {
            return session.with(core -> {
                Map<Long, QueueRow> before = core.insight().queue().stream()
                        .collect(Collectors.toMap(QueueRow::id, Function.identity(), (one, other) -> one));
                ids.stream().filter(id -> !before.containsKey(id)).findFirst().ifPresent(id -> {
                    throw new UserException("cli.queue.none", String.valueOf(id));
                });
                JobWait jobs = new JobWait(core);
                action.accept(core, ids);
                jobs.await(job);
                List<QueueRow> rows = core.insight().queue().stream()
                        .filter(row -> ids.contains(row.id()))
                        .toList();
                Set<Long> left = rows.stream().map(QueueRow::id).collect(Collectors.toSet());
                if (session.isJson()) {
                    session.print(rows);
                } else {
                    rows.forEach(row -> session.tell(
                            "cli.queue.now",
                            row.releaseName(),
                            session.texts()
                                    .get("download.state." + row.state().name().toLowerCase(java.util.Locale.ROOT))));
                    ids.stream()
                            .filter(id -> !left.contains(id))
                            .flatMap(id -> Stream.ofNullable(before.get(id)))
                            .forEach(row -> session.tell("cli.queue.gone", row.releaseName()));
                }
                return 0;
            });
        }
    }

    /** {@code magpie queue pause}. */
    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Hold downloads.")
    private static final class Pause extends Action {
        private Pause(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return each("pause", (core, ids) -> core.pipeline().queue().pause(ids));
        }
    }

    /** {@code magpie queue resume}. */
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Let paused downloads go on.")
    private static final class Resume extends Action {
        private Resume(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return each("resume", (core, ids) -> core.pipeline().queue().resume(ids));
        }
    }

    /** {@code magpie queue remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take downloads off the queue and out of their client; what is in the library stays.")
    private static final class Remove extends Action {
        @Option(names = "--with-data", description = "The client throws away what it has fetched.")
        private boolean withData;

        @Option(names = "--block", description = "Put the release on the blocklist and look for the next one.")
        private boolean block;

        private Remove(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return each("remove", (core, ids) -> core.pipeline().queue().remove(ids, withData, block));
        }
    }

    /** {@code magpie queue retry}. */
    @Command(name = "retry", mixinStandardHelpOptions = true, description = "Try imports again that were blocked.")
    private static final class Retry extends Action {
        private Retry(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return each("import", (core, ids) -> ids.forEach(core.pipeline().queue()::retryImport));
        }
    }
}
