package org.magpie.testing.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;

/**
 * Puts names such as {@code {url}} in the place of what differs from machine to machine or is secret, and the other way round.
 * Safe for any number of threads.
 */
final class Placeholders {
    private final Map<String, String> names = new LinkedHashMap<>();

    /** From now on this text goes by that name. */
    synchronized void add(String name, String text) {
        if (!text.isEmpty()) {
            names.put(text, "{" + name + "}");
            // NZBGet writes it so.
            names.putIfAbsent(text.replace("/", "\\/"), "{" + name + "}");
        }
    }

    /** Whatever the bytes say, in the forms in which clients send a file: as it is, and in Base64. */
    void addFile(String name, byte[] bytes) {
        add(name, new String(bytes, StandardCharsets.ISO_8859_1));
        add(name, Base64.getEncoder().encodeToString(bytes));
    }

    /** The text with names in it. */
    synchronized String hide(String text) {
        String hidden = text;
        for (Entry<String, String> each : names.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList()) {
            hidden = hidden.replace(each.getKey(), each.getValue());
        }
        return hidden;
    }

    /** The text with what the names stand for here. */
    synchronized String show(String text) {
        String shown = text;
        for (Entry<String, String> each : names.entrySet()) {
            if (!each.getKey().contains("\\/")) {
                shown = shown.replace(each.getValue(), each.getKey());
            }
        }
        return shown;
    }

    /** A request in one line, by which it is found again: without what differs from one time to the next. */
    String request(String method, String path, String type, byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String said = hide(text);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            // The fields come in any order.
            said = Stream.of(text.split("&", -1))
                    .sorted()
                    .map(field -> hide(URLDecoder.decode(field, StandardCharsets.UTF_8)))
                    .collect(Collectors.joining("&"));
        } else if (type.contains("boundary=")) {
            String boundary = type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
            said = said.replace("--" + boundary, "|").replaceAll("(?i)content-(length|type|disposition): *", "");
        } else if (said.stripLeading().startsWith("{")) {
            said = withoutNumber(said);
        } else if (said.stripLeading().startsWith("<")) {
            said = said.replaceAll("<[^>]*>", " ");
        }
        String request = method + " " + hide(path) + " " + said;
        return request.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("username=[^&]*", "username={user}")
                .replaceAll("\\b1[6-9]\\d{8}\\b", "{now}") // seconds since 1970
                .strip();
    }

    /** JSON-RPC numbers its calls. */
    private static String withoutNumber(String json) {
        try {
            JsonNode call = Json.parse(json);
            if (call instanceof ObjectNode object && object.has("method")) {
                object.remove("id");
            }
            return call.toString();
        } catch (UnreadableTextException none) {
            return json;
        }
    }

    /** Whether an answer can be understood only with this header. */
    static boolean matters(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "content-type", "set-cookie", "location", "retry-after", "www-authenticate" -> true;
            default -> header.equalsIgnoreCase("X-Transmission-Session-Id");
        };
    }
}
