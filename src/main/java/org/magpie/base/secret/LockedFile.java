package org.magpie.base.secret;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.magpie.base.secret.FileVault.Pieces;

/** A file that a {@link FileVault} has locked, open for reading from any place. For one thread. */
public final class LockedFile implements Closeable {
    private final SeekableByteChannel channel;
    private final Pieces pieces;
    private final long lastPiece;
    private final byte[] locked = new byte[Pieces.LOCKED];
    private final byte[] open = new byte[FileVault.PIECE];
    private long opened = -1;
    private int filled;

    private LockedFile(SeekableByteChannel channel, Pieces pieces) throws IOException {
        this.channel = channel;
        this.pieces = pieces;
        long behind = channel.size() - Pieces.BEGINNING;
        this.lastPiece = Math.max(0, behind - 1) / Pieces.LOCKED;
    }

    static LockedFile of(Path file, FileVault.Key key) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            byte[] salt = new byte[Pieces.BEGINNING];
            if (fill(channel, ByteBuffer.wrap(salt)) < salt.length) {
                throw new EOFException("A locked file has lost its beginning");
            }
            return new LockedFile(channel, key.of(salt));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Its text from there on.
     *
     * @param offset in what was locked; behind its end there is nothing to read
     * @return closes nothing; only the last one asked for may be read
     */
    public InputStream from(long offset) {
        return new Opening(offset);
    }

    private final class Opening extends InputStream {
        private long at;

        Opening(long offset) {
            this.at = offset;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            long piece = at / FileVault.PIECE;
            if (piece > lastPiece) {
                return -1;
            }
            turnTo(piece);
            int start = (int) (at % FileVault.PIECE);
            int count = Math.min(length, filled - start);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(open, start, into, from, count);
            at += count;
            return count;
        }
    }

    private void turnTo(long piece) throws IOException {
        if (piece == opened) {
            return;
        }
        opened = -1;
        channel.position(Pieces.BEGINNING + piece * Pieces.LOCKED);
        int length = fill(channel, ByteBuffer.wrap(locked));
        filled = pieces.open(locked, length, piece, piece == lastPiece, open);
        opened = piece;
    }

    private static int fill(SeekableByteChannel channel, ByteBuffer into) throws IOException {
        while (into.hasRemaining() && channel.read(into) >= 0) {
            // a channel may give less than was asked for
        }
        return into.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
