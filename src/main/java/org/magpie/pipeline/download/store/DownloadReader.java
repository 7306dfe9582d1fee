package org.magpie.pipeline.download.store;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.search.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@link TrackedDownload} of rows. A row that this version cannot read, as after going back to an earlier one, is shown with a
 * word that says so and costs no other row anything. The releases of open downloads are kept parsed: they are asked for every second
 * and never change. Safe for any number of threads.
 */
final class DownloadReader {
    /** Key of the sentence with which an unreadable row is shown. */
    static final String UNREADABLE = "download.unreadable";

    private static final Logger LOG = LoggerFactory.getLogger(DownloadReader.class);

    private final Map<Long, Parsed> parsed = new ConcurrentHashMap<>();

    /**
     * @param release null where it cannot be read
     */
    private record Parsed(String json, @Nullable Release release) {}

    /** Whether this version knows every word of the row. */
    boolean isReadable(DownloadEntity row) {
        return row.isReadable() && release(row).isPresent();
    }

    private Optional<Release> release(DownloadEntity row) {
        Parsed known = parsed.get(row.id());
        if (known == null || !known.json().equals(row.grab().releaseJson())) {
            known = new Parsed(row.grab().releaseJson(), parse(row));
            if (!row.isOver()) {
                parsed.put(row.id(), known);
            }
        }
        return Optional.ofNullable(known.release());
    }

    private static @Nullable Release parse(DownloadEntity row) {
        try {
            return StoredRelease.read(row.grab().releaseJson());
        } catch (RuntimeException unknown) {
            LOG.warn("Download {} was stored by another version and cannot be read", row.id(), unknown);
            return null;
        }
    }

    /** Forgets the releases of all others. */
    void keepOnly(Set<Long> ids) {
        parsed.keySet().retainAll(ids);
    }

    /**
     * @param here where its place is on this computer, null where it is no path of it
     */
    TrackedDownload read(DownloadEntity row, TransferStats stats, @Nullable Path here) {
        Optional<Release> release = release(row);
        boolean known = row.isReadable() && release.isPresent();
        return new TrackedDownload(
                row.id(),
                row.grab().correlation(),
                row.client().id(),
                row.client().key(),
                known || row.isOver() ? row.state() : DownloadState.IMPORT_BLOCKED,
                row.grab().titleId(),
                row.grab().titleName(),
                row.grab().slotId(),
                row.grab().itemIds(),
                release.orElseGet(() -> nameOnly(row)),
                row.grab().verdictId(),
                row.grab().score(),
                row.grab().isManual(),
                row.size(),
                stats.done() >= 0 ? stats.done() : row.done(),
                stats.speed(),
                stats.timeLeft(),
                row.client().place() == null ? path(row) : here,
                known ? why(row, stats) : Message.of(UNREADABLE),
                row.tries(),
                known ? row.lookAgain() : null,
                row.added(),
                row.client().place(),
                row.client().isAdopted(),
                row.client().isForeign(),
                row.priority());
    }

    /** What its client says counts for as long as it is followed there; afterwards, why it ended as it did. */
    private static @Nullable Message why(DownloadEntity row, TransferStats stats) {
        return DownloadTransitions.isInClient(row.state()) && stats.said() != null ? stats.said() : row.said();
    }

    private static @Nullable Path path(DownloadEntity row) {
        String path = row.client().path();
        try {
            return path == null ? null : Path.of(path);
        } catch (InvalidPathException ofAnotherSystem) {
            return null;
        }
    }

    private static Release nameOnly(DownloadEntity row) {
        return new Release(
                0,
                "",
                "",
                row.grab().releaseName(),
                null,
                row.grab().protocol(),
                URI.create("about:blank"),
                null,
                row.size(),
                Instant.EPOCH,
                -1,
                -1,
                null,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
    }
}
