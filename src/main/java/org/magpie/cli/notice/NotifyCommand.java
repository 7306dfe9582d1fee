package org.magpie.cli.notice;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Session;
import org.magpie.pipeline.notify.NoticeAttempt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code magpie notify}: sends by a channel at once. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = "Send a test by a channel, or a notice once more, and say the answer.")
public final class NotifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Test(session), new Again(session));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: test or again");
    }

    /** Says what became of it; what did not arrive is an error. */
    private static int tell(Session session, NoticeAttempt attempt) {
        if (attempt.outcome().isBad()) {
            throw new UserException(
                    "cli.notify.failed",
                    attempt.channel(),
                    Objects.requireNonNullElse(attempt.said(), Message.of("notices.no-answer")));
        }
        String answer = attempt.answer().strip();
        session.answer(
                NoticesCommand.row(attempt),
                answer.isEmpty() ? "cli.notify.sent" : "cli.notify.sent.answer",
                attempt.channel(),
                answer,
                String.valueOf(attempt.status()));
        return 0;
    }

    /** {@code magpie notify test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Send a test by a channel that is set up, now, and say what it answered.")
    private static final class Test implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "Name or number that plug list shows.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        private Test(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> tell(
                    session,
                    core.notices().test(NamedChannel.of(core.providers(), name).id())));
        }
    }

    /** {@code magpie notify again}. */
    @Command(
            name = "again",
            mixinStandardHelpOptions = true,
            description = "Send once more what a number of magpie notices tells of, now.")
    private static final class Again implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "ID", description = "Number that notices shows.")
        private long id;

        private Again(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> tell(session, core.notices().again(id)));
        }
    }
}
