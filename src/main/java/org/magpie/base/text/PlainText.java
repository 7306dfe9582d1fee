package org.magpie.base.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts from outside without what is no text: control characters, which a terminal obeys, and marks that turn the direction of
 * writing, by which a name can be made to look like another ({@code exe.vkm} for {@code mkv.exe}). Marks that scripts and
 * pictures need between letters (joiners, variation selectors) stay.
 */
public final class PlainText {
    /** C0, C1, line and paragraph separators, marks of direction, and what Unicode calls no character. */
    private static final String NO_TEXT =
            "\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF"
                    + "\\uFFF9-\\uFFFB\\uFFFE\\uFFFF\\p{Cs}\\x{E0001}\\x{E007F}";

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]+");
    private static final Pattern UNWANTED = Pattern.compile("[" + NO_TEXT + "]");
    private static final Pattern UNWANTED_OF_LINES = Pattern.compile("[" + NO_TEXT + "&&[^\\t\\n\\r]]");

    private PlainText() {}

    /** One line, such as a name: breaks become blanks, everything else that is no text is left out. */
    public static String line(String text) {
        return isPlain(text)
                ? text
                : UNWANTED.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** What may be written to a terminal: what is no text is written out as JSON and Java escape it. */
    public static String escaped(String text) {
        return isPlain(text)
                ? text
                : UNWANTED_OF_LINES
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(found.group()
                                .chars()
                                .mapToObj(letter -> String.format("\\u%04x", letter))
                                .reduce("", String::concat)));
    }

    /** Nearly always so, and found out without a pattern. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter > '~') {
                return false;
            }
        }
        return true;
    }
}
