package org.magpie.pipeline.parse.word;

/** How the single characters of names are looked at. */
public final class Characters {
    private static final String OPENING = "([{【（「『《";
    private static final String CLOSING = ")]}】）」』》";

    private Characters() {}

    /** Whether it is one of 0 to 9; digits of other scripts are letters to us. */
    public static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether it can be part of a word: a letter, digit or combining mark of any script. */
    public static boolean isWord(int codePoint) {
        if (codePoint < 128) {
            return isBetween(codePoint, 'a', 'z') || isBetween(codePoint, 'A', 'Z') || isBetween(codePoint, '0', '9');
        }
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether it is one of the separators that stand for a blank inside a phrase: blank, dot, underscore, hyphen. */
    public static boolean isSoft(char character) {
        return character == ' ' || character == '.' || character == '_' || character == '-';
    }

    /** Whether it is a character of the Chinese, Japanese or Korean scripts. */
    public static boolean isEastAsian(int codePoint) {
        return isBetween(codePoint, 0x3040, 0x30FF)
                || isBetween(codePoint, 0x3400, 0x9FFF)
                || isBetween(codePoint, 0xAC00, 0xD7AF)
                || isBetween(codePoint, 0x20000, 0x2FA1F);
    }

    /** Whether any character of the text is Chinese, Japanese or Korean. */
    public static boolean hasEastAsian(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEastAsian(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text has letters and the first one is Latin. */
    public static boolean isLatin(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return Character.UnicodeScript.of(text.charAt(i)) == Character.UnicodeScript.LATIN;
            }
        }
        return false;
    }

    /** Whether it opens a bracket, Western or East Asian. */
    public static boolean isOpening(char character) {
        return OPENING.indexOf(character) >= 0;
    }

    /** Whether it closes a bracket, Western or East Asian. */
    public static boolean isClosing(char character) {
        return CLOSING.indexOf(character) >= 0;
    }

    /** Whether a digit is among the characters. */
    public static boolean hasDigit(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** How many letters are capitals. */
    public static int capitals(CharSequence text) {
        int capitals = 0;
        for (int i = 0; i < text.length(); i++) {
            capitals += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return capitals;
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    /** The number between two places, -1 when there is anything but digits, nothing at all or more than nine digits. */
    public static int number(CharSequence text, int from, int to) {
        if (to <= from || to - from > 9) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** The place behind the digits that start at one; that place itself when none does. */
    public static int digitsEnd(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
