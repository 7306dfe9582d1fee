package org.magpie.base.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.DiskException.Reason;
import org.magpie.base.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies one file to another file system and does not believe that it has arrived until it has read it again. */
final class VerifiedCopy {
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedCopy.class);
    private static final int CHUNK = 1 << 20;

    private VerifiedCopy() {}

    static void copy(Path from, Path to, Progress progress) {
        Path unfinished = unfinishedName(to);
        boolean done = false;
        try {
            if (free(to) < Files.size(from)) {
                throw new DiskException(Reason.FULL, to);
            }
            copyUnder(from, unfinished, to, progress);
            Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(from));
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(to);
            done = true;
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        } finally {
            if (!done) {
                discard(unfinished);
            }
        }
    }

    /**
     * Copies a file under a name that is not its last one.
     *
     * @param to that it is for, to be named where it fails
     * @throws DiskException {@code DIFFERENT} when what arrived is not what was sent
     */
    static void copyUnder(Path from, Path unfinished, Path to, Progress progress) throws IOException {
        long size = Files.size(from);
        byte[] sent = write(from, unfinished, size, progress);
        byte[] arrived = hash(unfinished, size, progress);
        if (!MessageDigest.isEqual(sent, arrived) || Files.size(from) != size) {
            throw new DiskException(Reason.DIFFERENT, to);
        }
    }

    /** The same for the same target, so that what a killed copy has left is written over by the next; short for any name. */
    static Path unfinishedName(Path to) {
        byte[] hash = sha256().digest(String.valueOf(to.getFileName()).getBytes(StandardCharsets.UTF_8));
        return to.resolveSibling(".magpie-" + HexFormat.of().formatHex(hash, 0, 8) + ".part");
    }

    /** Takes away what a killed copy has left. */
    static void discardUnfinished(Path to) throws IOException {
        WholeMove.delete(unfinishedName(to));
    }

    private static byte[] write(Path from, Path to, long size, Progress progress) throws IOException {
        MessageDigest hash = sha256();
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long copied = 0;
            while (in.read(chunk) != -1) {
                progress.checkCancelled();
                chunk.flip();
                hash.update(chunk.duplicate());
                copied += chunk.remaining();
                if (copied > size) { // somebody is still writing it, perhaps faster than it can be read
                    throw new DiskException(Reason.DIFFERENT, from);
                }
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
                chunk.clear();
                // Reading it again is the second half of the work.
                progress.at(copied, 2 * size);
            }
            out.force(true);
        }
        return hash.digest();
    }

    private static byte[] hash(Path file, long size, Progress progress) throws IOException {
        MessageDigest hash = sha256();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long read = 0;
            while (in.read(chunk) != -1) {
                progress.checkCancelled();
                chunk.flip();
                read += chunk.remaining();
                hash.update(chunk);
                chunk.clear();
                progress.at(size + read, 2 * size);
            }
        }
        return hash.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java has SHA-256", failure);
        }
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException failure) {
            LOG.warn("{} could not be removed; the next copy writes over it", unfinished, failure);
        }
    }

    /** Makes a new name in a folder last over a power cut, where the system can (POSIX); Windows does so by itself. */
    static void forceFolder(Path file) {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException failure) {
            LOG.debug("{} cannot be forced to disk; not every file system can", folder, failure);
        }
    }

    static long free(Path path) {
        @Nullable Path there = path.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            if (there == null) {
                throw new NoSuchFileException(path.toString());
            }
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException failure) {
            throw DiskException.of(path, failure);
        }
    }
}
