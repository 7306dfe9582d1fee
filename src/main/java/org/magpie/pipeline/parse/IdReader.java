package org.magpie.pipeline.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads catalogue ids that names carry: tt1234567, {tmdb-123}, [tmdbid=123], {tvdb-123}, {imdb-tt1234567}. */
public final class IdReader {
    private static final int LONGEST_IMDB = 8;

    private IdReader() {}

    /** Ids by source key ("imdb", "tmdb", "tvdb"). */
    static Map<String, String> read(Tokens tokens) {
        Map<String, String> ids = HashMap.newHashMap(1);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isImdb(token.key())) {
                ids.putIfAbsent("imdb", token.key());
            }
            String source = sourceOf(token.key());
            if (!source.isEmpty() && i + 1 < tokens.size() && tokens.get(i + 1).isNumber() && token.depth() > 0) {
                ids.putIfAbsent(source, tokens.get(i + 1).text());
            }
        }
        return ids;
    }

    /** A stretch of a name without the brackets that hold an id. */
    static String withoutIds(String stretch) {
        int at = 0;
        String text = stretch;
        while (at < text.length()) {
            char open = text.charAt(at);
            int close = open == '{' || open == '[' ? text.indexOf(open == '{' ? '}' : ']', at) : -1;
            String inside = close < 0 ? "" : text.substring(at + 1, close).toLowerCase(Locale.ROOT);
            if (inside.startsWith("tvdb") || inside.startsWith("tmdb") || inside.startsWith("imdb") || isImdb(inside)) {
                text = text.substring(0, at) + text.substring(close + 1);
            } else {
                at++;
            }
        }
        return text;
    }

    private static String sourceOf(String key) {
        return switch (key) {
            case "tmdb", "tmdbid" -> "tmdb";
            case "tvdb", "tvdbid" -> "tvdb";
            default -> "";
        };
    }

    private static boolean isImdb(String key) {
        return key.startsWith("tt")
                && key.length() >= 9
                && key.length() <= 10
                && Characters.number(key, 2, key.length()) >= 0;
    }

    /** A loosely written IMDb id in its normal form, "tt" and at least seven digits; empty when it is none. */
    public static Optional<String> normalImdb(String written) {
        String digits = written.strip();
        if (digits.startsWith("tt")) {
            digits = digits.substring(2);
        }
        int number = Characters.number(digits, 0, digits.length());
        if (number <= 0 || digits.length() > LONGEST_IMDB) {
            return Optional.empty();
        }
        return Optional.of("tt" + "0".repeat(Math.max(0, 7 - digits.length())) + digits);
    }
}
