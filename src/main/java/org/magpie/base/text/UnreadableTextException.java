package org.magpie.base.text;

import org.jspecify.annotations.Nullable;

/** A text from outside that is not the JSON or XML it should be, or goes beyond the bounds. Its message quotes nothing of the text. */
public final class UnreadableTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what is wrong, in a few words, without quoting the text: it may hold a key
     */
    public UnreadableTextException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
