package org.magpie.base.secret;

import org.jspecify.annotations.Nullable;

/** A stored secret that this data folder's key does not open. */
public final class BrokenSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSecretException(@Nullable Throwable cause) {
        super("A stored secret cannot be opened with this key", cause);
    }
}
