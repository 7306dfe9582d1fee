package org.magpie.pipeline.download.direct;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The checksum of a file, computed from its first byte to its last. For one thread at a time. */
final class Checksum {
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512", "md5", "MD5", "crc32", "CRC32");

    private final String expected;
    private final @Nullable MessageDigest digest;
    private final CRC32 crc = new CRC32();

    private Checksum(String expected, @Nullable MessageDigest digest) {
        this.expected = expected;
        this.digest = digest;
    }

    /**
     * @param stated as {@code algorithm:hex}
     * @return empty when nothing is stated, or nothing that this Java can compute
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

    /** Takes in the next bytes of the file. */
    void take(byte[] bytes, int length) {
        if (digest == null) {
            crc.update(bytes, 0, length);
        } else {
            digest.update(bytes, 0, length);
        }
    }

    /** Whether what was taken in is what was stated. To be asked once. */
    boolean fits() {
        byte[] sum = digest == null
                ? ByteBuffer.allocate(4).putInt((int) crc.getValue()).array()
                : digest.digest();
        return HexFormat.of().formatHex(sum).equals(expected);
    }
}
