package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hash of a file's size and of its first and last 64 KiB: it tells large files apart without reading them. */
public final class FileFingerprint {
    private static final Logger LOG = LoggerFactory.getLogger(FileFingerprint.class);
    private static final int LENGTH = 64 << 10;

    private FileFingerprint() {}

    /** 40 hex digits; empty where the file cannot be read or is a folder. */
    public static Optional<String> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            long size = channel.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            read(channel, 0, digest);
            if (size > LENGTH) {
                read(channel, Math.max(LENGTH, size - LENGTH), digest);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException failure) {
            LOG.debug("{} cannot be read", file, failure);
            return Optional.empty();
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java has SHA-1", failure);
        }
    }

    private static void read(SeekableByteChannel channel, long from, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until it is full or the file ends
        }
        digest.update(buffer.flip());
    }
}
