package org.magpie.base.http;

import java.net.ProtocolException;

/** A server that sends callers on and on; asking it once more would be no better. */
final class TooManyRedirectsException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    TooManyRedirectsException(int most) {
        super("More than " + most + " redirects");
    }
}
