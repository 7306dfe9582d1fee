package org.magpie.pipeline.search;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Answer;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpException;
import org.magpie.provider.ProviderException;

/** Asks indexers over HTTP and puts what goes wrong into the words that the frame of plugs understands. Safe for any number of threads. */
public final class IndexerWeb {
    private final Http http;

    public IndexerWeb(Http http) {
        this.http = http;
    }

    /**
     * The answer of a call that went well (2xx).
     *
     * @throws ProviderException for anything else
     */
    public Answer ask(Call call) {
        Answer answer = send(call);
        check(answer, call);
        return answer;
    }

    /**
     * An answer of any status.
     *
     * @throws ProviderException when no whole answer came
     */
    public Answer send(Call call) {
        String host = host(call.address());
        try {
            return http.send(call);
        } catch (HttpException failure) {
            throw switch (failure.reason()) {
                case UNREACHABLE ->
                    new ProviderException.Unreachable(Message.of("indexer.said.unreachable", host), failure);
                case TIMED_OUT ->
                    new ProviderException.Unreachable(Message.of("indexer.said.timed-out", host), failure);
                case INCOMPLETE ->
                    new ProviderException.Unreachable(Message.of("indexer.said.incomplete", host), failure);
                case PAUSED ->
                    new ProviderException.RateLimited(Message.of("indexer.said.paused", host), failure.retryAfter());
                case TOO_LARGE -> new ProviderException.BadAnswer(Message.of("indexer.said.too-large", host), failure);
                case BAD_ADDRESS -> new ProviderException.BadSettings(Message.of("indexer.said.bad-address"));
            };
        }
    }

    /**
     * Lets an answer of status 2xx pass.
     *
     * @throws ProviderException that its status stands for (RFC 9110, section 15)
     */
    public static void check(Answer answer, Call call) {
        if (answer.isOk()) {
            return;
        }
        String host = host(call.address());
        int status = answer.status();
        Message said = Message.of("indexer.said.status", host, Integer.toString(status));
        throw switch (status) {
            case 401, 403, 407 -> new ProviderException.Unauthorized(Message.of("indexer.said.unauthorized", host));
            case 429 ->
                new ProviderException.RateLimited(Message.of("indexer.said.rate-limited", host), retryAfter(answer));
            case 404, 410 -> new ProviderException.Refused(Message.of("indexer.said.not-found", host));
            default ->
                status >= 500
                        ? new ProviderException.Unreachable(said, null)
                        : new ProviderException.BadAnswer(said, null);
        };
    }

    /** The address from a person's text. */
    public static URI address(String text) {
        try {
            URI address = URI.create(text.strip());
            String scheme = address.getScheme();
            if (address.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw badAddress();
        }
        throw badAddress();
    }

    private static ProviderException badAddress() {
        return new ProviderException.BadSettings(Message.of("indexer.said.bad-address"));
    }

    private static String host(URI address) {
        return Optional.ofNullable(address.getHost()).orElse("?");
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static @Nullable Duration retryAfter(Answer answer) {
        String value = answer.header("retry-after").orElse("").strip();
        if (value.matches("[0-9]{1,7}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration left = Duration.between(
                    Instant.now(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return left.isNegative() ? null : left;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
