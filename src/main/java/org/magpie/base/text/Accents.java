package org.magpie.base.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes accents off letters: {@code Carnivàle} becomes {@code Carnivale}. {@link #strip} leaves letters that are no accented ones
 * (ł, ø, ß) as they are, {@link #fold} writes these in plain letters too.
 */
public final class Accents {
    /** Letters of their own that no decomposition takes apart, and how they are written without them. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'Ŧ', "T"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) 'ĳ', "ij"),
            Map.entry((int) 'Ĳ', "IJ"),
            Map.entry((int) 'ə', "e"),
            Map.entry((int) 'Ə', "E"));

    /** What people write for these letters on a keyboard that lacks them: German, Danish, Norwegian, Swedish. */
    private static final Map<Integer, String> SPELT_OUT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'Ä', "Ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'Ö', "Oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'Ü', "Ue"),
            Map.entry((int) 'ø', "oe"),
            Map.entry((int) 'Ø', "Oe"),
            Map.entry((int) 'å', "aa"),
            Map.entry((int) 'Å', "Aa"));

    private Accents() {}

    /** The same text in composed form, in plain letters where its alphabet is Latin: {@code Łódź} becomes {@code Lodz}. */
    public static String fold(String text) {
        String bare = strip(text);
        return isAscii(bare) ? bare : replaced(bare, LETTERS);
    }

    /**
     * The ways to write a text in plain letters, each once: {@code Müller} is written {@code Muller} and {@code Mueller}, {@code Nesvø}
     * {@code Nesvo} and {@code Nesvoe}. One for most texts.
     */
    public static List<String> spellings(String text) {
        if (isAscii(text)) {
            return List.of(text);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Stream.of(fold(composed), fold(replaced(composed, SPELT_OUT)))
                .distinct()
                .toList();
    }

    private static String replaced(String text, Map<Integer, String> letters) {
        StringBuilder plain = new StringBuilder(text.length() + 4);
        text.codePoints().forEach(point -> {
            String written = letters.get(point);
            if (written == null) {
                plain.appendCodePoint(point);
            } else {
                plain.append(written);
            }
        });
        return plain.toString();
    }

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
