package org.magpie.pipeline.download.removal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.media.history.HistoryEntry;
import org.magpie.pipeline.download.CleanupPolicy;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.UnfiledVideos;
import org.magpie.pipeline.download.monitor.ClientContents;
import org.magpie.pipeline.download.monitor.ClientContents.Held;
import org.magpie.pipeline.download.monitor.Clients;
import org.magpie.pipeline.download.removal.RemovalRule.Decision;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the clients what Magpie has no more use for, as far as {@link RemovalRule} lets it, and writes a line of history for
 * each. A line is noted before its client is asked, so that a crash in between loses none. Each client has a thread of its own, so that
 * one that does not answer holds up nobody.
 */
public final class CompletedDownloadCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(CompletedDownloadCleanup.class);

    private final DownloadRows rows;
    private final Clients clients;
    private final ClientContents contents;
    private final UnfiledVideos unfiled;
    private final Supplier<DownloadRules> rules;
    private final Duration atMost;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    public CompletedDownloadCleanup(
            DownloadRows rows,
            Clients clients,
            ClientContents contents,
            UnfiledVideos unfiled,
            Supplier<DownloadRules> rules,
            Duration atMost) {
        this.rows = rows;
        this.clients = clients;
        this.contents = contents;
        this.unfiled = unfiled;
        this.rules = rules;
        this.atMost = atMost;
    }

    /** Looks once at everything that is over and that its client still holds. */
    @SuppressWarnings("IllegalCatch") // whatever one client throws, it is told and the others have their turn
    public void run() {
        DownloadRules now = rules.get();
        Map<Long, Held> all = contents.all();
        CountDownLatch done = new CountDownLatch(all.size());
        all.forEach((id, held) -> {
            if (!busy.add(id)) {
                done.countDown();
                return;
            }
            WorkThreads.start("cleanup-" + id, () -> {
                try {
                    cleanUp(id, held, now);
                } catch (Throwable bug) {
                    LOG.error(
                            "{} could not be cleaned up",
                            held.client().definition().name(),
                            bug);
                } finally {
                    busy.remove(id);
                    done.countDown();
                }
            });
        });
        try {
            if (!done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Some client takes its time to be cleaned up");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void cleanUp(long clientId, Held held, DownloadRules now) {
        // Begun before a crash, and gone from the client since.
        rows.store().read(session -> new DownloadRepository_(session).leaving(clientId)).stream()
                .filter(row -> !held.downloads().containsKey(row.client().key()))
                .forEach(this::end);
        if (held.downloads().isEmpty()) {
            return;
        }
        Map<String, List<DownloadEntity>> ended = rows
                .endedIn(clientId, held.downloads().keySet())
                .stream()
                .collect(Collectors.groupingBy(row -> row.client().key()));
        Set<String> needed = rows.neededKeys(clientId);
        Set<String> foreign = rows.foreignKeys(clientId);
        for (Map.Entry<String, List<DownloadEntity>> each : ended.entrySet()) {
            ClientDownload there = held.downloads().get(each.getKey());
            if (there == null || needed.contains(each.getKey()) || foreign.contains(each.getKey())) {
                continue;
            }
            String correlation = each.getValue().getFirst().grab().correlation();
            if (!WorkContext.within(correlation).supply(() -> isDecided(held, there, each.getValue(), now))) {
                return;
            }
        }
    }

    /** Whether the client has answered. */
    private boolean isDecided(Held held, ClientDownload there, List<DownloadEntity> same, DownloadRules now) {
        try {
            decide(held, there, same, now);
            return true;
        } catch (ProviderException failure) {
            LOG.debug("{} is cleaned up later", there.id(), failure);
            return false;
        }
    }

    /** A torrent may be there for two titles at once: it goes only when each of them lets it go. */
    private void decide(Held held, ClientDownload there, List<DownloadEntity> same, DownloadRules now) {
        String client = held.client().definition().name();
        List<Decision> decisions = same.stream()
                .map(row -> RemovalRule.decide(
                        row, there, now, client, rows.here(row.client().id(), place(row, there)), unfiled(row)))
                .toList();
        for (int at = 0; at < same.size(); at++) {
            Message why = decisions.get(at).why();
            if (decisions.get(at).policy() == CleanupPolicy.STAY && why != null) {
                tellOnce(same.get(at), why);
            }
        }
        CleanupPolicy policy = decisions.stream()
                .map(Decision::policy)
                .min(CleanupPolicy::compareTo)
                .orElse(CleanupPolicy.STAY);
        if (policy == CleanupPolicy.STAY) {
            return;
        }
        for (int at = 0; at < same.size(); at++) {
            Message line = Message.of(
                    policy == CleanupPolicy.DELETE ? "download.cleanup.deleted" : "download.cleanup.forgotten",
                    rows.told(same.get(at)).release().name(),
                    client,
                    Objects.requireNonNull(decisions.get(at).why()));
            rows.change(same.get(at).id(), (unit, stored) -> stored.beginRemoval(line));
        }
        String key = there.id();
        try {
            clients.use(held.client(), provider -> {
                provider.remove(key, policy == CleanupPolicy.DELETE);
                return true;
            });
        } catch (ProviderException failure) {
            same.forEach(row -> rows.change(row.id(), (unit, stored) -> stored.endRemoval()));
            throw failure;
        }
        contents.forget(held.client().definition().id(), key);
        same.forEach(this::end);
    }

    private @Nullable String unfiled(DownloadEntity row) {
        return unfiled.of(row.id()).stream().map(UnfiledVideo::path).findFirst().orElse(null);
    }

    private static @Nullable String place(DownloadEntity row, ClientDownload there) {
        return there.place() == null ? row.client().place() : there.place();
    }

    /** It has left its client: that and the line of history are one. */
    private void end(DownloadEntity row) {
        TrackedDownload download = rows.told(row);
        rows.change(row.id(), (unit, stored) -> {
            Message line = stored.removal();
            if (line != null) {
                stored.leftClient();
                rows.write(unit, download, HistoryEntry.Type.DOWNLOAD_REMOVED, line);
            }
        });
    }

    private void tellOnce(DownloadEntity row, Message why) {
        if (!why.equals(row.said())) {
            TrackedDownload download = rows.told(row);
            rows.change(row.id(), (unit, stored) -> {
                stored.stays(why);
                rows.write(unit, download, HistoryEntry.Type.DOWNLOAD_COMPLETED, why);
                unit.publish(new DownloadsChanged(Set.of(row.id())));
            });
        }
    }
}
