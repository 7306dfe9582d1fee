package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Formats english = new Formats(new Texts(Locale.ENGLISH));
    private final Formats russian = new Formats(new Texts(Locale.of("ru")));

    @Test
    void sizes_have_two_digits_below_ten() {
        assertThat(english.size(0)).isEqualTo("0 B");
        assertThat(english.size(999)).isEqualTo("999 B");
        assertThat(english.size(1_400_000_000)).isEqualTo("1.4 GB");
        assertThat(english.size(14_300_000)).isEqualTo("14 MB");
        assertThat(english.size(999_999)).isEqualTo("1 MB");
        assertThat(english.size(Long.MAX_VALUE)).isEqualTo("9223 PB");
        assertThat(english.size(-5)).isEqualTo("0 B");
        assertThat(russian.size(1_400_000_000)).isEqualTo("1,4 ГБ");
        assertThat(english.speed(3_200_000)).isEqualTo("3.2 MB/s");
    }

    @Test
    void times_have_the_units_that_count() {
        assertThat(english.duration(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(english.left(Duration.ofSeconds(150))).isEqualTo("2 min left");
        assertThat(english.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(english.duration(Duration.ofHours(2))).isEqualTo("2 h");
        assertThat(english.duration(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(english.duration(Duration.ofDays(3))).isEqualTo("3 days");
        assertThat(russian.left(Duration.ofMinutes(2))).isEqualTo("осталось 2 мин");
    }

    @Test
    void moments_are_told_from_now() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        assertThat(english.relative(now.minusSeconds(20), now)).isEqualTo("just now");
        assertThat(english.relative(now.minusSeconds(7_500), now)).isEqualTo("2 h ago");
        assertThat(english.relative(now.plusSeconds(300), now)).isEqualTo("in 5 min");
        assertThat(russian.relative(now.minusSeconds(300), now)).isEqualTo("5 мин назад");
    }
}
