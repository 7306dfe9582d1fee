package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.link.FreshLinks;

/**
 * The built-in downloader: takes addresses, keeps them over restarts and fetches several at once. It begins to work with the
 * first call after a start. Safe for any number of threads.
 */
public final class DirectDownloads implements AutoCloseable {
    private final DirectRows rows;
    private final DownloadScheduler scheduler;
    private volatile Path folder;

    /**
     * @param client hands redirects back
     * @param links where stale links are asked for again
     * @param owner id of the definition whose downloads these are
     * @param folder absolute; where new downloads go
     */
    public DirectDownloads(
            Store store,
            OkHttpClient client,
            SsrfGuard guard,
            FreshLinks links,
            Clock clock,
            long owner,
            Path folder,
            Limits limits) {
        this.rows = new DirectRows(store, owner);
        this.scheduler = new DownloadScheduler(rows, new RetryPolicy(rows, links, clock), client, guard, clock, limits);
        this.folder = folder;
    }

    /** What it stores. */
    public static List<Class<?>> entities() {
        return List.of(DirectEntity.class);
    }

    /** Takes effect at once, for the running ones too; the folder for new ones. */
    public void change(Path newFolder, Limits newLimits) {
        folder = newFolder;
        scheduler.change(newLimits);
    }

    /** Adds a download; an address that is here already, and has not failed, is not added twice. */
    public String add(Release release, Priority priority) {
        long id = rows.add(release, folder, priority.ordinal());
        scheduler.turn();
        return Long.toString(id);
    }

    public List<ClientDownload> list() {
        scheduler.turn();
        return rows.all().stream()
                .map(row -> tell(row, scheduler.running(row.id()).orElse(null)))
                .toList();
    }

    /** The one file that an address brings; empty for an unknown id. */
    public List<Listed> files(String id) {
        List<Listed> files = new ArrayList<>();
        withNumber(id, known -> rows.find(known).ifPresent(row -> files.add(row.listed())));
        return files;
    }

    /** What is fetched so far is kept, over restarts too. */
    public void pause(String id) {
        withNumber(id, known -> {
            rows.update(known, DirectEntity::pause);
            scheduler.stop(known);
        });
    }

    /** Goes on from the last byte on disk; a failed one gets all its tries again. */
    public void resume(String id) {
        withNumber(id, known -> rows.update(known, DirectEntity::resume));
        scheduler.turn();
    }

    /** The more important run first, and take the place of a less important one that runs. */
    public void prioritise(String id, Priority priority) {
        withNumber(id, known -> rows.update(known, row -> row.prioritise(priority.ordinal())));
        scheduler.running().stream()
                .filter(live -> Long.toString(live.id).equals(id))
                .forEach(live -> live.prioritise(priority.ordinal()));
        scheduler.turn();
    }

    /** Unfinished files never stay; a finished one stays unless {@code withData}. */
    public void remove(String id, boolean withData) {
        // Paused first, so that nothing starts it again between its end and its removal.
        pause(id);
        withNumber(
                id,
                known -> rows.find(known).ifPresent(row -> {
                    if (withData || row.state() != DirectEntity.State.DONE) {
                        OrphanCleanup.clearAll(row);
                    } else {
                        OrphanCleanup.clearUnfinished(row);
                    }
                    rows.delete(known);
                }));
        scheduler.turn();
    }

    /** Ends all running ones; what they have fetched stays on disk. */
    @Override
    public void close() {
        scheduler.close();
    }

    private static ClientDownload tell(DirectEntity row, @Nullable ActiveDownload live) {
        long done = live != null ? live.done() : onDisk(row);
        long size = row.size() > 0 ? row.size() : row.statedSize();
        long speed = live == null ? 0 : live.meter.speed(System.nanoTime());
        long remaining = size < 0 ? -1 : Math.max(0, size - done);
        DownloadState state = switch (row.state()) {
            case PAUSED -> DownloadState.PAUSED;
            case DONE -> DownloadState.COMPLETED;
            case FAILED -> DownloadState.FAILED;
            case WAITING ->
                live != null
                        ? DownloadState.DOWNLOADING
                        : row.said() == null ? DownloadState.QUEUED : DownloadState.STALLED;
        };
        return new ClientDownload(
                Long.toString(row.id()),
                row.name(),
                state,
                size,
                remaining,
                speed,
                speed > 0 && remaining >= 0 ? Duration.ofSeconds(remaining / speed) : null,
                state == DownloadState.COMPLETED ? row.target().toString() : null,
                false,
                -1,
                null,
                live != null && state == DownloadState.DOWNLOADING ? null : row.said());
    }

    private static long onDisk(DirectEntity row) {
        try {
            if (row.state() == DirectEntity.State.DONE) {
                return Files.size(row.target());
            }
            Optional<List<Segment>> spans = SegmentMap.read(row.segments(), row.size());
            return spans.isPresent()
                    ? spans.get().stream()
                            .mapToLong(segment -> segment.at - segment.start)
                            .sum()
                    : Files.size(row.part());
        } catch (IOException nothingYet) {
            return 0;
        }
    }

    private static void withNumber(String id, LongConsumer action) {
        if (id.matches("\\d{1,18}")) {
            action.accept(Long.parseLong(id));
        }
    }
}
