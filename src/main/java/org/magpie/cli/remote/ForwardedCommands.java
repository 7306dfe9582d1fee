package org.magpie.cli.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which commands another process can carry out as well as this one: those that neither read nor write files of their own, ask nothing
 * at the terminal, and end by themselves.
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
            "notices",
            "notify",
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

    /** Paths need no thought: a command takes whole ones alone, and says so of others wherever it runs. */
    static boolean can(List<String> arguments) {
        List<String> words = words(arguments);
        if (words.isEmpty() || !FORWARDED.contains(words.getFirst()) || arguments.contains("--watch")) {
            return false;
        }
        String second = words.size() > 1 ? words.get(1) : "";
        return !words.getFirst().equals("plug") || !OWN_PLUG.contains(second);
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
}
