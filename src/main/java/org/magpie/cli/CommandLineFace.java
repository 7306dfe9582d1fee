package org.magpie.cli;

import java.io.PrintWriter;
import java.util.List;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Said;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.base.text.Texts;
import picocli.CommandLine;

/** The {@code magpie} command: 0 done, 1 failed with one line on the error stream, 2 usage, 4 data folder in use. */
public final class CommandLineFace {
    static final int FAILED = 1;
    static final int IN_USE = 4;

    private final Core.Opening opening;
    private final Texts texts;

    public CommandLineFace(Core.Opening opening, Texts texts) {
        this.opening = opening;
        this.texts = texts;
    }

    /**
     * @return the exit code
     */
    public int run(PrintWriter out, PrintWriter error, String... arguments) {
        Session session = new Session(opening, texts, out, error);
        CommandLine line = new CommandLine(new MagpieCommand());
        for (Object command : commands(session)) {
            line.addSubcommand(command);
        }
        line.addSubcommand(new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCommand.Export(session))
                .addSubcommand(new ConfigCommand.Import(session))
                .addSubcommand(new ConfigCommand.Validate(session)));
        line.setOut(out);
        line.setErr(error);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, session, TerminalText.over(error)));
        int code = line.execute(arguments);
        out.flush();
        error.flush();
        return code;
    }

    private static List<Object> commands(Session session) {
        return List.of(
                new AddCommand(session),
                new SearchCommand(session),
                new GrabCommand(session),
                new LibraryCommand(session),
                new WantedCommand(session),
                new SyncCommand(session),
                new QueueCommand(session),
                new WhyCommand(session),
                new HistoryCommand(session),
                new ServeCommand(session),
                new DemoCommand(session),
                new VersionCommand(session));
    }

    private int failed(Exception failure, Session session, PrintWriter error) {
        switch (failure) {
            case DataFolderInUseException inUse -> {
                error.println(texts.say(inUse.said()));
                return IN_USE;
            }
            case Said known -> error.println(texts.say(known.said()));
            default -> {
                session.log(failure);
                error.println(texts.get("cli.bug", failure.getClass().getSimpleName() + " " + ErrorCode.of(failure)));
            }
        }
        return FAILED;
    }
}
