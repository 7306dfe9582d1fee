package org.magpie.pipeline.search.indexer;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** What feeds write in words: sizes, numbers of seeders, languages, names with entities in them. */
public final class FeedText {
    private static final int LOOKED_AT = 20_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern SIZE = Pattern.compile(
            "(?<![\\w.])(\\d{1,9}(?:[.,]\\d{1,9}){0,3})\\s{0,3}([KMGT])(i?)(?:B|o)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_SIZE =
            Pattern.compile("size\\W{1,10}(\\d{4,15})\\b(?!\\s*[KMGT.])", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEEDERS = counted("seed(?:er)?s?(?:\\(s\\))?");
    private static final Pattern LEECHERS = counted("(?:leech(?:er)?s?(?:\\(s\\))?|peers?)");
    private static final Map<String, String> LANGUAGES = languages();

    private FeedText() {}

    /** A release name without entities, line ends and blanks that were left in it. */
    public static String name(String written) {
        String text = written.contains("&") ? StringEscapeUtils.unescapeHtml4(written) : written;
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Bytes, from a plain number or from the likes of "1.37 GB" (powers of 1,024 throughout, as trackers count); -1 where none. */
    public static long size(String written) {
        String text = head(written);
        if (NUMBER.matcher(text.strip()).matches()) {
            return plain(text.strip());
        }
        Matcher size = SIZE.matcher(text);
        if (size.find()) {
            double number = decimal(size.group(1));
            int power = "kmgt".indexOf(Character.toLowerCase(size.group(2).charAt(0))) + 1;
            double bytes = number * Math.pow(1024, power);
            return bytes < Long.MAX_VALUE ? Math.round(bytes) : -1;
        }
        Matcher named = PLAIN_SIZE.matcher(text);
        return named.find() ? plain(named.group(1)) : -1;
    }

    /** "Seeders: 6", "SEEDERS (3)", "1 seeder(s)". */
    static OptionalInt seeders(String written) {
        return count(SEEDERS, written);
    }

    static OptionalInt leechers(String written) {
        return count(LEECHERS, written);
    }

    /** A whole number of at least 0; -1 where it is none. */
    public static int count(String written) {
        String text = written.strip();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** English names of languages given by name or ISO 639 code, in any of the ways they are listed. */
    public static Set<String> languages(String written) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : head(written).split("[,;/|]| - ")) {
            String name = LANGUAGES.get(part.strip().toLowerCase(Locale.ROOT));
            if (name != null) {
                found.add(name);
            }
        }
        return found;
    }

    private static Pattern counted(String what) {
        return Pattern.compile(
                "\\b" + what + "\\s{0,3}[:=(]\\s{0,3}(\\d{1,7})|(?<![\\w.])(\\d{1,7})\\s{1,3}" + what + "(?!\\w)",
                Pattern.CASE_INSENSITIVE);
    }

    private static OptionalInt count(Pattern pattern, String written) {
        Matcher found = pattern.matcher(head(written));
        if (!found.find()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static long plain(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }

    /** "1,234.5", "1.234,5" and "1,5": the last mark parts off the fraction unless three digits follow a single comma. */
    private static double decimal(String written) {
        int comma = written.lastIndexOf(',');
        int point = written.lastIndexOf('.');
        String text;
        if (comma > point) {
            boolean thousands = written.indexOf(',') != comma || written.length() - comma - 1 == 3;
            text = thousands
                    ? written.replace(",", "")
                    : written.replace(".", "").replace(',', '.');
        } else {
            text = written.replace(",", "");
        }
        return text.indexOf('.') == text.lastIndexOf('.')
                ? Double.parseDouble(text)
                : Double.parseDouble(text.replace(".", ""));
    }

    private static String head(String text) {
        return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    }

    private static Map<String, String> languages() {
        Map<String, String> names = new ConcurrentHashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            String english = language.getDisplayLanguage(Locale.ENGLISH);
            names.put(code, english);
            names.put(english.toLowerCase(Locale.ROOT), english);
            try {
                names.put(language.getISO3Language(), english);
            } catch (MissingResourceException none) {
                // a language without a code of three letters
            }
        }
        // The bibliographic codes of ISO 639-2 where they differ, and what is written besides.
        names.putAll(Map.ofEntries(
                Map.entry("ger", "German"),
                Map.entry("fre", "French"),
                Map.entry("dut", "Dutch"),
                Map.entry("chi", "Chinese"),
                Map.entry("cze", "Czech"),
                Map.entry("gre", "Greek"),
                Map.entry("rum", "Romanian"),
                Map.entry("slo", "Slovak"),
                Map.entry("ice", "Icelandic"),
                Map.entry("per", "Persian"),
                Map.entry("norwegian bokmål", "Norwegian"),
                Map.entry("cantonese", "Chinese"),
                Map.entry("mandarin", "Chinese")));
        return Map.copyOf(names);
    }
}
