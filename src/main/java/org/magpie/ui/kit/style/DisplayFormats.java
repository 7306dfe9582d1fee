package org.magpie.ui.kit.style;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.magpie.base.text.Texts;

/** Numbers, sizes and times as people read them, in the language of the window. Safe for any number of threads. */
public final class DisplayFormats {
    private static final String[] UNITS = {"kit.size.b", "kit.size.kb", "kit.size.mb", "kit.size.gb", "kit.size.tb"};
    private static final String UNKNOWN = "–";
    private static final int DAYS_COUNTED = 30;
    private static final int DAYS_OF_YEAR = 365;
    private static final double DAYS_OF_MEAN_YEAR = 365.25;

    private final Texts texts;
    private final Clock clock;

    public DisplayFormats(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * "1.4 GB"; decimal units, as disks and indexers count.
     *
     * @param bytes a dash when negative
     */
    public String size(long bytes) {
        if (bytes < 0) {
            return UNKNOWN;
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return texts.get(UNITS[unit], decimal(value, unit < 2 || value >= 99.95 ? 0 : 1));
    }

    /** "12.3 MB/s". */
    public String speed(long bytesPerSecond) {
        return texts.get("kit.speed", size(bytesPerSecond));
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    /**
     * @param share 0 to 1
     */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(0);
        return format.format(Math.clamp(share, 0, 1));
    }

    /** A rating such as "7.8". */
    public String decimal(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.replace(
                '.', DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator());
    }

    /** "2 min", "1 h 40 min", "3 days". */
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return texts.get("kit.duration.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("kit.duration.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            long minutes = seconds / 60 % 60;
            return minutes == 0
                    ? texts.get("format.duration.hours", seconds / 3600)
                    : texts.get("kit.duration.hours", seconds / 3600, minutes);
        }
        return texts.get("kit.duration.days", seconds / 86_400);
    }

    /** "2 min left". */
    public String left(Duration duration) {
        return texts.get("kit.left", duration(duration));
    }

    /** How old something is: "3 days", "2.1 years". */
    public String age(Instant time) {
        Duration age = Duration.between(time, clock.instant());
        return age.toDays() < DAYS_OF_YEAR
                ? duration(age)
                : texts.get("kit.duration.years", decimal(age.toDays() / DAYS_OF_MEAN_YEAR, 1));
    }

    /** "5 min ago", "in 3 days", "just now"; the date of what is a month away or more. */
    public String relative(Instant time) {
        Duration since = Duration.between(time, clock.instant());
        if (since.abs().toDays() >= DAYS_COUNTED) {
            return date(day(time));
        }
        if (since.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.get("kit.now");
        }
        return since.isNegative()
                ? texts.get("kit.in", duration(since.negated()))
                : texts.get("kit.ago", duration(since));
    }

    /** "today", "tomorrow", "in 3 days", "yesterday", else the date. */
    public String relative(LocalDate date) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), date);
        if (days == 0) {
            return texts.get("kit.today");
        }
        if (days == 1) {
            return texts.get("kit.tomorrow");
        }
        if (days == -1) {
            return texts.get("kit.yesterday");
        }
        return days > 1 && days < DAYS_COUNTED ? texts.get("kit.in", texts.get("kit.duration.days", days)) : date(date);
    }

    /** "21 Nov 2026". */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(date);
    }

    /** Date and time of day in the person's zone; for tooltips. */
    public String exact(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(ZonedDateTime.ofInstant(time, clock.getZone()));
    }

    /** Time of day. */
    public String time(Instant time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(ZonedDateTime.ofInstant(time, clock.getZone()));
    }

    /** The day of a moment in the person's zone. */
    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, clock.getZone());
    }
}
