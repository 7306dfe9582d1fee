package org.magpie.base.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made.
 *
 * @param connect longest time to reach a host
 * @param silence longest time between two bytes of an answer
 * @param rate how often one host is called at most, if {@code rates} says nothing of it; hosts on this computer are not held back
 * @param rates by host name, for services that document how often a caller may call them; a name that begins with a dot stands for all
 *     hosts below it, which share one rate. What such a host asks for by {@code Retry-After} holds for every call to it
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

    /** The same with these rates beside those it has. */
    public HttpSettings rates(Map<String, Rate> documented) {
        Map<String, Rate> more = new HashMap<>(rates);
        more.putAll(documented);
        return new HttpSettings(connect, silence, rate, more, failures, rest, proxy);
    }

    /** The name under which a rate is set for a host: its own, or a domain above it with a dot in front; empty where there is none. */
    Optional<String> rateName(String host) {
        if (rates.containsKey(host)) {
            return Optional.of(host);
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (rates.containsKey(host.substring(dot))) {
                return Optional.of(host.substring(dot));
            }
        }
        return Optional.empty();
    }

    /** When a host that does not answer is left alone, and for how long. */
    public HttpSettings patience(int failuresInRow, Duration restOf) {
        return new HttpSettings(connect, silence, rate, rates, failuresInRow, restOf, proxy);
    }
}
