package org.magpie.pipeline.download.direct;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * How fast downloads may be together, by the clock on the wall.
 *
 * @param usual bytes a second, 0 for no limit
 * @param other bytes a second within the other hours, 0 for no limit
 * @param days on which the other hours begin
 * @param from when they begin
 * @param until when they end; not after {@code from} means on the next day, the same time means a whole day
 */
public record BandwidthSchedule(long usual, long other, Days days, LocalTime from, LocalTime until) {
    /** As fast as it goes, always. */
    public static final BandwidthSchedule UNLIMITED = steady(0);

    public BandwidthSchedule {
        if (usual < 0 || other < 0) {
            throw new IllegalArgumentException("A pace is not below 0");
        }
    }

    /** On which days there are other hours. */
    public enum Days {
        NEVER,
        EVERY_DAY,
        WORKDAYS,
        WEEKEND;

        boolean has(DayOfWeek day) {
            boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
            return switch (this) {
                case NEVER -> false;
                case EVERY_DAY -> true;
                case WORKDAYS -> !weekend;
                case WEEKEND -> weekend;
            };
        }
    }

    /** The same at all hours. */
    public static BandwidthSchedule steady(long bytesPerSecond) {
        return new BandwidthSchedule(bytesPerSecond, 0, Days.NEVER, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** Bytes a second allowed at this moment, 0 for no limit. */
    public long at(LocalDateTime now) {
        LocalTime time = now.toLocalTime();
        DayOfWeek today = now.getDayOfWeek();
        boolean overnight = !until.isAfter(from);
        boolean begunToday = days.has(today) && !time.isBefore(from) && (overnight || time.isBefore(until));
        boolean begunYesterday = overnight && days.has(today.minus(1)) && time.isBefore(until);
        return begunToday || begunYesterday ? other : usual;
    }
}
