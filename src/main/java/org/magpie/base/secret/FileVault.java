package org.magpie.base.secret;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Locks files of any size, of which no more than a piece is ever in memory: pieces of 4 KB, each AES-256-GCM (NIST SP 800-38D) under
 * a key that is the file's own (HKDF-SHA256, RFC 5869, from a random salt at its beginning). A piece's nonce is its number and
 * whether it is the last, so that none can be left out, moved or cut off unnoticed. Safe for any number of threads; its streams
 * are for one.
 */
public final class FileVault {
    static final int PIECE = 1 << 12;

    private static final int SALT = 32;
    private static final int TAG = 16;
    private static final byte[] PURPOSE = {'f', 'i', 'l', 'e', ' ', 'v', '1'};

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key 32 bytes
     */
    public FileVault(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("A vault's key has 32 bytes");
        }
        this.key = key.clone();
    }

    /** Writes a file again; it is whole once the stream is closed. */
    public OutputStream create(Path file) throws IOException {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        OutputStream out = Files.newOutputStream(file);
        try {
            out.write(salt);
        } catch (IOException failure) {
            out.close();
            throw failure;
        }
        return new Locking(out, new Pieces(keyOf(salt)));
    }

    /**
     * Opens what {@link #create} has written. Reading throws a {@link java.io.IOException} where it was written with another key, has
     * been changed or is cut off.
     */
    public LockedFile open(Path file) throws IOException {
        return LockedFile.of(file, salt -> new Pieces(keyOf(salt)));
    }

    private SecretKey keyOf(byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(salt)
                                    .thenExpand(PURPOSE, 32));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", missing);
        }
    }

    /** Locks and opens the pieces of one file. */
    static final class Pieces {
        /** Of a whole piece when it is locked. */
        static final int LOCKED = PIECE + TAG;

        /** What stands before the first piece. */
        static final int BEGINNING = SALT;

        private final SecretKey key;
        private final Cipher cipher;

        Pieces(SecretKey key) {
            this.key = key;
            try {
                this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("This Java has no AES-GCM", missing);
            }
        }

        /** Answers how many bytes were put into the other array. */
        int lock(byte[] open, int length, long number, boolean last, byte[] locked) throws IOException {
            return run(Cipher.ENCRYPT_MODE, open, length, number, last, locked);
        }

        /** Answers how many bytes were put into the other array. */
        int open(byte[] locked, int length, long number, boolean last, byte[] open) throws IOException {
            return run(Cipher.DECRYPT_MODE, locked, length, number, last, open);
        }

        private int run(int mode, byte[] from, int length, long number, boolean last, byte[] to) throws IOException {
            byte[] nonce =
                    ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
            try {
                cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
                return cipher.doFinal(from, 0, length, to, 0);
            } catch (GeneralSecurityException broken) {
                throw new IOException("A locked file cannot be opened with this key", broken);
            }
        }
    }

    private static final class Locking extends OutputStream {
        private final OutputStream out;
        private final Pieces pieces;
        private final byte[] open = new byte[PIECE];
        private final byte[] locked = new byte[Pieces.LOCKED];
        private int filled;
        private long number;
        private boolean closed;

        Locking(OutputStream out, Pieces pieces) {
            this.out = out;
            this.pieces = pieces;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            int left = length;
            while (left > 0) {
                if (filled == PIECE) {
                    // Only now is it known that it is not the last one.
                    piece(false);
                }
                int fits = Math.min(left, PIECE - filled);
                System.arraycopy(bytes, at, open, filled, fits);
                filled += fits;
                at += fits;
                left -= fits;
            }
        }

        private void piece(boolean last) throws IOException {
            out.write(locked, 0, pieces.lock(open, filled, number, last, locked));
            number++;
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (OutputStream ending = out) {
                piece(true);
                ending.flush();
            } finally {
                Arrays.fill(open, (byte) 0);
            }
        }
    }

    /** The key of a file, by its salt. */
    @FunctionalInterface
    interface Key {
        Pieces of(byte[] salt);
    }
}
