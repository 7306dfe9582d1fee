package org.magpie.pipeline.download;

import java.util.List;
import java.util.Optional;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.pipeline.search.link.TorrentPieces;

/**
 * The torrent files of downloads that are on their way, so that what they have brought can be held against their pieces where the word
 * of the client is not enough. They are forgotten once the download has ended. Safe for any number of threads.
 */
public final class KeptTorrents {
    /** Larger ones are rare: a piece of 20 bytes for each megabyte makes 50 gigabytes. */
    static final int MOST_BYTES = 1_000_000;

    private final Store store;

    public KeptTorrents(Store store) {
        this.store = store;
    }

    /** Keeps the torrent file of a download, unless it is too large. */
    public void keep(UnitOfWork unit, long downloadId, byte[] content) {
        if (content.length <= MOST_BYTES) {
            new Rows(unit.session())
                    .change("merge into kept_torrent (download_id, content) values (?, ?)", downloadId, content);
        }
    }

    /** What is known of the pieces of a download; empty where it came by a magnet link, or no torrent at all. */
    public Optional<TorrentPieces> of(long downloadId) {
        return store.read(session -> new Rows(session)
                        .first(
                                "select content from kept_torrent where download_id = ?",
                                row -> row.getBytes(1),
                                downloadId))
                .flatMap(TorrentPieces::read);
    }

    /** Forgets those of downloads that have ended. Asked for with each look: it begins with the few that are kept. */
    public void forgetEnded() {
        List<Long> ended = store.read(session -> new Rows(session)
                .list(
                        "select kept.download_id from kept_torrent kept join download on download.id = kept.download_id"
                                + " where download.state in ('IMPORTED', 'FAILED', 'REMOVED')",
                        row -> row.getLong(1)));
        if (!ended.isEmpty()) {
            store.change(unit -> new Rows(unit.session())
                    .change("delete from kept_torrent where download_id = any(?)", (Object) ended.toArray()));
        }
    }
}
