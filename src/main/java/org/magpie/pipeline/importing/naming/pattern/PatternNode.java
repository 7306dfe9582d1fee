package org.magpie.pipeline.importing.naming.pattern;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a parsed naming pattern. */
public sealed interface PatternNode {

    /** Text that stands in every name as it is. */
    record Literal(String text) implements PatternNode {}

    /**
     * A place to be filled: {@code {[Series.Title:30]}} has the prefix "[", the words "Series.Title", the separator ".", the
     * argument "30" and the suffix "]". Prefix and suffix appear only beside a value.
     *
     * @param prefix blanks, dashes, dots, underscores and opening brackets
     * @param words as written; their case decides the case of the value
     * @param separator what stands for blanks in the value, empty when blanks stay
     * @param argument behind the colon, empty when there is none
     * @param suffix blanks, dashes, dots, underscores and closing brackets
     */
    record Token(String prefix, String words, String separator, String argument, String suffix) implements PatternNode {
        /** The letters and digits of the words in lower case; the name under which a token is known. */
        public String key() {
            return keyOf(words);
        }

        /** How the value is cased: as it is, lower or upper, as the words are. */
        public Casing casing() {
            boolean lower = words.chars().noneMatch(Character::isUpperCase);
            boolean upper = words.chars().noneMatch(Character::isLowerCase);
            if (lower) {
                return Casing.LOWER;
            }
            return upper ? Casing.UPPER : Casing.AS_IS;
        }

        /** The argument as a number, 0 when it is none. */
        public int limit() {
            return argument.length() < 6 && argument.matches("-?\\d+") ? Integer.parseInt(argument) : 0;
        }

        public static String keyOf(String words) {
            StringBuilder key = new StringBuilder(words.length());
            words.chars().filter(Character::isLetterOrDigit).forEach(letter -> key.append((char) letter));
            return key.toString().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Literal brackets around tokens, {@code {imdb-{ImdbId}}} or {@code [{Quality Full}]}: all of it goes when no token inside has a
     * value.
     */
    record Group(char opening, List<PatternNode> inside, char closing) implements PatternNode {
        public Group {
            inside = List.copyOf(inside);
        }
    }

    /**
     * Season and episode that belong together, {@code S{season:00}E{episode:00}}, so that a file of several episodes can repeat
     * what it must.
     *
     * @param mark before the season, "S" or empty
     * @param between season and episode, such as "E", "x" or " E"
     * @param divider between two repetitions in the style "duplicate"
     */
    record EpisodeNumbers(String mark, int seasonDigits, String between, int episodeDigits, String divider)
            implements PatternNode {}

    /**
     * Absolute episode number.
     *
     * @param divider blanks and dashes beside it in the pattern, null where there are none
     */
    record AbsoluteNumbers(int digits, @Nullable String divider) implements PatternNode {}

    /**
     * Part number and part count of a book with words around, {@code { (PartNumber of PartCount)}}; appears only for a book that
     * came in several files.
     */
    record Parts(List<PartWord> words) implements PatternNode {
        public Parts {
            words = List.copyOf(words);
        }
    }

    /**
     * A piece of {@link Parts}.
     *
     * @param text literal text, empty for a number
     * @param digits of a number
     */
    record PartWord(Kind kind, String text, int digits) {
        public enum Kind {
            TEXT,
            NUMBER,
            COUNT
        }
    }

    /** How the value of a token is cased. */
    enum Casing {
        AS_IS,
        LOWER,
        UPPER;

        public String apply(String value) {
            return switch (this) {
                case AS_IS -> value;
                case LOWER -> value.toLowerCase(Locale.ROOT);
                case UPPER -> value.toUpperCase(Locale.ROOT);
            };
        }
    }
}
