package org.magpie.pipeline.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.provider.ProviderException;

/** When a channel that does not take its messages is tried again. */
final class RetryPlan {
    /** How long a message is tried before it is given up. */
    static final Duration AT_MOST = Duration.ofDays(1);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private RetryPlan() {}

    /** Whether only that one message is at fault, which would be refused again as it is; the next one may be taken. */
    static boolean isOfMessage(RuntimeException failure) {
        return failure instanceof ProviderException.Refused || !(failure instanceof ProviderException);
    }

    /**
     * The time of the next attempt. A service that asks for a pause gets exactly that; settings or a key that are wrong are wrong until
     * a person mends them, after which it is tried at once, so till then it is only seen whether the other side has changed its mind.
     *
     * @param failures in a row, with this one
     */
    static Instant next(ProviderException failure, int failures, Instant now) {
        if (failure instanceof ProviderException.RateLimited limited) {
            @Nullable Duration asked = limited.retryAfter();
            if (asked != null) {
                Duration bounded = asked.compareTo(AT_MOST) > 0 ? AT_MOST : asked;
                return now.plus(bounded.isNegative() ? Duration.ZERO : bounded);
            }
        }
        if (failure instanceof ProviderException.Unauthorized || failure instanceof ProviderException.BadSettings) {
            return now.plus(PAUSES.getLast());
        }
        return now.plus(PAUSES.get(Math.min(failures, PAUSES.size()) - 1));
    }
}
