package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.download.direct.BandwidthSchedule.Days;

class BandwidthScheduleTest {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 30);

    @Test
    void withoutOtherHoursTheLimitIsAlwaysTheSame() {
        assertThat(BandwidthSchedule.steady(5).at(at("2026-06-15T12:00"))).isEqualTo(5);
        assertThat(BandwidthSchedule.UNLIMITED.at(at("2026-06-15T00:00"))).isZero();
    }

    @Test
    void theOtherHoursBeginOnTheMinuteAndEndOnTheMinute() {
        BandwidthSchedule bandwidthSchedule = new BandwidthSchedule(1, 2, Days.EVERY_DAY, MORNING, EVENING);
        assertThat(bandwidthSchedule.at(at("2026-06-15T07:29"))).isEqualTo(1);
        assertThat(bandwidthSchedule.at(at("2026-06-15T07:30"))).isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-15T21:59"))).isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-15T22:00"))).isEqualTo(1);
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        BandwidthSchedule bandwidthSchedule = new BandwidthSchedule(1, 2, Days.WORKDAYS, EVENING, MORNING);
        assertThat(bandwidthSchedule.at(at("2026-06-19T23:00")))
                .as("Friday night")
                .isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-20T03:00")))
                .as("Saturday before dawn")
                .isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-20T23:00")))
                .as("Saturday night")
                .isEqualTo(1);
        assertThat(bandwidthSchedule.at(at("2026-06-22T03:00")))
                .as("Monday before dawn")
                .isEqualTo(1);
    }

    @Test
    void theSameTimeTwiceIsAWholeDay() {
        BandwidthSchedule bandwidthSchedule = new BandwidthSchedule(1, 2, Days.WEEKEND, MORNING, MORNING);
        assertThat(bandwidthSchedule.at(at("2026-06-20T07:29"))).isEqualTo(1);
        assertThat(bandwidthSchedule.at(at("2026-06-20T07:30"))).isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-21T12:00"))).isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-22T07:29"))).isEqualTo(2);
        assertThat(bandwidthSchedule.at(at("2026-06-22T07:30"))).isEqualTo(1);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
