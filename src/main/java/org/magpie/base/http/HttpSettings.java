package org.magpie.base.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made.
 *
 * @param connect longest time to reach a host
 * @param silence longest time between two bytes of an answer
 * @param rate how often one host is called at most, if {@code rates} says nothing of it; hosts on this computer are not held back
 * @param rates by host name, for those that ask for less
 * @param failures in a row without any answer, after which a host is left alone
 * @param rest how long it is left alone
 * @param proxy {@code http://name:password@host:port} or {@code socks5://host:port}; null: the environment's
 *     ({@code HTTPS_PROXY} and such), else the system's
 */
public record HttpSettings(
        Duration connect,
        Duration silence,
        Rate rate,
        Map<String, Rate> rates,
        int failures,
        Duration rest,
        @Nullable URI proxy) {
    public HttpSettings {
        rates = Map.copyOf(rates);
    }

    /** So many calls in so much time. */
    public record Rate(int calls, Duration in) {}

    public static HttpSettings usual() {
        return new HttpSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                new Rate(5, Duration.ofSeconds(1)),
                Map.of(),
                8,
                Duration.ofSeconds(15),
                null);
    }

    public HttpSettings rate(String host, Rate less) {
        Map<String, Rate> more = new HashMap<>(rates);
        more.put(host, less);
        return new HttpSettings(connect, silence, rate, more, failures, rest, proxy);
    }

    public HttpSettings through(@Nullable URI other) {
        return new HttpSettings(connect, silence, rate, rates, failures, rest, other);
    }

    /** When a host that does not answer is left alone, and for how long. */
    public HttpSettings patience(int failuresInRow, Duration restOf) {
        return new HttpSettings(connect, silence, rate, rates, failuresInRow, restOf, proxy);
    }
}
