package org.magpie.base.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that brought no whole answer. Its text holds no query, header or body. */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such host, refused, reset, or the TLS handshake failed. */
        UNREACHABLE,
        TIMED_OUT,
        /** More bytes than the call allows. */
        TOO_LARGE,
        /** Broken off before the end. */
        INCOMPLETE,
        /** Not tried: this host has failed again and again, or it asked for a pause. */
        PAUSED,
        /** The address is not one that may be called. */
        BAD_ADDRESS
    }

    private final Reason reason;
    private final transient @Nullable Duration retryAfter;

    public HttpException(Reason reason, String call, @Nullable Throwable cause) {
        this(reason, call, null, cause);
    }

    public HttpException(Reason reason, String call, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(reason + ": " + call, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** How long to leave it alone, null where that is not known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
