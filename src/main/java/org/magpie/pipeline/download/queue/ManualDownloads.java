package org.magpie.pipeline.download.queue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;

/**
 * Files that a person imports from a folder of this computer: a download that is whole and of no client, so that it is filed, journalled and
 * undone like any other. Safe for any number of threads.
 */
public final class ManualDownloads {
    private final DownloadRows rows;

    ManualDownloads(DownloadRows rows) {
        this.rows = rows;
    }

    /**
     * Tracks what lies at a place; it waits for what a person says of it.
     *
     * @param isKept whether the files stay where they are, and the library gets hard links or copies
     */
    public TrackedDownload track(String correlation, Path place, long bytes, TitleFacts title, boolean isKept) {
        Grab grab = new Grab(
                correlation,
                0,
                release(place, bytes, isKept),
                title.id(),
                title.name(),
                title.slots().getFirst().id(),
                title.items().stream().map(ItemFacts::id).collect(Collectors.toSet()),
                title.tags(),
                0,
                true);
        return rows.store().write(unit -> {
            Instant now = rows.now();
            DownloadEntity row = new DownloadEntity(grab, SeedGoal.NONE, true, now);
            row.progress(bytes, bytes, now, place.toString(), place);
            Message why = Message.of("import.brought");
            // One that is whole would be imported by itself; what this holds a person is about to say.
            row.turn(DownloadState.COMPLETED, null, now);
            row.turn(DownloadState.IMPORTING, null, now);
            row.turn(DownloadState.IMPORT_BLOCKED, why, now);
            unit.session().insert(row);
            return rows.told(row);
        });
    }

    /** Tracks it no longer; nothing happens to the files. */
    public void untrack(long id) {
        rows.store().change(unit -> new Rows(unit.session()).change("delete from download where id = ?", id));
    }

    private static Release release(Path place, long bytes, boolean isKept) {
        String name = String.valueOf(place.getFileName());
        return new Release(
                0,
                "",
                name,
                name.replaceFirst("\\.[A-Za-z0-9]{2,4}$", ""),
                null,
                isKept ? Protocol.TORRENT : Protocol.DIRECT,
                URI.create("about:blank"),
                null,
                bytes,
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
