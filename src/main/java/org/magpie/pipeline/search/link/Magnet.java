package org.magpie.pipeline.search.link;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A magnet link of BitTorrent (BEP 9).
 *
 * @param infoHash 40 lower-case hex digits
 */
public record Magnet(String link, String infoHash) {
    private static final int LONGEST = 32_768;
    private static final Pattern HASH = Pattern.compile(
            "[?&]xt(?:\\.[0-9]+)?=urn(?::|%3a)btih(?::|%3a)([0-9a-z]{32,40})", Pattern.CASE_INSENSITIVE);
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /** Reads a link; empty where it is no magnet link or names no version 1 info hash. */
    public static Optional<Magnet> read(String link) {
        String text = link.strip();
        if (text.length() > LONGEST || !isMagnet(text)) {
            return Optional.empty();
        }
        Matcher hash = HASH.matcher(text);
        return hash.find() ? infoHash(hash.group(1)).map(hex -> new Magnet(text, hex)) : Optional.empty();
    }

    public static boolean isMagnet(String link) {
        return link.strip().regionMatches(true, 0, "magnet:?", 0, 8);
    }

    /** The lower-case hex form of an info hash, written as 40 hex digits or 32 of base 32; empty for anything else. */
    public static Optional<String> infoHash(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.matches("[0-9a-f]{40}")) {
            return Optional.of(text);
        }
        return text.matches("[a-z2-7]{32}") ? Optional.of(fromBase32(text)) : Optional.empty();
    }

    private static String fromBase32(String text) {
        byte[] bytes = new byte[20];
        long bits = 0;
        int held = 0;
        int at = 0;
        for (int index = 0; index < text.length(); index++) {
            bits = (bits << 5) | BASE32.indexOf(text.charAt(index));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[at] = (byte) (bits >> held);
                at++;
            }
        }
        return HexFormat.of().formatHex(bytes);
    }
}
