package org.magpie.pipeline.parse.word;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words around season and episode numbers, in the languages that names come in. */
public final class SeriesWords {
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");

    /** What stands between the first and the last of a run, in the languages that names come in. */
    private static final Set<String> RUN =
            Set.of("to", "thru", "through", "bis", "à", "al", "a", "till", "tot", "do", "до", "по", "til", "až");

    /** What joins two that follow each other. */
    private static final Set<String> AND = Set.of("and", "und", "et", "y", "e", "en", "och", "og", "i", "и");

    private final Set<String> season = words("season-words.txt");
    private final Map<String, Integer> ordinals = ordinals();
    private final Set<String> episode = words("episode-words.txt");
    private final Set<String> episodeBehind = words("episode-words-behind.txt");
    private final ExtraWords extras = new ExtraWords();
    private final List<String> eastAsianTags = WordList.lines("east-asian-tags.txt");

    private static Set<String> words(String resource) {
        Set<String> words = new HashSet<>();
        for (String word : WordList.lines(resource)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(words);
    }

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new HashMap<>();
        int number = 0;
        for (String line : WordList.lines("ordinal-words.txt")) {
            number++;
            for (String word : line.split("\\|", -1)) {
                ordinals.put(word.strip().toLowerCase(Locale.ROOT), number);
            }
        }
        return Map.copyOf(ordinals);
    }

    /** The number of an ordinal in words, such as "second"; 0 when it is none. */
    public int ordinal(Token token) {
        return ordinals.getOrDefault(token.key(), 0);
    }

    /** The words for what is beside the episodes. */
    public ExtraWords extras() {
        return extras;
    }

    public boolean isSeason(Token token) {
        return season.contains(token.key());
    }

    /** Whether a season number follows this word. */
    public boolean isSeason(String key) {
        return season.contains(key);
    }

    public boolean isEpisode(Token token) {
        return episode.contains(token.key());
    }

    /** Whether an episode number follows this word. */
    public boolean isEpisode(String key) {
        return episode.contains(key);
    }

    public boolean isEpisodeBehind(Token token) {
        return episodeBehind.contains(token.key());
    }

    /** Whether this word makes a run of the numbers around it: "1 to 8", "1 al 8", "1 по 8". */
    public static boolean isRun(Token token) {
        return RUN.contains(token.key());
    }

    /** Whether this word joins the numbers around it: "1 and 2", "1 y 2". */
    public static boolean isAnd(Token token) {
        return AND.contains(token.key());
    }

    /** Whether a bracket of an East Asian name says something other than the title. */
    public boolean isEastAsianTag(String text) {
        for (String tag : eastAsianTags) {
            if (text.contains(tag)) {
                return true;
            }
        }
        return text.startsWith("★");
    }

    /** The number that a figure, an English word or a Roman numeral stands for; -1 when it is none. */
    public static int number(Token token) {
        if (token.isNumber()) {
            return token.text().length() <= 2 ? token.number() : -1;
        }
        int word = NUMBERS.indexOf(token.key());
        return word >= 0 ? word + 1 : ROMAN.indexOf(token.key()) + 1 == 0 ? -1 : ROMAN.indexOf(token.key()) + 1;
    }
}
