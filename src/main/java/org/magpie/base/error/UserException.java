package org.magpie.base.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can mend. The text is looked up in the interface bundle when it is shown; nothing secret may be
 * among the arguments.
 */
public final class UserException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;
    private final @Nullable String field;

    /**
     * @param key of the sentence in the bundle
     * @param arguments put into the sentence's places, in order
     */
    public UserException(String key, Object... arguments) {
        this(key, List.of(arguments), null, null);
    }

    public UserException(Throwable cause, String key, Object... arguments) {
        this(key, List.of(arguments), null, cause);
    }

    private UserException(String key, List<Object> arguments, @Nullable String field, @Nullable Throwable cause) {
        super(key + arguments, cause);
        this.key = key;
        this.arguments = arguments;
        this.field = field;
    }

    /** The same, told of one field of what was filled in. */
    public UserException at(String name) {
        return new UserException(key, arguments, name, getCause());
    }

    /** The field that is wrong, by its name in the settings; empty where it is about no single one. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
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
