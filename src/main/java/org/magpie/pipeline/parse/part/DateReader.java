package org.magpie.pipeline.parse.part;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Resolution;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Reads the date of a daily episode: 2015.09.07, 2012.16.02, 28.04.2018, 20161024, 140722, 31st Jan 2025, January 31 2025. A date whose day and
 * month could be swapped is no date, and neither is one before television had daily shows.
 */
public final class DateReader {
    private static final int FIRST_YEAR = 1960;
    private static final int SHORTEST_MONTH = 3;
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final Tokens tokens;

    public DateReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A date in a name.
     *
     * @param first index of its first word
     * @param last index of its last word
     * @param date null when it says a date that cannot be taken: ambiguous or too old
     */
    public record Found(int first, int last, @Nullable LocalDate date) {}

    /** The first date in the name, null when there is none. */
    @Nullable
    public Found find() {
        for (int i = 0; i < tokens.size(); i++) {
            Found found = at(i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found at(int index) {
        Token first = tokens.get(index);
        if (Characters.isDigit(first.text().charAt(0))) {
            Found found = inThree(index);
            if (found == null && first.isNumber(8)) {
                found = compact(index, first.number() / 10_000, first.number() / 100 % 100, first.number() % 100);
            }
            if (found == null && first.isNumber(6) && isTight(index) && !isBehindEpisode(index)) {
                int year = first.number() / 10_000;
                found = year < 10
                        ? null
                        : compact(index, 2000 + year, first.number() / 100 % 100, first.number() % 100);
            }
            boolean of = found == null
                    && index + 3 < tokens.size()
                    && tokens.get(index + 1).is("of");
            return found == null ? inWords(index, of ? index + 2 : index + 1) : found;
        }
        boolean month = index + 2 < tokens.size() && isYear(tokens.get(index + 2)) && month(first.key()) > 0;
        return month ? inWords(index + 1, index) : null;
    }

    private @Nullable Found inThree(int index) {
        if (index + 2 >= tokens.size() || !isJoined(index + 1) || !isJoined(index + 2)) {
            return null;
        }
        Token a = tokens.get(index);
        Token b = tokens.get(index + 1);
        Token c = tokens.get(index + 2);
        if (isYear(a) && isShort(b) && isShort(c)) {
            return yearFirst(index, a.number(), b.number(), c.number());
        }
        if (isYear(c)
                && isShort(a)
                && isShort(b)
                && a.text().length() == 2
                && b.text().length() == 2) {
            return yearLast(index, a.number(), b.number(), c.number());
        }
        return null;
    }

    private Found yearFirst(int index, int year, int month, int day) {
        boolean swapped = month > 12 && day <= 12;
        LocalDate date = swapped ? date(year, day, month) : date(year, month, day);
        return new Found(index, index + 2, date);
    }

    private @Nullable Found yearLast(int index, int one, int two, int year) {
        if (one > 12 && two <= 12) {
            return new Found(index, index + 2, date(year, two, one));
        }
        if (two > 12 && one <= 12) {
            return new Found(index, index + 2, date(year, one, two));
        }
        if (one > 12) {
            return null;
        }
        return new Found(index, index + 2, one == two ? date(year, one, two) : null);
    }

    private static boolean isYear(Token token) {
        return token.isNumber(4) && token.number() >= 1900 && token.number() < 2100;
    }

    private static boolean isShort(Token token) {
        return token.isNumber() && token.text().length() <= 2 && token.number() > 0 && token.number() <= 31;
    }

    private @Nullable Found compact(int index, int year, int month, int day) {
        LocalDate date = date(year, month, day);
        return date == null ? null : new Found(index, index, date);
    }

    /** "31st Jan 2025", "31st of January 2025", "January 31st, 2025". */
    private @Nullable Found inWords(int dayIndex, int monthIndex) {
        int first = Math.min(dayIndex, monthIndex);
        int last = Math.max(dayIndex, monthIndex) + 1;
        if (last >= tokens.size() || !isYear(tokens.get(last))) {
            return null;
        }
        String key = tokens.get(dayIndex).key();
        int digits = Characters.digitsEnd(key, 0);
        String ending = key.substring(digits);
        boolean ordinal = ending.isEmpty() || List.of("st", "nd", "rd", "th").contains(ending);
        int month = month(tokens.get(monthIndex).key());
        if (!ordinal || month == 0 || digits == 0 || digits > 2) {
            return null;
        }
        LocalDate date = date(tokens.get(last).number(), month, Characters.number(key, 0, digits));
        return date == null ? null : new Found(first, last, date);
    }

    /** The month a word names, in full or by its first letters; 0 when it names none. */
    private static int month(String key) {
        for (int i = 0; key.length() >= SHORTEST_MONTH && i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(key)) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean isJoined(int index) {
        return tokens.gapIs(index, '.')
                || tokens.gapIs(index, '-')
                || tokens.gapIs(index, '_')
                || tokens.gapIs(index, '/')
                || tokens.gapIs(index, ' ');
    }

    /**
     * Whether a word stands between dots, underscores or hyphens: six digits between blanks are something else, unless the size of
     * the picture follows, as in "Title 240722 720p".
     */
    private boolean isTight(int index) {
        boolean sized = index > 0
                && index + 1 < tokens.size()
                && tokens.gapIs(index, ' ')
                && Resolution.of(tokens.get(index + 1).key()) > 0;
        return sized
                || index > 0 && "._-".indexOf(tokens.before(index)) >= 0 && "._-".indexOf(tokens.after(index)) >= 0;
    }

    /** "E56.190121" and "E16.END.240428": the episode is numbered, the six digits only say when it was shown. */
    private boolean isBehindEpisode(int index) {
        boolean last = index > 1 && tokens.get(index - 1).is("end");
        String key = tokens.get(last ? index - 2 : index - 1).key();
        return key.length() > 1 && key.charAt(0) == 'e' && Characters.number(key, 1, key.length()) >= 0;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        if (year < FIRST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
