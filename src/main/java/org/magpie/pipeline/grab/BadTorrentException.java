package org.magpie.pipeline.grab;

/** Bytes that are no torrent, or a magnet link that names none. */
public final class BadTorrentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadTorrentException(String what) {
        super(what);
    }
}
