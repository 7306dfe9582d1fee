package org.magpie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.download.BlocklistCommand;
import org.magpie.cli.download.GrabCommand;
import org.magpie.cli.download.NeedsCommand;
import org.magpie.cli.download.QueueCommand;
import org.magpie.cli.download.QueueCommands;
import org.magpie.cli.download.SyncCommand;
import org.magpie.cli.library.ImportCommand;
import org.magpie.cli.library.OrganiseCommand;
import org.magpie.cli.library.PlayersCommand;
import org.magpie.cli.library.RecycleCommand;
import org.magpie.cli.library.ScanCommand;
import org.magpie.cli.library.UnmatchedCommand;
import org.magpie.cli.names.NamesCommand;
import org.magpie.cli.notice.NoticesCommand;
import org.magpie.cli.notice.NotifyCommand;
import org.magpie.cli.run.DemoCommand;
import org.magpie.cli.run.ServeCommand;
import org.magpie.cli.run.UndoCommand;
import org.magpie.cli.run.VersionCommand;
import org.magpie.cli.session.GlobalOptions;
import org.magpie.cli.session.Session;
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
 * All commands by their names, in the order of the help. The parser reads the annotations of every command it is given, which takes
 * longer than most commands run; so it is given only the one that was called, and all of them where the call does not say which.
 */
final class CommandTree {
    /** Options of {@link GlobalOptions}: they alone may stand before the command's name without a word about all commands. */
    private static final String DATA = "--data";

    private static final Set<String> PLAIN = Set.of("--json");

    private static final Map<String, Function<Session, Branch>> BRANCHES = branches();

    /** A command with those below it. */
    private record Branch(Object head, List<Object> below) {}

    private CommandTree() {}

    private static Map<String, Function<Session, Branch>> branches() {
        Map<String, Function<Session, Branch>> all = new LinkedHashMap<>();
        single(all, "names", NamesCommand::new);
        single(all, "add", AddCommand::new);
        single(all, "search", SearchCommand::new);
        single(all, "grab", GrabCommand::new);
        single(all, "library", LibraryCommand::new);
        single(all, "wanted", WantedCommand::new);
        single(all, "why", WhyCommand::new);
        single(all, "history", HistoryCommand::new);
        single(all, "notices", NoticesCommand::new);
        group(all, "notify", session -> new NotifyCommand(), NotifyCommand::below);
        single(all, "scan", ScanCommand::new);
        single(all, "unmatched", UnmatchedCommand::new);
        single(all, "import", ImportCommand::new);
        single(all, "sync", SyncCommand::new);
        single(all, "needs", NeedsCommand::new);
        single(all, "undo", UndoCommand::new);
        single(all, "organise", OrganiseCommand::new);
        group(all, "recycle", RecycleCommand::new, RecycleCommand::below);
        group(all, "players", PlayersCommand::new, PlayersCommand::below);
        single(all, "remove", TitleCommands::remove);
        single(all, "monitor", TitleCommands::monitor);
        single(all, "refresh", TitleCommands::refresh);
        single(all, "alias", TitleNames::alias);
        single(all, "series-type", TitleNames::seriesType);
        group(all, "queue", QueueCommand::new, QueueCommands::of);
        group(all, "blocklist", BlocklistCommand::new, BlocklistCommand::below);
        group(all, "exclusion", ExclusionCommand::new, ExclusionCommand::below);
        group(all, "tag", TagCommand::new, TagCommand::below);
        group(all, "profile", ProfileCommand::new, ProfileCommand::below);
        group(all, "folder", FolderCommand::new, FolderCommand::below);
        group(all, "plug", PlugCommand::new, PlugCommand::below);
        group(all, "config", session -> new ConfigCommand(), ConfigCommand::below);
        single(all, "serve", ServeCommand::new);
        single(all, "demo", DemoCommand::new);
        single(all, "version", VersionCommand::new);
        return all;
    }

    private static void single(
            Map<String, Function<Session, Branch>> all, String name, Function<Session, Object> head) {
        group(all, name, head, session -> List.of());
    }

    private static void group(
            Map<String, Function<Session, Branch>> all,
            String name,
            Function<Session, Object> head,
            Function<Session, List<Object>> below) {
        all.put(name, session -> new Branch(head.apply(session), below.apply(session)));
    }

    /** The whole tree. */
    static CommandLine whole(Session session, GlobalOptions options) {
        CommandLine line = new CommandLine(new MagpieCommand(options));
        BRANCHES.forEach((name, branch) -> grow(line, name, branch.apply(session)));
        return line;
    }

    /** As much of the tree as this call can come to. */
    static CommandLine of(List<String> arguments, Session session, GlobalOptions options) {
        String name = called(arguments);
        Function<Session, Branch> branch = name == null ? null : BRANCHES.get(name);
        if (name == null || branch == null) {
            return whole(session, options);
        }
        CommandLine line = new CommandLine(new MagpieCommand(options));
        grow(line, name, branch.apply(session));
        return line;
    }

    /** The word in the place of a command; null where none is, or where the call is about {@code magpie} itself. */
    private static @Nullable String called(List<String> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.equals(DATA)) {
                at++;
            } else if (!argument.startsWith(DATA + "=") && !PLAIN.contains(argument)) {
                return argument.startsWith("-") ? null : argument;
            }
        }
        return null;
    }

    private static void grow(CommandLine line, String name, Branch branch) {
        CommandLine command = new CommandLine(branch.head());
        // The head first: what it inherits is handed on to those below it.
        line.addSubcommand(name, command);
        branch.below().forEach(command::addSubcommand);
    }
}
