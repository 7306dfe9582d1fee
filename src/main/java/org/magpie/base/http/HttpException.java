package org.magpie.base.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;

/** A call that brought no whole answer. Its text holds no query, header or body. */
public final class HttpException extends RuntimeException implements Explained {
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
        BAD_ADDRESS,
        /** Sent on from one address to the next without an end. */
        REDIRECTED,
        /** Led to a machine of the home network that no person named, or to where nothing is called. */
        HOME_NETWORK
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

    /** Whether the same call may well succeed a little later. */
    boolean isPassing() {
        return reason == Reason.UNREACHABLE || reason == Reason.TIMED_OUT || reason == Reason.INCOMPLETE;
    }

    /** Why, in half a sentence that begins in lower case: "the connection was refused". */
    @Override
    public Message said() {
        if (reason == Reason.PAUSED && getCause() instanceof HttpException last) {
            return last.said(); // why it is being left alone
        }
        if (reason == Reason.UNREACHABLE) {
            if (getCause() instanceof UnknownHostException) {
                return Message.of("http.unknown-host");
            }
            if (getCause() instanceof ConnectException) {
                return Message.of("http.refused");
            }
            if (getCause() instanceof SSLException) {
                return Message.of("http.untrusted");
            }
        }
        return Message.of("http." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
