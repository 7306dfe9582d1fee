package org.magpie.pipeline.parse;

import java.util.Set;

/** Finds the bit rates of music in words. */
final class Bitrate {
    /** Rates that people name without a unit. Others could as well be a part of a title. */
    private static final Set<Integer> BARE = Set.of(128, 160, 192, 224, 256, 320);

    /** Rates that are a number of the title unless they stand alone in brackets. */
    private static final Set<Integer> RARE = Set.of(96, 500);

    private static final Set<String> UNITS = Set.of("kbps", "kbit", "kbits", "kb", "k");

    private Bitrate() {}

    /** Whether a word is a unit of bit rates. */
    static boolean isUnit(String key) {
        return UNITS.contains(key);
    }

    /** The rate in kbit/s that one word names, with its unit ("192kbps") or without ("320"); 0 for none. */
    static int of(Token token) {
        String key = token.key();
        int digits = 0;
        while (digits < key.length() && Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return 0;
        }
        int rate = Characters.number(key, 0, digits);
        if (digits == key.length()) {
            return BARE.contains(rate) ? rate : 0;
        }
        return UNITS.contains(key.substring(digits)) && rate >= 8 && rate <= 2000 ? rate : 0;
    }

    /** The first rate that is named with a unit, else the last one without; 0 for none. */
    static int in(Tokens tokens, int size) {
        int bare = 0;
        for (int index = 0; index < size; index++) {
            Token token = tokens.get(index);
            int rate = of(token);
            boolean unitFollows =
                    index + 1 < size && UNITS.contains(tokens.get(index + 1).key());
            if (unitFollows && token.isNumber() && token.number() >= 8 && token.number() <= 2000) {
                return token.number();
            }
            if (rate > 0 && !token.isNumber()) {
                return rate;
            }
            boolean bracketed = token.isNumber()
                    && RARE.contains(token.number())
                    && Characters.isOpening(tokens.before(index))
                    && Characters.isClosing(tokens.after(index));
            bare = rate > 0 ? rate : bracketed ? token.number() : bare;
        }
        return bare;
    }
}
