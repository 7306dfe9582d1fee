package org.magpie.pipeline.search.link;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Request headers that belong to a link, such as those of a playlist entry. They travel in the link's fragment, which no HTTP
 * client ever sends (RFC 9110, 4.2.5), and only harmless ones do.
 */
public final class LinkHeaders {
    private static final String MARK = "headers:";
    private static final Set<String> ALLOWED = Set.of("User-Agent", "Referer");

    private LinkHeaders() {}

    /** The link with these headers; without those that are not allowed. */
    public static URI with(URI link, Map<String, String> headers) {
        String written = headers.entrySet().stream()
                .filter(header -> ALLOWED.contains(header.getKey()))
                .map(header -> header.getKey() + "=" + URLEncoder.encode(header.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String text = link.toString();
        int fragment = text.indexOf('#');
        String bare = fragment < 0 ? text : text.substring(0, fragment);
        return written.isEmpty() ? URI.create(bare) : URI.create(bare + "#" + MARK + written);
    }

    /** The headers that were put into a link; those of any other origin count for nothing. */
    public static Map<String, String> of(URI link) {
        String fragment = link.getRawFragment();
        if (fragment == null || !fragment.startsWith(MARK)) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : fragment.substring(MARK.length()).split("&")) {
            int equals = header.indexOf('=');
            if (equals > 0 && ALLOWED.contains(header.substring(0, equals))) {
                String value = URLDecoder.decode(header.substring(equals + 1), StandardCharsets.UTF_8);
                if (value.chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
                    headers.put(header.substring(0, equals), value);
                }
            }
        }
        return headers;
    }
}
