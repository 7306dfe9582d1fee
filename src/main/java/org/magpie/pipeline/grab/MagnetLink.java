package org.magpie.pipeline.grab;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A magnet link (BEP 9).
 *
 * @param infoHash 40 lower-case hex digits
 */
public record MagnetLink(String link, String infoHash) {
    private static final Pattern HASH =
            Pattern.compile("[?&]xt=urn:btih:(?:([0-9a-f]{40})|([a-z2-7]{32}))(?:&|$)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 20_000;

    /**
     * @throws BadTorrentException if it names no torrent of version 1
     */
    public static MagnetLink of(String link) {
        String shown = link.substring(0, Math.min(link.length(), LONGEST))
                .replace("%3A", ":")
                .replace("%3a", ":");
        Matcher match = HASH.matcher(shown);
        if (!link.regionMatches(true, 0, "magnet:?", 0, 8) || link.length() > LONGEST || !match.find()) {
            throw new BadTorrentException("no magnet link of a torrent");
        }
        String hex = match.group(1);
        return new MagnetLink(link, hex != null ? hex.toLowerCase(Locale.ROOT) : fromBase32(match.group(2)));
    }

    /** RFC 4648, without padding: 32 characters are 20 bytes. */
    private static String fromBase32(String text) {
        byte[] bytes = new byte[20];
        long buffer = 0;
        int bits = 0;
        int at = 0;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            buffer = buffer << 5 | (letter >= 'A' ? letter - 'A' : letter - '2' + 26);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return HexFormat.of().formatHex(bytes);
    }
}
