package org.magpie.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallWindowTest {
    private static final Duration PATIENT = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong(7_000_000_000L);

    private CallWindow window(int calls, Duration in) {
        return new CallWindow(new HttpSettings.Rate(calls, in), now::get);
    }

    @Test
    void spaces_calls_by_a_whole_second_where_one_a_second_is_allowed() {
        CallWindow window = window(1, Duration.ofSeconds(1));

        assertThat(window.reserve(PATIENT)).isZero();
        assertThat(window.reserve(PATIENT)).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofMillis(990).toNanos());
        assertThat(window.reserve(PATIENT)).isEqualTo(Duration.ofMillis(1_010));
    }

    @Test
    void keeps_no_turn_for_a_call_that_cannot_wait_for_it() {
        CallWindow window = window(1, Duration.ofSeconds(1));
        window.reserve(PATIENT);

        assertThat(window.reserve(Duration.ofMillis(300))).isEqualTo(Duration.ofSeconds(1));
        assertThat(window.reserve(PATIENT)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void no_stretch_of_time_holds_more_calls_than_allowed_wherever_it_begins() {
        Duration stretch = Duration.ofSeconds(10);
        CallWindow window = window(20, stretch);
        Random random = new Random(5);
        List<Long> made = new ArrayList<>();

        for (int call = 0; call < 1_000; call++) {
            now.addAndGet(random.nextLong(Duration.ofMillis(900).toNanos()));
            made.add(now.get() + window.reserve(PATIENT).toNanos());
        }

        assertThat(made).isSorted();
        for (int call = 20; call < made.size(); call++) {
            assertThat(made.get(call) - made.get(call - 20)).isGreaterThanOrEqualTo(stretch.toNanos());
        }
    }
}
