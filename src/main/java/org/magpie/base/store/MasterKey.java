package org.magpie.base.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;

/** The one key of a data folder, from which the others are derived (HKDF-SHA256, RFC 5869). */
final class MasterKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the key, or makes it where there is neither key nor anything it would have to open.
     *
     * @throws UserException {@code data.key-missing}, {@code data.key-damaged}
     */
    static MasterKey open(Path file, boolean needed) {
        try {
            if (Files.exists(file)) {
                OwnerOnly.tighten(file);
                return read(file);
            }
            if (needed) {
                throw new UserException("data.key-missing", file.toString());
            }
            return make(file);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }

    private static MasterKey read(Path file) throws IOException {
        if (Files.size(file) > 1_000) {
            throw new UserException("data.key-damaged", file.toString());
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-f]{" + 2 * LENGTH + "}")) {
            throw new UserException("data.key-damaged", file.toString());
        }
        return new MasterKey(HexFormat.of().parseHex(text));
    }

    /** Under another name first: half a key would be worse than none. */
    private static MasterKey make(Path file) throws IOException {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        OwnerOnly.createFile(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer text =
                    ByteBuffer.wrap((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return new MasterKey(bytes);
    }

    /**
     * @param purpose keeps keys for different things apart
     */
    byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(bytes)
                            .thenExpand(("magpie " + purpose).getBytes(StandardCharsets.US_ASCII), LENGTH));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java has no HKDF", failure);
        }
    }
}
