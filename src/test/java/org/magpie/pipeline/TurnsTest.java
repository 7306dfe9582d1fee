package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.magpie.testing.TestStore;

class TurnsTest {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Instant start = TestStore.noon();
    private final Turns turns = new Turns(Duration.ofMinutes(1));

    @Test
    void theFirstIsALittleAfterTheStart() {
        assertThat(turns.isTime(start, PAUSE)).isFalse();
        assertThat(turns.isTime(start.plusSeconds(59), PAUSE)).isFalse();
        assertThat(turns.isTime(start.plusSeconds(60), PAUSE)).isTrue();
    }

    @Test
    void theNextIsAfterThePauseThatIsSetNow() {
        turns.begin(start);

        assertThat(turns.isTime(start.plus(Duration.ofMinutes(14)), PAUSE)).isFalse();
        assertThat(turns.isTime(start.plus(Duration.ofMinutes(15)), PAUSE)).isTrue();
        assertThat(turns.isTime(start.plus(Duration.ofMinutes(15)), Duration.ofHours(1)))
                .isFalse();
    }

    @Test
    void thereIsNoneWhereNoneIsWanted() {
        turns.begin(start);

        assertThat(turns.isTime(start.plus(Duration.ofDays(9)), Duration.ZERO)).isFalse();
        assertThat(turns.isTime(start.plus(Duration.ofDays(9)), PAUSE)).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotHoldItUp() {
        turns.begin(start);

        assertThat(turns.isTime(start.minus(Duration.ofDays(1)), PAUSE)).isTrue();
    }
}
