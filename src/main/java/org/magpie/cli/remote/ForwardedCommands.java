package org.magpie.cli.remote;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which commands another process can carry out as well as this one: those that neither read nor write files of their own, ask nothing
 * at the terminal, and end by themselves. A relative path would lead elsewhere there.
 */
final class ForwardedCommands {
    /** Run by whoever was called; a test asks of every command that it is in one of the two. */
    static final Set<String> OWN = Set.of("config", "names", "serve", "demo", "version");

    /** What is not named here is not forwarded: that refuses a command, while the other mistake would write to the wrong place. */
    static final Set<String> FORWARDED = Set.of(
            "add",
            "search",
            "grab",
            "library",
            "wanted",
            "why",
            "history",
            "scan",
            "unmatched",
            "import",
            "sync",
            "needs",
            "undo",
            "organise",
            "recycle",
            "players",
            "monitor",
            "remove",
            "refresh",
            "alias",
            "series-type",
            "queue",
            "blocklist",
            "exclusion",
            "tag",
            "profile",
            "folder",
            "plug");

    private static final Set<String> OWN_PLUG = Set.of("add", "set");

    private ForwardedCommands() {}

    static boolean can(List<String> arguments) {
        List<String> words = words(arguments);
        if (words.isEmpty() || !FORWARDED.contains(words.getFirst()) || arguments.contains("--watch")) {
            return false;
        }
        String second = words.size() > 1 ? words.get(1) : "";
        return switch (words.getFirst()) {
            case "plug" -> !OWN_PLUG.contains(second);
            case "import" -> words.size() > 1 && isAbsolute(words.get(1));
            case "scan" -> words.size() < 2 || words.get(1).matches("[0-9]+") || isAbsolute(words.get(1));
            case "players" -> words.size() < 3 || words.get(2).matches("[0-9]+") || isAbsolute(words.get(2));
            case "folder" -> words.size() < 3 || isAbsolute(words.getLast());
            case "add" -> folders(arguments).stream().allMatch(ForwardedCommands::isAbsolute);
            default -> true;
        };
    }

    /** The command, its sub-command and what follows, without options and the name of the data folder. */
    private static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            if (arguments.get(at).equals("--data")) {
                at++;
            } else if (!arguments.get(at).startsWith("-")) {
                words.add(arguments.get(at));
            }
        }
        return words;
    }

    private static List<String> folders(List<String> arguments) {
        List<String> folders = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            if (arguments.get(at).startsWith("--folder=")) {
                folders.add(arguments.get(at).substring("--folder=".length()));
            } else if (arguments.get(at).equals("--folder") && at + 1 < arguments.size()) {
                folders.add(arguments.get(at + 1));
            }
        }
        return folders;
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
