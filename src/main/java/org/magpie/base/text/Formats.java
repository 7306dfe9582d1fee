package org.magpie.base.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Sizes, speeds and times as people say them, in the language of the texts. */
public final class Formats {
    private static final List<String> SIZES = List.of("bytes", "kb", "mb", "gb", "tb", "pb");

    private final Texts texts;

    public Formats(Texts texts) {
        this.texts = texts;
    }

    /**
     * Such as "1.4 GB": powers of 1000 (SI), two digits below ten.
     *
     * @param bytes 0 or more
     */
    public String size(long bytes) {
        double shown = Math.max(0, bytes);
        int unit = 0;
        while (rounded(shown) >= 1000 && unit < SIZES.size() - 1) {
            shown /= 1000;
            unit++;
        }
        return texts.get("format.size." + SIZES.get(unit), number(shown, unit == 0 ? 0 : digits(shown)));
    }

    /** Such as "3.2 MB/s". */
    public String speed(long bytesPerSecond) {
        return texts.get("format.speed", size(bytesPerSecond));
    }

    /** Such as "2 h 5 min", "45 s"; the two largest units that count. */
    public String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return texts.get("format.duration.seconds", seconds);
        }
        if (seconds < 3_600) {
            return texts.get("format.duration.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            long minutes = seconds % 3_600 / 60;
            return minutes == 0
                    ? texts.get("format.duration.hours", seconds / 3_600)
                    : texts.get("format.duration.hours-minutes", seconds / 3_600, minutes);
        }
        return texts.get("format.duration.days", seconds / 86_400);
    }

    /** Such as "2 min left". */
    public String left(Duration time) {
        return texts.get("format.left", duration(time));
    }

    /** Such as "3 h ago", "in 5 min"; "now" within a minute. */
    public String relative(Instant time, Instant now) {
        Duration since = Duration.between(time, now);
        if (since.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.get("format.now");
        }
        String shown = coarse(since.abs());
        return since.isNegative() ? texts.get("format.in", shown) : texts.get("format.ago", shown);
    }

    private String coarse(Duration time) {
        if (time.toHours() >= 1 && time.toDays() < 1) {
            return texts.get("format.duration.hours", time.toHours());
        }
        return duration(time);
    }

    private static double rounded(double shown) {
        return shown < 10 ? Math.round(shown * 10) / 10.0 : Math.round(shown);
    }

    private static int digits(double shown) {
        return shown < 9.95 ? 1 : 0;
    }

    private String number(double number, int digits) {
        Locale locale = texts.locale();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setGroupingUsed(false);
        return format.format(number);
    }
}
