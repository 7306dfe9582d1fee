package org.magpie.base.text;

import java.text.Normalizer;

/** Takes accents off letters: {@code Carnivàle} becomes {@code Carnivale}. Letters that are no accented ones (ł, ø, ß) stay. */
public final class Accents {
    private Accents() {}

    /** The same text in composed form without accents. */
    public static String strip(String text) {
        if (isAscii(text)) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
