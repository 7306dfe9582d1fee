package org.magpie.pipeline.match;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with the season that stands in it, as releases of anime are named: {@code Paper Lantern 2nd Season}.
 *
 * @param name without the season
 * @param part of the season, as in "Season 2 Part 2"; 0 where none is named
 * @param isSure whether the words can mean nothing else; a bare number ("II", "2") may be part of the name
 */
record SeasonWords(String name, int season, int part, boolean isSure) {
    private static final String BEHIND = "^(.+?)[\\s._:~,-]+";
    private static final String NUMBER = "(\\d{1,2}|[ivx]{1,4})";
    private static final String SEASON = "(?:season|saison|staffel|temporada|stagione|seizoen|sezon|сезон)";
    private static final List<Pattern> SURE = List.of(
            pattern(BEHIND + "s(\\d{1,2})$"),
            pattern(BEHIND + SEASON + "[\\s._:-]*" + NUMBER + "$"),
            pattern(BEHIND + "(\\d{1,2})(?:st|nd|rd|th|\\.|ª|º|-?й)?[\\s._-]*" + SEASON + "$"),
            pattern(BEHIND + "(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\\s._-]+season$"),
            pattern("^(.+?)[\\s._-]*第?\\s*([\\d一二三四五六七八九十]{1,2})\\s*[期季]$"),
            pattern("^(.+?)[\\s._-]*시즌\\s*(\\d{1,2})$"));
    private static final Pattern PART = pattern(BEHIND + "(?:part|cour|pt)[\\s._-]*(\\d)$");
    private static final Pattern NUMERAL = pattern(BEHIND + "([ivx]{1,4}|[2-9])$");

    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final List<String> ORDINAL =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final String HAN = "一二三四五六七八九十";

    /** The season words at the end of a name; empty where there are none. */
    static Optional<SeasonWords> of(String name) {
        String stripped = name.strip();
        Matcher part = PART.matcher(stripped);
        if (part.matches()) {
            return sure(part.group(1), Integer.parseInt(part.group(2)));
        }
        Optional<SeasonWords> sure = sure(stripped, 0);
        if (sure.isPresent()) {
            return sure;
        }
        Matcher numeral = NUMERAL.matcher(stripped);
        return numeral.matches() && number(numeral.group(2)) > 1
                ? Optional.of(new SeasonWords(numeral.group(1), number(numeral.group(2)), 0, false))
                : Optional.empty();
    }

    private static Optional<SeasonWords> sure(String stripped, int part) {
        for (Pattern pattern : SURE) {
            Matcher words = pattern.matcher(stripped);
            if (words.matches() && number(words.group(2)) > 0) {
                return Optional.of(new SeasonWords(words.group(1), number(words.group(2)), part, true));
            }
        }
        return Optional.empty();
    }

    private static int number(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return Integer.parseInt(lower);
        }
        int roman = ROMAN.indexOf(lower) + 1;
        int ordinal = ORDINAL.indexOf(lower) + 1;
        return Math.max(Math.max(roman, ordinal), han(lower));
    }

    /** 十二 is 12; 0 for what is no number of one or two Han figures. */
    private static int han(String written) {
        if (written.length() == 2 && written.charAt(0) == '十') {
            int ones = HAN.indexOf(written.charAt(1)) + 1;
            return ones > 0 && ones < 10 ? 10 + ones : 0;
        }
        return written.length() == 1 ? HAN.indexOf(written.charAt(0)) + 1 : 0;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
