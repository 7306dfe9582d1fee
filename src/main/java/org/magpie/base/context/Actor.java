package org.magpie.base.context;

import java.util.Optional;
import org.magpie.base.error.Message;

/**
 * Who does something.
 *
 * @param name which schedule, account or bot; empty for the kinds of which there is one
 */
public record Actor(Kind kind, String name) {
    /** Magpie by itself, outside any schedule: the loop that looks after downloads. */
    public static final Actor MAGPIE = new Actor(Kind.MAGPIE, "");

    /** The person at the window. */
    public static final Actor WINDOW = new Actor(Kind.WINDOW, "");

    /** Whoever runs a command. */
    public static final Actor COMMAND_LINE = new Actor(Kind.COMMAND_LINE, "");

    /** What kind of actor. */
    public enum Kind {
        MAGPIE("magpie"),
        WINDOW("window"),
        COMMAND_LINE("command-line"),
        SCHEDULE("schedule"),
        ACCOUNT("account"),
        BOT("bot");

        private final String stored;

        Kind(String stored) {
            this.stored = stored;
        }

        /** The word in rows and log lines, and after {@code actor.} in the bundles. */
        public String key() {
            return stored;
        }
    }

    /** A task that runs by itself. */
    public static Actor schedule(String name) {
        return new Actor(Kind.SCHEDULE, name);
    }

    /** Somebody who has signed in. */
    public static Actor account(String name) {
        return new Actor(Kind.ACCOUNT, name);
    }

    /** A program that acts for somebody, such as a chat. */
    public static Actor bot(String name) {
        return new Actor(Kind.BOT, name);
    }

    /** Reads what {@link #stored} wrote. Rows from before actors were recorded, and words that nobody knows, are Magpie's. */
    public static Actor read(String stored) {
        int colon = stored.indexOf(':');
        String word = colon < 0 ? stored : stored.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.key().equals(word)) {
                return new Actor(kind, colon < 0 ? "" : stored.substring(colon + 1));
            }
        }
        return MAGPIE;
    }

    /** As rows and log lines have it: {@code window}, {@code schedule:search-wanted}. */
    public String stored() {
        return name.isEmpty() ? kind.key() : kind.key() + ":" + name;
    }

    /** Whether a person has asked for it, at whichever face. */
    public boolean isPerson() {
        return kind != Kind.MAGPIE && kind != Kind.SCHEDULE;
    }

    /** Who it is, as a person reads it behind what was done: "by the command line". Empty for Magpie itself, which goes without saying. */
    public Optional<Message> said() {
        return switch (kind) {
            case MAGPIE -> Optional.empty();
            case SCHEDULE -> Optional.of(Message.of("actor.schedule", Message.of("job." + name)));
            case WINDOW -> Optional.of(Message.of("actor.window"));
            case COMMAND_LINE -> Optional.of(Message.of("actor.command-line"));
            case ACCOUNT -> Optional.of(Message.of("actor.account", name));
            case BOT -> Optional.of(Message.of("actor.bot", name));
        };
    }

    @Override
    public String toString() {
        return stored();
    }
}
