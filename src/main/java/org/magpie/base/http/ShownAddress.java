package org.magpie.base.http;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as it may be logged: without the person's name and password, without query, and with {@code ***} for parts of the
 * path that look like a key, since some services want theirs there.
 */
final class ShownAddress {
    /** Long and with digits in it: a word is not, and of a key nothing must be shown. */
    private static final Pattern KEY = Pattern.compile("(?=[^/]*\\d)[A-Za-z0-9_:%=+-]{20,}");

    private ShownAddress() {}

    static String of(URI address) {
        return of(address.getScheme(), address.getHost(), address.getPort(), address.getRawPath());
    }

    static String of(@Nullable String scheme, @Nullable String host, int port, @Nullable String path) {
        return (scheme == null ? "?" : scheme)
                + "://"
                + (host == null ? "?" : host)
                + (port < 0 ? "" : ":" + port)
                + (path == null ? "" : KEY.matcher(path).replaceAll("***"));
    }
}
