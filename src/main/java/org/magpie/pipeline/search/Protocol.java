package org.magpie.pipeline.search;

/** How a release comes onto this machine. */
public enum Protocol {
    /** BitTorrent: a magnet link or a torrent file. */
    TORRENT,
    /** Usenet: an NZB file. */
    USENET,
    /** A plain HTTP download by the built-in downloader. */
    DIRECT
}
