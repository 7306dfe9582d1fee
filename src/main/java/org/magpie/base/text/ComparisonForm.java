package org.magpie.base.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Forms in which two spellings of one title are the same text.
 *
 * <p>{@link #strict} is the form the established managers keep in their databases and answer in their interfaces, so that titles
 * can be compared with theirs. {@link #loose} goes further and is for matching alone.
 */
public final class ComparisonForm {
    /** Words that people leave out or write differently. They count at the beginning and the end of a title only. */
    private static final Set<String> SMALL_WORDS = Set.of("a", "à", "an", "the", "and", "or", "of");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private static final List<String> ROMAN =
            List.of("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv");

    private ComparisonForm() {}

    /**
     * Lower case, letters and digits only, without accents and without articles and joining words inside. A text of nothing but
     * digits stays as it is; a percent sign behind a number is the word.
     *
     * @return empty for a text of nothing but punctuation
     */
    public static String strict(String text) {
        if (isNumber(text)) {
            return text;
        }
        String spoken = sayPercent(text);
        StringBuilder form = new StringBuilder(spoken.length());
        for (Word word : words(spoken)) {
            boolean inside = word.start > 0 && word.end < spoken.length();
            String lower = spoken.substring(word.start, word.end).toLowerCase(Locale.ROOT);
            if (!inside || !SMALL_WORDS.contains(lower)) {
                form.append(lower);
            }
        }
        return Accents.strip(form.toString());
    }

    /**
     * As {@link #strict}, and also the same for a title with or without its leading article, with {@code &} or {@code and}, with
     * roman or arabic numerals.
     */
    public static String loose(String text) {
        String spoken = sayPercent(text).replace("&", " and ");
        List<Word> words = words(spoken);
        StringBuilder form = new StringBuilder(spoken.length());
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            String lower = spoken.substring(word.start, word.end).toLowerCase(Locale.ROOT);
            boolean last = at == words.size() - 1;
            boolean skipped = at == 0 ? ARTICLES.contains(lower) && !last : SMALL_WORDS.contains(lower) && !last;
            if (!skipped) {
                form.append(at > 0 ? arabic(lower) : lower);
            }
        }
        return Accents.strip(form.toString());
    }

    private static String arabic(String word) {
        int at = ROMAN.indexOf(word);
        return at < 0 ? word : Integer.toString(at + 2);
    }

    /** "3%" is read "three percent"; a percent sign that hides a letter ("f@%k") is only punctuation. */
    private static String sayPercent(String text) {
        int sign = text.indexOf('%');
        if (sign < 0) {
            return text;
        }
        StringBuilder spoken = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            spoken.append(letter == '%' && endsWithNumber(text, at) ? "percent" : String.valueOf(letter));
        }
        return spoken.toString();
    }

    private static boolean endsWithNumber(String text, int end) {
        int start = end;
        while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start < end && (start == 0 || !Character.isLetter(text.charAt(start - 1)));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean inWord = at < text.length() && isWordPart(text.charAt(at));
            if (inWord && start < 0) {
                start = at;
            } else if (!inWord && start >= 0) {
                words.add(new Word(start, at));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter)
                || Character.isSurrogate(letter)
                || switch (Character.getType(letter)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    private record Word(int start, int end) {}
}
