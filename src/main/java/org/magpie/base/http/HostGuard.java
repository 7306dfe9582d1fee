package org.magpie.base.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.magpie.base.http.HttpException.Reason;

/** Stands before one host: not too many calls at once, and none for a while when it has stopped answering. */
final class HostGuard {
    private final RateLimiter limiter;
    private final CircuitBreaker breaker;
    private volatile @Nullable HttpException lastFailure;

    HostGuard(String host, HttpSettings.Rate rate, HttpSettings settings) {
        this.limiter = RateLimiter.of(
                host,
                RateLimiterConfig.custom()
                        .limitForPeriod(rate.calls())
                        .limitRefreshPeriod(rate.in())
                        .timeoutDuration(
                                Duration.ofMinutes(10)) // how long a turn may be off; the call's own time decides
                        .build());
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
        long wait = limiter.reservePermission();
        if (wait < 0 || !deadline.allows(Duration.ofNanos(wait))) {
            throw new HttpException(Reason.PAUSED, call, wait < 0 ? null : Duration.ofNanos(wait), null);
        }
        Deadline.sleep(Duration.ofNanos(wait), call);
        if (!breaker.tryAcquirePermission()) {
            // The reason is what a person wants to hear, not that there is a breaker.
            throw new HttpException(Reason.PAUSED, call, lastFailure);
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
