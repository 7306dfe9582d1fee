package org.magpie.pipeline.parse.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/**
 * Reads how finely sound is coded: the size of a sample in bits, how often it was taken, the bit rate; written apart ("24-96",
 * "24bit.96kHz", "320 kbps") or glued to a format ("FLAC24bit", "TR24").
 */
public final class SoundTags {
    /** What words are glued from, the longer ones first where one begins another. */
    private static final List<String> PARTS = List.of(
            "flac",
            "alac",
            "mp3",
            "aac",
            "web",
            "vinyl",
            "sacd",
            "cdrip",
            "cd",
            "lp",
            "tr",
            "wav",
            "hdtracks",
            "16",
            "24",
            "32",
            "44",
            "48",
            "88",
            "96",
            "176",
            "192",
            "320",
            "256",
            "128",
            "bits",
            "bit",
            "b",
            "khz",
            "kbps",
            "hz",
            "k",
            "cbr",
            "vbr",
            "v0",
            "v2");

    private SoundTags() {}

    /** Whether a word is glued from two parts or more, of which one is a format or a unit. */
    public static boolean isGlued(String key) {
        if (key.length() < 4 || key.length() > 20 || !mayBeGlued(key)) {
            return false;
        }
        int at = 0;
        int parts = 0;
        boolean coded = false;
        boolean number = false;
        boolean word = false;
        while (at < key.length()) {
            String part = partAt(key, at);
            if (part == null) {
                return false;
            }
            coded |= part.equals("flac") || part.equals("alac") || part.equals("mp3") || part.equals("aac");
            number |= Characters.isDigit(part.charAt(0));
            word |= part.length() > 1 && !Characters.isDigit(part.charAt(0));
            at += part.length();
            parts++;
        }
        return parts > 1 && (coded || number) && word;
    }

    /** Looked at first, as nearly no word of a name has a digit or a format in it. */
    private static boolean mayBeGlued(String key) {
        for (int at = 0; at < key.length(); at++) {
            if (Characters.isDigit(key.charAt(at))) {
                return true;
            }
        }
        return key.contains("flac") || key.contains("alac") || key.contains("aac");
    }

    /** Whether a word, glued or not, has this part: "24" in "FLAC24bit". */
    public static boolean hasPart(String key, String wanted) {
        int at = 0;
        while (at < key.length()) {
            String part = partAt(key, at);
            if (part == null) {
                return false;
            }
            if (part.equals(wanted)) {
                return true;
            }
            at += part.length();
        }
        return false;
    }

    private static @Nullable String partAt(String key, int at) {
        for (int index = 0; index < PARTS.size(); index++) {
            if (key.startsWith(PARTS.get(index), at)) {
                return PARTS.get(index);
            }
        }
        return null;
    }

    /** Marks sizes and rates among the words of a name. */
    static void mark(Tokens tokens, int[] bits) {
        for (int index = 0; index < bits.length; index++) {
            int end = sampleEnd(tokens, index);
            for (int word = index; word < end; word++) {
                bits[word] |= Role.FORMAT.bit();
            }
            markRate(tokens, bits, index);
        }
    }

    /**
     * One past the last word of a sample's size and rate that start here: "24-96", "24/44.1", "24 bit", "24bit 96kHz", "96 kHz"; the
     * same place where none do.
     */
    public static int sampleEnd(Tokens tokens, int index) {
        String key = tokens.get(index).key();
        int next = index + 1;
        boolean size = key.equals("24") || key.equals("16") || key.equals("32");
        boolean glued = key.startsWith("24b") || key.startsWith("16b") || key.startsWith("32b");
        if (size || (glued && hasPart(key, key.substring(0, 2)))) {
            int end = glued ? next : index;
            if (next < tokens.size() && isClose(tokens, next)) {
                String second = tokens.get(next).key();
                if (second.equals("bit") || second.equals("bits")) {
                    end = next + 1;
                } else if (isSampleRate(second) && (glued || !tokens.gapIs(next, ' '))) {
                    end = rateEnd(tokens, next);
                }
            }
            return end;
        }
        boolean unit = next < tokens.size() && tokens.get(next).is("khz") && isSampleRate(key);
        return unit ? next + 1 : index;
    }

    /** Behind "44" may stand ".1" and "kHz". */
    private static int rateEnd(Tokens tokens, int index) {
        int end = index + 1;
        if (end < tokens.size()
                && tokens.gapIs(end, '.')
                && isTenth(tokens.get(end).key())) {
            end++;
        }
        return end < tokens.size() && tokens.get(end).is("khz") ? end + 1 : end;
    }

    private static boolean isTenth(String key) {
        return key.equals("1") || key.equals("2") || key.equals("4") || key.equals("1khz") || key.equals("2khz");
    }

    private static boolean isSampleRate(String key) {
        String rate = key.endsWith("khz") ? key.substring(0, key.length() - 3) : key;
        return switch (rate) {
            case "44", "48", "88", "96", "176", "192", "352", "384" -> true;
            default -> rate.endsWith("k") && isSampleRate(rate.substring(0, rate.length() - 1));
        };
    }

    private static boolean isClose(Tokens tokens, int index) {
        String gap = tokens.gap(index);
        return gap.length() == 1 && " -./_".indexOf(gap.charAt(0)) >= 0 || gap.equals("-") || gap.equals(" / ");
    }

    /** A rate with its unit is one; a bare number only beside a format, alone in brackets, or at the end of the name. */
    private static void markRate(Tokens tokens, int[] bits, int index) {
        Token token = tokens.get(index);
        int rate = Bitrate.of(token);
        if (rate == 0) {
            return;
        }
        bits[index] |= Role.RATE.bit();
        if (token.isNumber()) {
            boolean beforeUnit = index + 1 < bits.length
                    && Bitrate.isUnit(tokens.get(index + 1).key());
            boolean besideFormat = isFormat(bits, index - 1) || isFormat(bits, index + 1);
            boolean bracketed = Characters.isOpening(tokens.before(index));
            boolean last = index == bits.length - 1;
            if (!beforeUnit && !besideFormat && !bracketed && !last) {
                bits[index] |= Role.MAYBE.bit();
            }
        }
    }

    private static boolean isFormat(int[] bits, int index) {
        return index >= 0 && index < bits.length && (bits[index] & Role.FORMAT.bit()) != 0;
    }
}
