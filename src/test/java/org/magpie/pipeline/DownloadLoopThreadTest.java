package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class DownloadLoopThreadTest {
    private static final ScheduleSettings QUICK = new ScheduleSettings(
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            Duration.ofDays(1),
            Duration.ofDays(1));

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void goesOnAfterABugInALook() {
        survives(
                () -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new IllegalStateException("a bug");
                    }
                    return false;
                },
                () -> false);
    }

    @Test
    void goesOnAfterAnErrorInALook() {
        survives(
                () -> {
                    int look = looks.incrementAndGet();
                    if (look == 1) {
                        throw new StackOverflowError();
                    }
                    if (look == 2) {
                        throw new OutOfMemoryError("none left");
                    }
                    return false;
                },
                () -> false);
    }

    @Test
    void goesOnWhenItCannotTellWhetherAnythingWaits() {
        survives(
                () -> {
                    looks.incrementAndGet();
                    return false;
                },
                () -> {
                    throw new IllegalStateException("the database does not answer");
                });
    }

    private void survives(BooleanSupplier look, BooleanSupplier waiting) {
        try (DownloadLoopThread loopThread = new DownloadLoopThread(QUICK, look, waiting)) {
            assertThat(loopThread.sinceLook()).isEmpty();
            loopThread.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (looks.get() < 6) {
                loopThread.wake();
                assertThat(System.nanoTime()).as("still looking").isLessThan(end);
                Thread.onSpinWait();
            }
            assertThat(loopThread.sinceLook())
                    .hasValueSatisfying(since -> assertThat(since).isLessThan(Duration.ofSeconds(30)));
        }
    }
}
