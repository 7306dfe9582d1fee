package org.magpie.pipeline.parse.word;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a name that is bracketed as a whole, or stands between brackets.
 *
 * @param start first character inside
 * @param end one past the last character inside
 * @param text what is inside
 * @param bracketed whether there are brackets around it
 */
public record Bracket(int start, int end, String text, boolean bracketed) {
    /** Cuts a name into its outermost square, curly and East Asian brackets and what stands between them; round ones stay text. */
    public static List<Bracket> cut(String name) {
        List<Bracket> found = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < name.length()) {
            char character = name.charAt(at);
            int close = character == '[' || character == '【' ? closing(name, at) : -1;
            if (close > 0) {
                addText(found, name, from, at);
                found.add(new Bracket(at + 1, close, name.substring(at + 1, close), true));
                at = close + 1;
                from = at;
            } else {
                at++;
            }
        }
        addText(found, name, from, name.length());
        return found;
    }

    private static void addText(List<Bracket> found, String name, int from, int to) {
        String text = name.substring(from, to);
        if (!text.isBlank()) {
            found.add(new Bracket(from, to, text, false));
        }
    }

    private static int closing(String name, int open) {
        char wanted = name.charAt(open) == '[' ? ']' : '】';
        return name.indexOf(wanted, open + 1);
    }
}
