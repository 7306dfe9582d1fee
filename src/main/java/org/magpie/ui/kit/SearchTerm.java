package org.magpie.ui.kit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person types to find something: without case, accents and marks, each word anywhere in any order. */
public final class SearchTerm {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String[] words;

    public SearchTerm(String typed) {
        String folded = fold(typed);
        words = folded.isEmpty() ? new String[0] : folded.split(" ");
    }

    /** A text as needles are compared with it; fold once what is searched often. */
    public static String fold(String text) {
        String plain = isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
                folded.append(Character.toLowerCase(letter));
            } else if (letter != '\''
                    && letter != '’'
                    && !folded.isEmpty()
                    && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ') {
            folded.setLength(folded.length() - 1);
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 127) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    /**
     * @param folded a text that went through {@link #fold}
     */
    public boolean isIn(String folded) {
        for (String word : words) {
            if (!folded.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
