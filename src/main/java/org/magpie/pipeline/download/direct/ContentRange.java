package org.magpie.pipeline.download.direct;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Content-Range} header says (RFC 9110, 14.4).
 *
 * @param from first byte, -1 in an answer that no range was sent with
 * @param total bytes of the whole file, -1 where the server does not know
 */
record ContentRange(long from, long total) {
    private static final Pattern SHAPE =
            Pattern.compile("bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)\\s*", Pattern.CASE_INSENSITIVE);

    /** Null when the header is missing or is anything else. */
    static @Nullable ContentRange of(@Nullable String header) {
        Matcher match = SHAPE.matcher(header == null ? "" : header.strip());
        if (!match.matches()) {
            return null;
        }
        String first = match.group(1);
        String whole = match.group(3);
        return new ContentRange(
                first == null ? -1 : Long.parseLong(first), whole.equals("*") ? -1 : Long.parseLong(whole));
    }
}
