package org.magpie.base.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a request sends.
 *
 * @param type media type, with its charset where it has one
 */
@SuppressWarnings("ArrayRecordComponent") // a body is written once and never compared
public record Body(String type, byte[] bytes) {
    public static Body json(String text) {
        return new Body("application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code application/x-www-form-urlencoded}, in the map's order. */
    public static Body form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
    }
}
