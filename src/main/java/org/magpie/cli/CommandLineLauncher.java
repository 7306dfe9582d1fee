package org.magpie.cli;

import java.io.PrintWriter;
import java.util.List;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.base.text.Texts;
import org.magpie.cli.download.BlocklistCommand;
import org.magpie.cli.download.GrabCommand;
import org.magpie.cli.download.NeedsCommand;
import org.magpie.cli.download.QueueCommand;
import org.magpie.cli.download.QueueCommands;
import org.magpie.cli.download.SyncCommand;
import org.magpie.cli.names.NamesCommand;
import org.magpie.cli.remote.CommandForwarding;
import org.magpie.cli.run.DemoCommand;
import org.magpie.cli.run.ServeCommand;
import org.magpie.cli.run.UndoCommand;
import org.magpie.cli.run.VersionCommand;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.GlobalOptions;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.TerminalText;
import org.magpie.cli.setup.ConfigCommand;
import org.magpie.cli.setup.FolderCommand;
import org.magpie.cli.setup.PlugCommand;
import org.magpie.cli.title.AddCommand;
import org.magpie.cli.title.ExclusionCommand;
import org.magpie.cli.title.HistoryCommand;
import org.magpie.cli.title.LibraryCommand;
import org.magpie.cli.title.ProfileCommand;
import org.magpie.cli.title.SearchCommand;
import org.magpie.cli.title.TagCommand;
import org.magpie.cli.title.TitleCommands;
import org.magpie.cli.title.TitleNames;
import org.magpie.cli.title.WantedCommand;
import org.magpie.cli.title.WhyCommand;
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
        CommandLine line = line(out, error);
        line.setOut(out);
        line.setErr(error);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        asked = List.of(arguments);
        int code = WorkContext.begin(Actor.COMMAND_LINE).supply(() -> line.execute(arguments));
        out.flush();
        error.flush();
        return code;
    }

    /** The whole tree of commands, as the reference of the documents is made from it too. */
    CommandLine line(PrintWriter out, PrintWriter error) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(opening, texts, out, error, options);
        CommandLine line = new CommandLine(new MagpieCommand(options));
        line.addSubcommand(new NamesCommand(session));
        List.of(
                        new AddCommand(session),
                        new SearchCommand(session),
                        new GrabCommand(session),
                        new LibraryCommand(session),
                        new WantedCommand(session),
                        new WhyCommand(session),
                        new HistoryCommand(session),
                        new SyncCommand(session),
                        new NeedsCommand(session),
                        new UndoCommand(session))
                .forEach(line::addSubcommand);
        TitleCommands.of(session).forEach(line::addSubcommand);
        TitleNames.of(session).forEach(line::addSubcommand);
        group(line, new QueueCommand(session), QueueCommands.of(session));
        group(line, new BlocklistCommand(session), BlocklistCommand.below(session));
        group(line, new ExclusionCommand(session), ExclusionCommand.below(session));
        group(line, new TagCommand(session), TagCommand.below(session));
        group(line, new ProfileCommand(session), ProfileCommand.below(session));
        group(line, new FolderCommand(session), FolderCommand.below(session));
        group(line, new PlugCommand(), PlugCommand.below(session));
        group(line, new ConfigCommand(), ConfigCommand.below(session));
        List.of(new ServeCommand(session), new DemoCommand(session), new VersionCommand(session))
                .forEach(line::addSubcommand);
        line.setParameterExceptionHandler((failure, arguments) -> UsageError.print(failure, TerminalText.over(error)));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> failed(failure, session, TerminalText.over(error)));
        return line;
    }

    private static void group(CommandLine line, Object head, List<Object> below) {
        CommandLine group = new CommandLine(head);
        // The head first: what it inherits is handed on to those below it.
        line.addSubcommand(group);
        below.forEach(group::addSubcommand);
    }

    private int failed(Exception failure, Session session, PrintWriter error) {
        switch (failure) {
            case DataFolderInUseException inUse -> {
                // The Magpie that holds it does what was asked.
                return CommandForwarding.run(inUse.folder(), asked, session.out(), error, texts.get("cli.remote.ended"))
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
