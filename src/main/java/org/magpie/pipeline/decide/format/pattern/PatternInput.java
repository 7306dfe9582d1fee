package org.magpie.pipeline.decide.format.pattern;

import java.util.List;

/**
 * A text that many patterns are held against: knows in a moment which short texts it cannot hold. Belongs to one thread at a time
 * or to many, as it does not change.
 */
public final class PatternInput {
    private static final int BITS = 1 << 12;

    private final String text;
    private final long[] grams = new long[BITS >> 6];

    PatternInput(String text) {
        this.text = text;
        int before = 0;
        int beforeThat = 0;
        for (int at = 0; at < text.length(); at++) {
            int letter = fold(text.charAt(at));
            if (at > 0) {
                set(pair(before, letter));
            }
            if (at > 1) {
                set(triple(beforeThat, before, letter));
            }
            beforeThat = before;
            before = letter;
        }
    }

    public String text() {
        return text;
    }

    /** Case is folded as java.util.regex does it, so that what a pattern finds is never missed. */
    private static int fold(char letter) {
        return letter < 128
                ? (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)
                : Character.toLowerCase(Character.toUpperCase(letter));
    }

    private static int pair(int one, int two) {
        return (one * 31 + two * 1_021) & (BITS - 1);
    }

    private static int triple(int one, int two, int three) {
        return (one * 2_609 + two * 131 + three * 17 + 7) & (BITS - 1);
    }

    private void set(int gram) {
        grams[gram >> 6] |= 1L << gram;
    }

    /** Whether it may hold one of the needed texts; false is certain. */
    boolean mayHold(Needed needed) {
        if (needed.grams.length == 0) {
            return true;
        }
        for (int[] text : needed.grams) {
            boolean all = true;
            for (int at = 0; at < text.length && all; at++) {
                all = (grams[text[at] >> 6] & (1L << text[at])) != 0;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Texts of which a pattern needs one, made ready to be looked for. */
    static final class Needed {
        private final int[][] grams;

        /**
         * @param texts in lower case, two letters or more each; empty where nothing is known
         */
        Needed(List<String> texts) {
            grams = texts.stream().map(Needed::grams).toArray(int[][]::new);
        }

        private static int[] grams(String text) {
            if (text.length() == 2) {
                return new int[] {pair(text.charAt(0), text.charAt(1))};
            }
            int[] triples = new int[text.length() - 2];
            for (int at = 0; at < triples.length; at++) {
                triples[at] = triple(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2));
            }
            return triples;
        }
    }
}
