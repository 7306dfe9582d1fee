package org.magpie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads or programs do. */
public final class Await {
    private Await() {}

    /** Looks every few milliseconds; fails the test with this sentence when it does not come true in time. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited %s for: %s", atMost, what).isLessThan(end);
            LockSupport.parkNanos(10_000_000L);
        }
    }
}
