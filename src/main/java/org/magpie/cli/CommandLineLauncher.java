package org.magpie.cli;

import java.io.PrintWriter;
import java.util.List;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.base.text.Texts;
import org.magpie.cli.remote.CommandForwarding;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.GlobalOptions;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.TerminalText;
import picocli.CommandLine;

/**
 * The {@code magpie} command: 0 done, 1 failed with one line on the error stream, 2 usage, 4 data folder in use by another
 * Magpie that cannot do it either. One object runs one command at a time.
 */
public final class CommandLineLauncher {
    private static final int FAILED = 1;
    private static final int IN_USE = 4;

    private final Core.Opening opening;
    private final Texts texts;
    private List<String> asked = List.of();

    public CommandLineLauncher(Core.Opening opening, Texts texts) {
        this.opening = opening;
        this.texts = texts;
    }

    /**
     * @return the exit code
     */
    public int run(PrintWriter out, PrintWriter error, String... arguments) {
        asked = List.of(arguments);
        CommandLine line = lineOf(asked, out, error);
        line.setOut(out);
        line.setErr(error);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        int code = WorkContext.begin(Actor.COMMAND_LINE).supply(() -> line.execute(arguments));
        out.flush();
        error.flush();
        return code;
    }

    /** The whole tree of commands, as the reference of the documents is made from it too. */
    CommandLine line(PrintWriter out, PrintWriter error) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(opening, texts, out, error, options);
        return handled(CommandTree.whole(session, options), session, error);
    }

    private CommandLine lineOf(List<String> arguments, PrintWriter out, PrintWriter error) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(opening, texts, out, error, options);
        return handled(CommandTree.of(arguments, session, options), session, error);
    }

    private CommandLine handled(CommandLine line, Session session, PrintWriter error) {
        line.setParameterExceptionHandler((failure, arguments) -> UsageError.print(failure, TerminalText.over(error)));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> failed(failure, session, TerminalText.over(error)));
        return line;
    }

    private int failed(Exception failure, Session session, PrintWriter error) {
        switch (failure) {
            case DataFolderInUseException inUse -> {
                // The Magpie that holds it does what was asked.
                return CommandForwarding.run(inUse.folder(), asked, session.out(), error, texts)
                        .orElseGet(() -> {
                            error.println(texts.say(inUse.said()));
                            return IN_USE;
                        });
            }
            case Explained known -> error.println(texts.say(known.said()));
            default -> {
                session.log(failure);
                error.println(texts.get("cli.bug", failure.getClass().getSimpleName() + " " + ErrorCode.of(failure)));
            }
        }
        return FAILED;
    }
}
