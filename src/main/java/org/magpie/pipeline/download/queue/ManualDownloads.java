package org.magpie.pipeline.download.queue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadClient;
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
        return rows.store().write(unit -> track(unit, correlation, List.of(place), bytes, title, isKept));
    }

    /**
     * The same of several places, in the unit of work of whoever says at once what they are.
     *
     * @param places at least one; none within another
     */
    public TrackedDownload track(
            UnitOfWork unit, String correlation, List<Path> places, long bytes, TitleFacts title, boolean isKept) {
        Path place = common(places);
        Grab grab = new Grab(
                correlation,
                0,
                release(places.getFirst(), bytes, isKept),
                title.id(),
                title.name(),
                title.slots().getFirst().id(),
                title.items().stream().map(ItemFacts::id).collect(Collectors.toSet()),
                title.tags(),
                0,
                true);
        Instant now = rows.now();
        DownloadEntity row = new DownloadEntity(grab, SeedGoal.NONE, true, now);
        row.progress(bytes, bytes, now, place.toString(), place);
        Message why = Message.of("import.brought");
        // One that is whole would be imported by itself; what this holds a person is about to say.
        row.turn(DownloadState.COMPLETED, null, now);
        row.turn(DownloadState.IMPORTING, null, now);
        row.turn(DownloadState.IMPORT_BLOCKED, why, now);
        unit.session().insert(row);
        TrackedDownload tracked = rows.told(row);
        if (places.size() > 1) {
            new Rows(unit.session())
                    .batch(
                            "insert into import_source (download_id, path) values (?, ?)",
                            places.stream().map(each -> Rows.row(tracked.id(), each.toString())));
        }
        return tracked;
    }

    /** The places that were brought together as one download; empty where it is the one of its path. */
    public List<Path> places(long id) {
        return rows.store()
                .read(session -> new Rows(session)
                        .list(
                                "select path from import_source where download_id = ? order by id",
                                row -> Path.of(row.getString(1)),
                                id));
    }

    /** A download of such places that is not stored, to find out what would become of them. */
    public TrackedDownload sketch(List<Path> places, boolean isKept) {
        return new TrackedDownload(
                0,
                "",
                0,
                "",
                DownloadState.IMPORT_BLOCKED,
                0,
                "",
                0,
                Set.of(),
                release(places.getFirst(), 0, isKept),
                0,
                0,
                true,
                0,
                0,
                0,
                null,
                common(places),
                null,
                0,
                null,
                rows.now(),
                null,
                true,
                false,
                DownloadClient.Priority.NORMAL);
    }

    /** The one place, or the folder that holds all of them. */
    private static Path common(List<Path> places) {
        Path common = places.getFirst();
        for (Path each : places) {
            while (common.getParent() != null && !each.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
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
