package org.magpie.base.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.magpie.base.http.HttpException.Reason;

/**
 * Stands before one host: not too many calls at once, none for a while when it has stopped answering, and none before the time
 * that it asked for.
 */
final class HostGuard {
    private final CallWindow window;
    private final @Nullable ServicePause asked;
    private final CircuitBreaker breaker;
    private volatile @Nullable HttpException lastFailure;

    /**
     * @param asked how long the service wants to be left alone by all calls; null for a host behind which there are several, such as
     *     an indexer proxy: there a pause belongs to the plug that was told
     */
    HostGuard(String host, HttpSettings.Rate rate, HttpSettings settings, @Nullable ServicePause asked) {
        this.window = new CallWindow(rate);
        this.asked = asked;
        this.breaker = CircuitBreaker.of(
                host,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.failures())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /**
     * Waits for this call's turn.
     *
     * @throws HttpException {@code PAUSED} when the turn would come too late or the host is being left alone
     */
    void enter(String call, Deadline deadline) {
        if (asked != null) {
            for (Duration left = asked.left(); left.isPositive(); left = asked.left()) {
                waitFor(left, call, deadline);
            }
        }
        waitFor(window.reserve(deadline.left()), call, deadline);
        if (!breaker.tryAcquirePermission()) {
            // The reason is what a person wants to hear, not that there is a breaker.
            throw new HttpException(Reason.PAUSED, call, lastFailure);
        }
    }

    private static void waitFor(Duration pause, String call, Deadline deadline) {
        if (!deadline.allows(pause)) {
            throw new HttpException(Reason.PAUSED, call, pause, null);
        }
        Deadline.sleep(pause, call);
    }

    /** Keeps what an answer asks for. */
    void heed(HttpResponse response) {
        if (asked != null) {
            asked.heed(response);
        }
    }

    void answered(Duration taken) {
        breaker.onSuccess(taken.toNanos(), TimeUnit.NANOSECONDS);
    }

    void failed(Duration taken, HttpException failure) {
        if (failure.isPassing()) {
            lastFailure = failure;
            breaker.onError(taken.toNanos(), TimeUnit.NANOSECONDS, failure);
        } else {
            answered(taken);
        }
    }
}
