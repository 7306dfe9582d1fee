package org.magpie.insight.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.error.UserException;

/** Values as people write them, as numbers. */
final class FilterValues {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:[.,]\\d{1,6})?");
    private static final Pattern SIZE = Pattern.compile(
            "(\\d{1,9}(?:[.,]\\d{1,3})?)\\s*(b|kb|mb|gb|tb|кб|мб|гб|тб)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})\\s*(?:d|д)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Double> UNITS =
            Map.of("b", 1.0, "kb", 1e3, "mb", 1e6, "gb", 1e9, "tb", 1e12, "кб", 1e3, "мб", 1e6, "гб", 1e9, "тб", 1e12);

    private FilterValues() {}

    /**
     * @throws UserException where it is none of the field
     */
    static double number(FilterField field, String value, Instant now) {
        String text = value.strip();
        return switch (field.type()) {
            case SIZE -> size(field, text);
            case TIME -> time(field, text, now);
            default -> {
                if (!NUMBER.matcher(text).matches()) {
                    throw new UserException("filter.value", field.word(), value);
                }
                yield Double.parseDouble(text.replace(',', '.'));
            }
        };
    }

    private static double size(FilterField field, String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new UserException("filter.value.size", field.word(), text);
        }
        String unit = size.group(2) == null ? "b" : size.group(2).toLowerCase(Locale.ROOT);
        return Double.parseDouble(size.group(1).replace(',', '.')) * UNITS.getOrDefault(unit, 1.0);
    }

    private static double time(FilterField field, String text, Instant now) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return now.minus(Duration.ofDays(Integer.parseInt(age.group(1)))).toEpochMilli();
        }
        try {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException none) {
            throw new UserException(none, "filter.value.time", field.word(), text);
        }
    }
}
