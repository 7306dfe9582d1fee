package org.magpie.pipeline.search.indexer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 2822 with or without its weekday, seconds or zone, two-digit years, named zones, ISO 8601 with a
 * blank for the T, and seconds since 1970. A stated weekday is not checked; feeds get it wrong.
 */
public final class FeedDate {
    private static final Pattern MAIL =
            Pattern.compile("(?:[A-Za-z]{2,9}\\.?,?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?[\\s-]+(\\d{2}|\\d{4})"
                    + "\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*([+-]\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?.*");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d+)?)?"
                    + "\\s*(Z|[+-]\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> HOURS_OF_ZONE = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("BST", 1),
            Map.entry("MSK", 3));

    private FeedDate() {}

    /** The moment; UTC where no zone is stated or it is not known; empty where it is no date. */
    public static Optional<Instant> read(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > 80) {
            return Optional.empty();
        }
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(at(
                        number(iso.group(1)),
                        number(iso.group(2)),
                        number(iso.group(3)),
                        List.of(number(iso.group(4)), number(iso.group(5)), number(iso.group(6))),
                        iso.group(7)));
            }
            Matcher mail = MAIL.matcher(text);
            if (mail.matches()) {
                int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
                return Optional.of(at(
                        year(mail.group(3)),
                        month,
                        number(mail.group(1)),
                        List.of(number(mail.group(4)), number(mail.group(5)), number(mail.group(6))),
                        mail.group(7)));
            }
            return Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Instant at(int year, int month, int day, List<Integer> time, @Nullable String zone) {
        LocalDateTime local = LocalDateTime.of(year, month, day, time.get(0), time.get(1), Math.min(59, time.get(2)));
        return OffsetDateTime.of(local, offset(zone)).toInstant();
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (zone.startsWith("+") || zone.startsWith("-")) {
            String digits = zone.substring(1).replace(":", "");
            int written = Integer.parseInt(digits);
            int minutes = written / 100 * 60 + written % 100;
            return ZoneOffset.ofTotalSeconds((zone.startsWith("-") ? -minutes : minutes) * 60);
        }
        Integer hours = HOURS_OF_ZONE.get(zone.toUpperCase(Locale.ROOT));
        return hours == null ? ZoneOffset.UTC : ZoneOffset.ofHours(hours);
    }

    /** RFC 2822, section 4.3: two digits below 50 are of this century. */
    private static int year(String written) {
        int year = number(written);
        return written.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
