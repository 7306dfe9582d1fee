package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Tokens;

/** Cuts names of music and books where dashes and brackets part them. */
public final class WorkFields {
    private static final String DASHES = "-–—−";

    private WorkFields() {}

    /** How a dash stands between two words, the weakest first. */
    public enum Dash {
        NONE,
        /** Without blanks around it, as in "Jay-Z" and between the fields of scene names. */
        BARE,
        /** With a blank on one side. */
        LEANING,
        /** With a blank, dot or underscore on both sides. */
        SPACED
    }

    /** The words outside brackets, cut at the strongest kind of dash that the name has there. */
    static List<TokenRange> of(Tokens tokens, int from) {
        Dash divider = divider(tokens, from);
        List<TokenRange> fields = new ArrayList<>();
        int start = from;
        for (int index = from + 1; index < tokens.size(); index++) {
            if (divider != Dash.NONE && dash(tokens, index).compareTo(divider) >= 0) {
                fields.add(new TokenRange(start, index));
                start = index;
            }
        }
        fields.add(new TokenRange(start, tokens.size()));
        return fields;
    }

    private static Dash divider(Tokens tokens, int from) {
        Dash divider = Dash.NONE;
        for (int index = from + 1; index < tokens.size(); index++) {
            Dash dash = dash(tokens, index);
            divider = dash.compareTo(divider) > 0 ? dash : divider;
        }
        return divider;
    }

    /** The strongest dash before a word that stands outside brackets. */
    public static Dash dash(Tokens tokens, int index) {
        if (index <= 0 || index >= tokens.size()) {
            return Dash.NONE;
        }
        String name = tokens.name();
        int depth = tokens.get(index - 1).depth();
        int end = tokens.get(index).start();
        Dash strongest = Dash.NONE;
        for (int at = tokens.get(index - 1).end(); at < end; at++) {
            char character = name.charAt(at);
            if (Characters.isOpening(character)) {
                depth++;
            } else if (Characters.isClosing(character)) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && DASHES.indexOf(character) >= 0) {
                int last = at;
                while (last + 1 < end && DASHES.indexOf(name.charAt(last + 1)) >= 0) {
                    last++;
                }
                Dash dash = kind(isBlank(name.charAt(at - 1)), isBlank(name.charAt(last + 1)));
                strongest = dash.compareTo(strongest) > 0 ? dash : strongest;
                at = last;
            }
        }
        return strongest;
    }

    private static Dash kind(boolean before, boolean behind) {
        return before && behind ? Dash.SPACED : before || behind ? Dash.LEANING : Dash.BARE;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '_' || character == '.' || character == '\u00A0' || character == '\t';
    }

    /** Whether a bracket opens before a word, so that no other is open around it. */
    static boolean opens(Tokens tokens, int index) {
        return tokens.get(index).depth() > 0 && lowestDepth(tokens, index) == 0;
    }

    /** One past the last word in the bracket that opens before a word. */
    static int bracketEnd(Tokens tokens, int index) {
        int end = index + 1;
        while (end < tokens.size() && lowestDepth(tokens, end) > 0) {
            end++;
        }
        return end;
    }

    /** How deep in brackets the gap before a word is where it is least deep. */
    private static int lowestDepth(Tokens tokens, int index) {
        if (index == 0) {
            return 0;
        }
        String name = tokens.name();
        int depth = tokens.get(index - 1).depth();
        int lowest = depth;
        for (int at = tokens.get(index - 1).end(); at < tokens.get(index).start(); at++) {
            if (Characters.isOpening(name.charAt(at))) {
                depth++;
            } else if (Characters.isClosing(name.charAt(at))) {
                depth = Math.max(0, depth - 1);
                lowest = Math.min(lowest, depth);
            }
        }
        return lowest;
    }

    /** Whether a bracket is a part of a word: "(Dis)Connected", "Song(s)". */
    static boolean isGlued(Tokens tokens, int from, int to) {
        boolean before = from > 0 && tokens.gapIs(from, '(');
        boolean behind = to < tokens.size() && tokens.gapIs(to, ')');
        boolean ending = to - from == 1
                && tokens.get(from).text().length() < 4
                && !tokens.get(from).isNumber();
        return tokens.before(from) == '(' && (behind || (before && ending));
    }

    /** The words between two places as people would write them: blanks for dots and underscores, nothing at the ends. */
    static String text(Tokens tokens, int from, int to) {
        if (to <= from) {
            return "";
        }
        String name = tokens.name();
        int end = tokens.get(to - 1).end();
        while (end < name.length()
                && "!?)*%+".indexOf(name.charAt(end)) >= 0
                && (name.charAt(end) != ')' || tokens.get(to - 1).depth() > 0)) {
            end++;
        }
        int start = tokens.get(from).start();
        while (start > 0 && "¡¿'$#".indexOf(name.charAt(start - 1)) >= 0) {
            start--;
        }
        int close = start > 0 && name.charAt(start - 1) == '(' ? name.indexOf(')', start) : -1;
        start = close >= 0 && close < end ? start - 1 : start;
        String raw = name.substring(start, end).replace('.', ' ').replace('_', ' ');
        return String.join(" ", raw.strip().split(" +"));
    }
}
