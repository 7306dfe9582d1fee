package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Quiet hours go by the clock on the wall, over midnight and over the days on which it is changed. */
class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    @Test
    void they_reach_over_midnight() {
        QuietHours night = hours("22:30", "07:00");
        assertThat(night.endAround(Instant.parse("2026-06-15T21:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-06-16T05:00:00Z"));
        assertThat(night.endAround(Instant.parse("2026-06-16T03:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-06-16T05:00:00Z"));
        assertThat(night.endAround(Instant.parse("2026-06-16T05:00:00Z"), BERLIN))
                .isEmpty();
        assertThat(night.endAround(Instant.parse("2026-06-15T20:29:00Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void they_end_once_where_the_clock_is_put_back() {
        QuietHours night = hours("23:00", "02:30");
        Instant end = Instant.parse("2026-10-25T00:30:00Z"); // the first 02:30 of that night
        assertThat(night.endAround(end.minusSeconds(1), BERLIN)).contains(end);
        assertThat(night.endAround(end, BERLIN)).isEmpty();
        assertThat(night.endAround(Instant.parse("2026-10-25T01:15:00Z"), BERLIN))
                .as("the second 02:15")
                .isEmpty();
    }

    @Test
    void they_end_where_the_clock_skips_their_end() {
        QuietHours night = hours("23:00", "02:30");
        assertThat(night.endAround(Instant.parse("2026-03-29T00:30:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(night.endAround(Instant.parse("2026-03-29T01:30:00Z"), BERLIN))
                .isEmpty();
    }
}
