package org.magpie.base.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back, whatever its status.
 *
 * @param address where it came from after redirects
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // an answer is read once and never compared
public record HttpResponse(int status, URI address, Map<String, List<String>> headers, byte[] bytes) {
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first header of that lower-case name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * How long the server asks to be left alone: {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3); empty where it
     * does not say or says nonsense.
     */
    public Optional<Duration> retryAfter(Instant now) {
        return header("retry-after").flatMap(value -> RetryAfter.parse(value, now));
    }
}
