package org.magpie.base.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
public record Answer(int status, URI address, Map<String, List<String>> headers, byte[] bytes) {
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
}
