package org.magpie.base.error;

import java.util.List;

/**
 * Something that a person can mend. The text is looked up in the interface bundle when it is shown; nothing secret may be
 * among the arguments.
 */
public final class UserException extends RuntimeException implements Said {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param key of the sentence in the bundle
     * @param arguments put into the sentence's places, in order
     */
    public UserException(String key, Object... arguments) {
        super(key + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public UserException(Throwable cause, String key, Object... arguments) {
        super(key + List.of(arguments), cause);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    @Override
    public Message said() {
        return message();
    }

    /** The sentence to show. */
    public Message message() {
        return new Message(key, arguments);
    }
}
