package org.magpie.pipeline.download;

/** Where a download stands, from the grab to the library. Its name in the bundle is {@code download.state.<name>}, in lower case. */
public enum DownloadState {
    QUEUED,
    DOWNLOADING,
    PAUSED,
    /** Nothing has come for a while. */
    STALLED,
    /** Whole in the client, not yet looked at for import. */
    COMPLETED,
    IMPORTING,
    IMPORTED,
    /** Whole, but it needs a person: the reason says why. */
    IMPORT_BLOCKED,
    FAILED,
    REMOVED
}
