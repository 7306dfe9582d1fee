package org.magpie.base.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Spaces calls so that in any stretch of time of a rate's length there are no more than it allows, wherever the stretch begins. Safe
 * for any number of threads.
 */
final class CallWindow {
    private final HttpSettings.Rate rate;
    private final LongSupplier nanos;
    private final Deque<Long> turns = new ArrayDeque<>(); // of the last calls, in the order of time; some may lie ahead

    CallWindow(HttpSettings.Rate rate) {
        this(rate, System::nanoTime);
    }

    CallWindow(HttpSettings.Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
    }

    /**
     * Returns how long a call has to wait for its turn, and keeps that turn for it, unless it cannot wait so long.
     *
     * @param most how long it can wait
     */
    synchronized Duration reserve(Duration most) {
        long now = nanos.getAsLong();
        long turn = now;
        if (turns.size() >= rate.calls()) {
            long free = turns.getFirst() + rate.in().toNanos();
            turn = free - now > 0 ? free : now;
        }
        Duration wait = Duration.ofNanos(turn - now);
        if (wait.compareTo(most) < 0) {
            turns.addLast(turn);
            if (turns.size() > rate.calls()) {
                turns.removeFirst();
            }
        }
        return wait;
    }
}
