package org.magpie.pipeline.parse.work;

import java.util.Set;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds the bit rates of music in words. */
public final class Bitrate {
    /** Rates that people name without a unit. Others could as well be a part of a title. */
    private static final Set<Integer> BARE = Set.of(128, 160, 192, 224, 256, 320);

    /** Rates that are a number of the title unless they stand alone in brackets. */
    private static final Set<Integer> RARE = Set.of(96, 500);

    private static final Set<String> CODED = Set.of("mp3", "aac", "m4a", "ogg", "vorbis", "opus", "wma", "cbr", "vbr");

    private static final Set<String> UNITS = Set.of("kbps", "kbit", "kbits", "kb", "k");

    private Bitrate() {}

    /** Whether a word is a unit of bit rates. */
    static boolean isUnit(String key) {
        return UNITS.contains(key);
    }

    /** "MP3 320", "320 MP3", "VBR 192": elsewhere outside brackets a bare number is one of the title. */
    private static boolean isBesideCodec(Tokens tokens, int index, int size) {
        return (index > 0 && CODED.contains(tokens.get(index - 1).key()))
                || (index + 1 < size && CODED.contains(tokens.get(index + 1).key()));
    }

    /** The rate in kbit/s that one word names, with its unit ("192kbps") or without ("320"); 0 for none. */
    static int of(Token token) {
        String key = token.key();
        int digits = 0;
        while (digits < key.length() && Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return glued(key);
        }
        int rate = Characters.number(key, 0, digits);
        if (digits == key.length()) {
            return BARE.contains(rate) ? rate : 0;
        }
        return UNITS.contains(key.substring(digits)) && rate >= 8 && rate <= 2000 ? rate : 0;
    }

    /** "CBR320", "MP3320": glued to what has such rates. */
    private static int glued(String key) {
        boolean coded = key.startsWith("cbr") || key.startsWith("mp3") || key.startsWith("aac");
        int rate = coded ? Characters.number(key, 3, key.length()) : -1;
        return BARE.contains(rate) ? rate : 0;
    }

    /** The first rate that is named with a unit, else the last one without; 0 for none. */
    public static int in(Tokens tokens, int size) {
        int bare = 0;
        for (int index = 0; index < size; index++) {
            int sampled = SoundTags.sampleEnd(tokens, index);
            if (sampled > index) {
                // "24-192" says how often the sound was sampled.
                index = sampled - 1;
                continue;
            }
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
            boolean stated = rate > 0 && (token.depth() > 0 || index == size - 1 || isBesideCodec(tokens, index, size));
            bare = stated ? rate : bracketed ? token.number() : bare;
        }
        return bare;
    }
}
