package org.magpie.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class CallCountsTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T22:00:00Z"));

    @Test
    void makesNoMoreCallsADayThanItMayAndSaysWhenItMayAgain() {
        CallCounts calls = new CallCounts(new UnlimitedCalls(), clock);
        Budget budget = new Budget(0, 2);
        calls.spend(1, "site", budget);
        calls.spend(1, "site", budget);

        assertThatThrownBy(() -> calls.spend(1, "site", budget))
                .isInstanceOf(ProviderException.RateLimited.class)
                .extracting(failure -> ((ProviderException.RateLimited) failure).retryAfter())
                .isEqualTo(Duration.ofHours(2));
        calls.spend(2, "another site", budget);
        clock.move(Duration.ofHours(2));
        calls.spend(1, "site", budget);
    }

    @Test
    void makesNoMoreCallsAMinuteThanItMay() {
        CallCounts calls = new CallCounts(new UnlimitedCalls(), clock);
        Budget budget = new Budget(2, 0);
        calls.spend(1, "site", budget);
        clock.move(Duration.ofSeconds(40));
        calls.spend(1, "site", budget);

        assertThatThrownBy(() -> calls.spend(1, "site", budget))
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderException.RateLimited.class))
                .extracting(ProviderException.RateLimited::retryAfter)
                .isEqualTo(Duration.ofSeconds(20));
        clock.move(Duration.ofSeconds(20));
        calls.spend(1, "site", budget);
    }

    @Test
    void countsOnAfterARestart() {
        try (TestStore store = new TestStore(folder)) {
            Budget budget = new Budget(0, 2);
            new CallCounts(new StoredCalls(store.store()), clock).spend(1, "site", budget);
            CallCounts after = new CallCounts(new StoredCalls(store.store()), clock);
            after.spend(1, "site", budget);

            assertThat(new StoredCalls(store.store()).read(1, LocalDate.of(2026, 3, 1)))
                    .isEqualTo(2);
            assertThatThrownBy(() -> after.spend(1, "site", budget)).isInstanceOf(ProviderException.RateLimited.class);
        }
    }

    @Test
    void whatIsOnlyTriedCountsForNothing() {
        CallCounts calls = new CallCounts(new UnlimitedCalls(), clock);

        calls.spend(0, "trial", new Budget(1, 1));
        calls.spend(0, "trial", new Budget(1, 1));
    }
}
