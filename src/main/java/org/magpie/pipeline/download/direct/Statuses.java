package org.magpie.pipeline.download.direct;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/** What an HTTP status other than success means for a download (RFC 9110, 15; RFC 6585, 4). */
final class Statuses {
    private static final Duration LONGEST = Duration.ofHours(12);

    private Statuses() {}

    static Outcome outcome(Response response, Instant now) {
        int status = response.code();
        String host = response.request().url().host();
        if (status == 429 || status == 503) {
            return new Outcome.Later(
                    Message.of("download.direct.busy", host, status),
                    retryAfter(response.header("Retry-After"), now),
                    true);
        }
        if (status >= 500 || status == 408 || status == 425) {
            return new Outcome.Later(Message.of("download.direct.server-error", host, status), null, true);
        }
        if (status == 401 || status == 403 || status == 407) {
            return new Outcome.Expired(Message.of("download.direct.forbidden", host, status));
        }
        if (status == 404 || status == 410) {
            return new Outcome.Expired(Message.of("download.direct.gone", host, status));
        }
        return new Outcome.Refused(Message.of("download.direct.unexpected", host, status));
    }

    /**
     * Seconds or a date (RFC 9110, 10.2.3), 12 hours at most.
     *
     * @return null where the header is missing or unreadable
     */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wait;
        try {
            wait = header.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
