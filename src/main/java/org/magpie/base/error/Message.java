package org.magpie.base.error;

import java.util.List;

/**
 * A sentence for a person that has not been put into a language yet.
 *
 * @param key of the sentence in the interface bundle
 * @param arguments numbers, texts, times or further messages for the sentence's places, in order
 */
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** The key of {@link #about}. */
    public static final String ABOUT = "message.about";

    /**
     * A sentence with the name of what it is about before it, as "Jackett: refuses the key"; the sentence alone where it says that
     * name itself.
     */
    public static Message about(String name, Message said) {
        return Message.of(ABOUT, name, said);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
