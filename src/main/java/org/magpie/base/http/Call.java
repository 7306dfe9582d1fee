package org.magpie.base.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, with its bounds.
 *
 * @param address http or https; its query may hold keys: it is printed without them
 * @param timeout for the whole call, over all tries
 * @param limit the most bytes that are read of the answer's body
 * @param source where the address was told, when it was not a person who named it (a link in a feed): only the source's own host may
 *     then be in the home network; null: a person named it
 * @param tries how often a call is made that fails for a passing reason; only GET and HEAD are made again
 * @param redirected whether a redirect is followed; otherwise it is the answer
 * @param cut whether a longer answer is cut at the limit; otherwise it is a failure
 */
public record Call(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable Body body,
        Duration timeout,
        long limit,
        int tries,
        @Nullable URI source,
        boolean redirected,
        boolean cut) {
    private static final long DEFAULT_LIMIT = 32L << 20;

    public Call {
        headers = Map.copyOf(headers);
    }

    /** A GET that may take 30 seconds and 32 MiB and is made three times at most. */
    public static Call get(URI address) {
        return new Call("GET", address, Map.of(), null, Duration.ofSeconds(30), DEFAULT_LIMIT, 3, null, true, false);
    }

    public static Call post(URI address, Body body) {
        return new Call("POST", address, Map.of(), body, Duration.ofSeconds(30), DEFAULT_LIMIT, 1, null, true, false);
    }

    public static Call put(URI address, Body body) {
        return new Call("PUT", address, Map.of(), body, Duration.ofSeconds(30), DEFAULT_LIMIT, 1, null, true, false);
    }

    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, address, more, body, timeout, limit, tries, source, redirected, cut);
    }

    public Call within(Duration time) {
        return new Call(method, address, headers, body, time, limit, tries, source, redirected, cut);
    }

    public Call atMost(long bytes) {
        return new Call(method, address, headers, body, timeout, bytes, tries, source, redirected, cut);
    }

    /** Reads no more than the first bytes of the answer, for one of which only the status and the beginning count. */
    public Call first(long bytes) {
        return new Call(method, address, headers, body, timeout, bytes, tries, source, redirected, true);
    }

    /** Hands a redirect back as the answer, for what must go to this address and no other. */
    public Call withoutRedirects() {
        return new Call(method, address, headers, body, timeout, limit, tries, source, false, cut);
    }

    /** The address stands in what this source has answered, so that it may not lead to other machines of the home network. */
    public Call toldBy(URI where) {
        return new Call(method, address, headers, body, timeout, limit, tries, where, redirected, cut);
    }

    public Call once() {
        return new Call(method, address, headers, body, timeout, limit, 1, source, redirected, cut);
    }

    /** Without body, header values and query: what may be logged. */
    @Override
    public String toString() {
        return method + " " + ShownAddress.of(address);
    }
}
