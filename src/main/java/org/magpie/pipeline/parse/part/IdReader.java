package org.magpie.pipeline.parse.part;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads catalogue ids that names carry: tt1234567, {tmdb-123}, [tmdbid=123], {tvdb-123}, {imdb-tt1234567}. */
public final class IdReader {
    private static final int LONGEST_IMDB = 8;

    private IdReader() {}

    /** Ids by source key ("imdb", "tmdb", "tvdb"). */
    public static Map<String, String> read(Tokens tokens) {
        Map<String, String> ids = HashMap.newHashMap(1);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isImdb(token.key())) {
                ids.putIfAbsent("imdb", token.key());
            }
            String source = sourceOf(token.key());
            if (!source.isEmpty() && i + 1 < tokens.size() && tokens.get(i + 1).isNumber() && isIdAt(tokens, i)) {
                ids.putIfAbsent(source, tokens.get(i + 1).text());
            }
        }
        return ids;
    }

    private static boolean isIdAt(Tokens tokens, int index) {
        return tokens.get(index).depth() > 0 || tokens.gapIs(index + 1, '-');
    }

    /** A stretch of a name without the brackets that hold an id. */
    static String withoutIds(String stretch) {
        if (stretch.indexOf('{') < 0 && stretch.indexOf('[') < 0) {
            return stretch;
        }
        StringBuilder text = new StringBuilder(stretch.length());
        int at = 0;
        while (at < stretch.length()) {
            int close = opensId(stretch, at) ? stretch.indexOf(stretch.charAt(at) == '{' ? '}' : ']', at) : -1;
            if (close < 0) {
                text.append(stretch.charAt(at));
            }
            at = Math.max(at, close) + 1;
        }
        return text.toString();
    }

    private static boolean opensId(String text, int at) {
        if (text.charAt(at) != '{' && text.charAt(at) != '[') {
            return false;
        }
        boolean named = text.regionMatches(true, at + 1, "tvdb", 0, 4)
                || text.regionMatches(true, at + 1, "tmdb", 0, 4)
                || text.regionMatches(true, at + 1, "imdb", 0, 4);
        return named
                || (text.startsWith("tt", at + 1)
                        && Characters.number(text, at + 3, Math.min(text.length(), at + 10)) >= 0);
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
