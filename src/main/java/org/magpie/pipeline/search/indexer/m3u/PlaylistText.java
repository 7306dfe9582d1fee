package org.magpie.pipeline.search.indexer.m3u;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.LockedFile;

/** The text of a playlist: a person's own file as it is, or a copy that is locked, since each of its addresses holds a password. */
public interface PlaylistText {
    /** All of it, from the beginning. */
    InputStream whole() throws IOException;

    /** Opens it to jump about in. */
    Places places() throws IOException;

    /** Open for reading from any place. For one thread. */
    interface Places extends Closeable {
        /** From that byte on; only the last one asked for may be read. */
        InputStream from(long offset) throws IOException;
    }

    /** A file that everybody may read. */
    record Plain(Path file) implements PlaylistText {
        @Override
        public InputStream whole() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        @Override
        public Places places() throws IOException {
            RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
            return new Places() {
                @Override
                public InputStream from(long offset) throws IOException {
                    opened.seek(offset);
                    return Channels.newInputStream(opened.getChannel());
                }

                @Override
                public void close() throws IOException {
                    opened.close();
                }
            };
        }
    }

    /** A file that only this data folder's key opens. */
    record Locked(Path file, FileVault vault) implements PlaylistText {
        @Override
        public InputStream whole() throws IOException {
            LockedFile opened = vault.open(file);
            return new java.io.FilterInputStream(opened.from(0)) {
                @Override
                public void close() throws IOException {
                    opened.close();
                }
            };
        }

        @Override
        public Places places() throws IOException {
            LockedFile opened = vault.open(file);
            return new Places() {
                @Override
                public InputStream from(long offset) {
                    return opened.from(offset);
                }

                @Override
                public void close() throws IOException {
                    opened.close();
                }
            };
        }
    }
}
