package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of a file that is being written, reckoned beside the writing. After a restart it lags behind the file's end and
 * catches up from the disk a few blocks with each one written, so that a resumed download need not wait for it.
 */
final class Checksum {
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512", "md5", "MD5", "crc32", "CRC32");
    private static final int BLOCK = 1 << 18;
    private static final int CATCHING_UP = 4;

    private final String expected;
    private final @Nullable MessageDigest digest;
    private final CRC32 crc = new CRC32();
    private long reached;

    private Checksum(String expected, @Nullable MessageDigest digest) {
        this.expected = expected;
        this.digest = digest;
    }

    /**
     * @param stated as {@code algorithm:hex}
     * @return empty when nothing is stated, or nothing that this Java can reckon
     */
    static Optional<Checksum> of(@Nullable String stated) {
        int colon = stated == null ? -1 : stated.indexOf(':');
        if (stated == null || colon < 0) {
            return Optional.empty();
        }
        String algorithm = ALGORITHMS.get(
                stated.substring(0, colon).toLowerCase(Locale.ROOT).replace("-", ""));
        String hex = stated.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        if (algorithm == null || !hex.matches("[0-9a-f]{8,128}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Checksum(hex, algorithm.equals("CRC32") ? null : MessageDigest.getInstance(algorithm)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no " + algorithm, missing);
        }
    }

    /** Takes in bytes that were just written at a place of the file. */
    void written(byte[] bytes, int length, long at, FileChannel file) throws IOException {
        if (reached == at) {
            update(bytes, length);
        } else {
            catchUp(file, Math.min(at + length, reached + (long) CATCHING_UP * BLOCK));
        }
    }

    /** Whether the first {@code length} bytes of the file are what was stated. */
    boolean fits(FileChannel file, long length) throws IOException {
        catchUp(file, length);
        byte[] sum = digest == null
                ? ByteBuffer.allocate(4).putInt((int) crc.getValue()).array()
                : digest.digest();
        return reached == length && HexFormat.of().formatHex(sum).equals(expected);
    }

    private void catchUp(FileChannel file, long until) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK, Math.max(1, until - reached))];
        while (reached < until) {
            ByteBuffer buffer = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, until - reached));
            int read = file.read(buffer, reached);
            if (read < 0) {
                return;
            }
            update(block, read);
        }
    }

    private void update(byte[] bytes, int length) {
        if (digest == null) {
            crc.update(bytes, 0, length);
        } else {
            digest.update(bytes, 0, length);
        }
        reached += length;
    }
}
