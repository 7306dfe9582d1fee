package org.magpie.pipeline.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time of each day at which nobody is to be disturbed.
 *
 * @param from of the clock on the wall
 * @param to of the same day, or of the next where that is not after {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /**
     * Returns when the quiet hours end in which a moment lies; empty where it lies in none. A clock that is put back or forward
     * meanwhile makes them longer or shorter, but neither begins them again nor skips their end.
     */
    public Optional<Instant> endAround(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            Instant begin = day.atTime(from).atZone(zone).toInstant();
            LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
            Instant end = last.atTime(to).atZone(zone).toInstant();
            if (!moment.isBefore(begin) && moment.isBefore(end)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }
}
