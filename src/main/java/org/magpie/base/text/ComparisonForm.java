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

    private static final String APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`\u2032\uff07";

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
            if (!inside || !SMALL_WORDS.contains(lower) || isOfAcronym(spoken, word)) {
                form.append(lower);
            }
        }
        return Accents.fold(form.toString());
    }

    /**
     * Whether a small word is a letter of an acronym: behind a letter that stands alone between two signs, or (for "a") before one, as
     * in {@code S.W.A.N.} and {@code M*A*S*H}. An apostrophe parts nothing.
     */
    private static boolean isOfAcronym(String text, Word word) {
        boolean behindLetter = isLoneLetter(text, word.start - 2);
        boolean single = word.end - word.start == 1;
        return behindLetter || (single && isLoneLetter(text, word.end + 1));
    }

    private static boolean isLoneLetter(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && isWordPart(text.charAt(at))
                && parts(text.charAt(at - 1))
                && parts(text.charAt(at + 1));
    }

    private static boolean parts(char sign) {
        return !isWordPart(sign) && sign != '\'' && sign != '_';
    }

    /**
     * As {@link #strict}, and also the same for a title with or without its leading article, with {@code &} or {@code and}, with
     * roman or arabic numerals, with or without dots in an acronym, with or without apostrophes.
     */
    public static String loose(String text) {
        return Accents.fold(String.join("", looseWords(text)));
    }

    /** The words of {@link #loose}, still with their accents, in lower case. */
    public static List<String> looseWords(String text) {
        String spoken = withoutApostrophes(sayPercent(text)).replace("&", " and ");
        List<Word> words = words(spoken);
        List<String> kept = new ArrayList<>(words.size());
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            String lower = spoken.substring(word.start, word.end).toLowerCase(Locale.ROOT);
            boolean last = at == words.size() - 1;
            boolean small = at == 0 ? ARTICLES.contains(lower) : SMALL_WORDS.contains(lower);
            if (!small || last || isBesideLetter(words, at)) {
                kept.add(at > 0 ? arabic(lower) : lower);
            }
        }
        return kept;
    }

    /** Whether an "a" stands beside another single letter and so belongs to an acronym. */
    private static boolean isBesideLetter(List<Word> words, int at) {
        return words.get(at).isLetter()
                && ((at > 0 && words.get(at - 1).isLetter())
                        || (at + 1 < words.size() && words.get(at + 1).isLetter()));
    }

    /** "I'm" is one word, whichever of the signs is taken for the apostrophe. */
    private static String withoutApostrophes(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            boolean between = at > 0
                    && at + 1 < text.length()
                    && isWordPart(text.charAt(at - 1))
                    && isWordPart(text.charAt(at + 1));
            if (!between || APOSTROPHES.indexOf(text.charAt(at)) < 0) {
                kept.append(text.charAt(at));
            }
        }
        return kept.toString();
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

    private record Word(int start, int end) {
        boolean isLetter() {
            return end - start == 1;
        }
    }
}
