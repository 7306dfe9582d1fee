package org.magpie.pipeline.search.link;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a torrent file says of itself (BEP 3, BEP 52).
 *
 * @param infoHash SHA-1 of the info dictionary in 40 lower-case hex digits; of a torrent that is version 2 only, the first 20
 *     bytes of its SHA-256, as clients name it
 * @param name what it unpacks to; not trusted
 * @param size bytes of all its files, -1 where it cannot be told
 * @param unsafe a name in it that is not the name of one thing in one folder; null where all are
 * @param files paths of its files with slashes between their parts; not trusted
 */
public record Torrent(
        String infoHash, String name, long size, @Nullable String unsafe, List<String> files) {
    private static final HexFormat HEX = HexFormat.of();

    /** Reads the bytes of a torrent file; empty where they are anything else. */
    public static Optional<Torrent> read(byte[] bytes) {
        try {
            if (Bencode.read(bytes) instanceof Bencode.Dictionary root
                    && root.entries().get("info") instanceof Bencode.Dictionary info
                    && info.entries().get("name") instanceof Bencode.Text name) {
                return hash(bytes, info)
                        .map(found -> new Torrent(
                                found,
                                name.read(bytes),
                                size(info),
                                TorrentNames.unsafe(info, bytes).orElse(null),
                                TorrentFiles.of(info, bytes)));
            }
            return Optional.empty();
        } catch (Bencode.BadBencodeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> hash(byte[] bytes, Bencode.Dictionary info) {
        byte[] raw = Arrays.copyOfRange(bytes, info.start(), info.end());
        if (info.entries().get("pieces") instanceof Bencode.Text pieces
                && pieces.length() > 0
                && pieces.length() % 20 == 0) {
            return Optional.of(HEX.formatHex(digest("SHA-1", raw)));
        }
        return info.entries().get("file tree") instanceof Bencode.Dictionary
                ? Optional.of(HEX.formatHex(digest("SHA-256", raw), 0, 20))
                : Optional.empty();
    }

    private static long size(Bencode.Dictionary info) {
        if (info.entries().get("length") instanceof Bencode.Whole length) {
            return length.value();
        }
        if (!(info.entries().get("files") instanceof Bencode.Sequence files)) {
            return -1;
        }
        long sum = 0;
        for (Bencode.Value file : files.values()) {
            if (file instanceof Bencode.Dictionary entry
                    && entry.entries().get("length") instanceof Bencode.Whole length) {
                sum += length.value();
            }
        }
        return sum;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has " + algorithm, missing);
        }
    }
}
