package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.link.TorrentPieces;

/**
 * Compares files on a disk with the hashes of their torrent. A file of full length may hold nothing but zeros: programs make it so
 * before the first byte comes.
 */
final class PieceCheck {
    private static final int BLOCK = 1 << 14;

    private final TorrentPieces torrent;
    private final Location files;
    private final Set<String> broken = new HashSet<>();
    private long bytes;

    private PieceCheck(TorrentPieces torrent, Location files) {
        this.torrent = torrent;
        this.files = files;
    }

    /** Where the files of a torrent stand. */
    interface Location {
        /** Null where there is none of that name, or the name leads elsewhere. */
        @Nullable
        Path find(TorrentPieces.Entry file);
    }

    /**
     * What was found.
     *
     * @param whole paths, as the torrent tells them, of the files of which every piece is right
     * @param bytes of all pieces that are right
     */
    record Result(Set<String> whole, long bytes) {
        boolean isAll(TorrentPieces torrent) {
            return torrent.files().stream().allMatch(file -> file.padding() || whole.contains(file.path()));
        }
    }

    /** Reads everything once: as slow as the disk is. */
    static Result run(TorrentPieces torrent, Location files) throws IOException {
        PieceCheck check = new PieceCheck(torrent, files);
        if (torrent.count() > 0) {
            check.versionOne();
        } else {
            check.versionTwo();
        }
        Set<String> whole = new HashSet<>();
        for (TorrentPieces.Entry file : torrent.files()) {
            Path path = file.padding() ? null : files.find(file);
            if (path != null && !check.broken.contains(file.path()) && isOfLength(path, file.length())) {
                whole.add(file.path());
            }
        }
        return new Result(Set.copyOf(whole), check.bytes);
    }

    private static boolean isOfLength(Path path, long length) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) == length;
    }

    private void versionOne() throws IOException {
        int piece = 0;
        MessageDigest digest = digest("SHA-1");
        boolean readable = true;
        List<String> within = new ArrayList<>();
        long inPiece = 0;
        for (TorrentPieces.Entry file : torrent.files()) {
            long left = file.length();
            try (Source source = open(file)) {
                while (left > 0) {
                    long some = Math.min(left, torrent.pieceLength() - inPiece);
                    within.add(file.path());
                    readable &= source.feed(digest, some);
                    left -= some;
                    inPiece += some;
                    if (inPiece == torrent.pieceLength()) {
                        end(piece++, digest, readable, within, inPiece);
                        inPiece = 0;
                        readable = true;
                        within.clear();
                    }
                }
            }
        }
        if (inPiece > 0) {
            end(piece, digest, readable, within, inPiece);
        }
    }

    private void end(int piece, MessageDigest digest, boolean readable, List<String> within, long length) {
        boolean right = MessageDigest.isEqual(digest.digest(), torrent.hash(piece)) && readable;
        if (right) {
            bytes += length;
        } else {
            broken.addAll(within);
        }
    }

    /** A tree of SHA-256 over blocks of 16 KiB, filled up with zeros to a power of two. */
    private void versionTwo() throws IOException {
        for (TorrentPieces.Entry file : torrent.files()) {
            Path path = files.find(file);
            boolean right = path != null
                    && isOfLength(path, file.length())
                    && (file.length() == 0 || MessageDigest.isEqual(root(path), file.root()));
            if (right) {
                bytes += file.length();
            } else {
                broken.add(file.path());
            }
        }
    }

    private static byte[] root(Path path) throws IOException {
        List<byte[]> hashes = new ArrayList<>();
        MessageDigest digest = digest("SHA-256");
        try (InputStream in = Files.newInputStream(path)) {
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                hashes.add(digest.digest(block));
            }
        }
        byte[] filling = new byte[32];
        while (hashes.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int at = 0; at < hashes.size(); at += 2) {
                digest.update(hashes.get(at));
                above.add(digest.digest(at + 1 < hashes.size() ? hashes.get(at + 1) : filling));
            }
            digest.update(filling);
            filling = digest.digest(filling);
            hashes = above;
        }
        return hashes.getFirst();
    }

    private Source open(TorrentPieces.Entry file) throws IOException {
        if (file.padding()) {
            return new Source(null, true);
        }
        Path path = files.find(file);
        return path != null && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? new Source(FileChannel.open(path, StandardOpenOption.READ), false)
                : new Source(null, false);
    }

    /**
     * The bytes of one file.
     *
     * @param zeros whether it is all zeros and on no disk
     */
    private record Source(@Nullable FileChannel channel, boolean zeros) implements AutoCloseable {
        /** Whether there were so many bytes. */
        boolean feed(MessageDigest digest, long count) throws IOException {
            if (channel == null && !zeros) {
                return false;
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, 1 << 18));
            for (long left = count; left > 0; ) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                if (channel != null) {
                    if (channel.read(buffer) < 0) {
                        return false;
                    }
                    buffer.flip();
                }
                left -= buffer.remaining();
                digest.update(buffer);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has " + algorithm, missing);
        }
    }
}
