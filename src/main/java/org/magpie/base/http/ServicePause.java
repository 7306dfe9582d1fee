package org.magpie.base.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.DueTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long one service wants to be left alone by every call: what its {@code Retry-After} says, from a second to a day, and where it
 * says "too many requests" (429) without a time, 5 seconds and twice as long each time in a row, for 15 minutes at most. Kept over
 * restarts. Safe for any number of threads.
 */
final class ServicePause {
    private static final Logger LOG = LoggerFactory.getLogger(ServicePause.class);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofMinutes(15);

    private final String service;
    private final HostPauses kept;
    private final Clock clock;
    private @Nullable Instant until;
    private int refusals;

    ServicePause(String service, HostPauses kept, Clock clock) {
        this.service = service;
        this.kept = kept;
        this.clock = clock;
        this.until = kept.until(service).orElse(null);
    }

    /** What is left of the pause; zero when it is over. */
    synchronized Duration left() {
        Instant now = clock.instant();
        return until == null || DueTime.isReached(until, now, LONGEST) ? Duration.ZERO : Duration.between(now, until);
    }

    /** Keeps the pause that an answer asks for, unless a longer one is under way. */
    void heed(HttpResponse response) {
        Optional<Instant> wanted = wanted(response);
        if (wanted.isPresent()) {
            LOG.info("{} answered {} and is left alone until {}", service, response.status(), wanted.get());
            kept.keep(service, wanted.get());
        }
    }

    private synchronized Optional<Instant> wanted(HttpResponse response) {
        if (response.status() != 429 && response.status() != 503) {
            refusals = 0;
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration asked = response.retryAfter(now).orElse(null);
        if (asked == null && response.status() == 503) {
            return Optional.empty();
        }
        refusals++;
        Instant wanted = now.plus(asked == null ? doubled() : bounded(asked));
        if (left().compareTo(Duration.between(now, wanted)) >= 0) {
            return Optional.empty();
        }
        until = wanted;
        return Optional.of(wanted);
    }

    private Duration doubled() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(refusals - 1, 10));
        return pause.compareTo(LAST) > 0 ? LAST : pause;
    }

    private static Duration bounded(Duration asked) {
        if (asked.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }
}
