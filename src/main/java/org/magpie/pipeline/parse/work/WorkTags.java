package org.magpie.pipeline.parse.work;

import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** The words of a name of music or a book with what each of them does. */
final class WorkTags {
    private static final int TAG =
            Role.SOURCE.bit() | Role.FORMAT.bit() | Role.MENDED.bit() | Role.YEAR.bit() | Role.RATE.bit();

    private final Tokens tokens;
    private final int[] bits;

    WorkTags(Tokens tokens, int[] bits) {
        this.tokens = tokens;
        this.bits = bits;
    }

    /** The words themselves. */
    Tokens tokens() {
        return tokens;
    }

    /** Whether a word has a role. */
    boolean is(int index, Role role) {
        return (bits[index] & role.bit()) != 0;
    }

    /** Whether a word tells of the release and not of the work: a source, a format, a rate, a year, a number of discs. */
    boolean isTag(int index) {
        return (bits[index] & TAG) != 0;
    }

    /** Whether a word is a tag and hardly ever a word of a title. */
    boolean isClear(int index) {
        return isTag(index) && !is(index, Role.MAYBE);
    }

    /** Whether a title ends before this word, whatever follows. */
    boolean endsTitle(int index) {
        return is(index, Role.FORMAT) && !is(index, Role.MAYBE);
    }

    /** Whether a word may stand among tags only: a tag, an edition, a language, another version, a counted anniversary. */
    boolean isBeside(int index) {
        return isTag(index)
                || is(index, Role.EDITION)
                || is(index, Role.VERSION)
                || is(index, Role.LANGUAGE)
                || isOrdinal(index);
    }

    /** Whether all words are beside the title, and one of them says something. */
    boolean allBeside(int from, int to) {
        boolean says = false;
        for (int index = from; index < to; index++) {
            boolean beside = isBeside(index);
            says |= beside;
            if (!beside && !is(index, Role.SMALL) && !tokens.get(index).isNumber()) {
                return false;
            }
        }
        return says;
    }

    /** Whether one of the words has a role. */
    boolean any(int from, int to, Role role) {
        for (int index = from; index < to; index++) {
            if (is(index, role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words is a clear tag. */
    boolean anyClear(int from, int to) {
        for (int index = from; index < to; index++) {
            if (isClear(index)) {
                return true;
            }
        }
        return false;
    }

    /** "25th": an anniversary. */
    boolean isOrdinal(int index) {
        String key = tokens.get(index).key();
        int digits = 0;
        while (digits < key.length() && Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        return digits > 0
                && switch (key.substring(digits)) {
                    case "th", "st", "nd", "rd" -> true;
                    default -> false;
                };
    }
}
