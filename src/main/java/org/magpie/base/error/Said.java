package org.magpie.base.error;

/** A failure that says in a sentence what went wrong; anything that does not is a bug and gets an {@link ErrorCode}. */
public interface Said {
    /** The sentence to show; never holds a secret. */
    Message said();
}
