package org.magpie.pipeline.download.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.media.history.HistoryEntry;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.monitor.ClientPolling.Told;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.provider.Providers.Opened;

/**
 * What the clients hold in Magpie's category, by their last word, and how that goes together with what Magpie knows. Safe for any
 * number of threads.
 */
public final class ClientContents {
    /** Key of the sentence with which a download is noted as removed when its client no longer knows it. */
    static final String GONE = "download.gone-from-client";

    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(7);
    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-f]{40}");

    private final DownloadRows rows;
    private final Clients clients;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();

    /** What one client holds, by its own ids. */
    public record Held(Opened<DownloadClient> client, Map<String, ClientDownload> downloads) {}

    public ClientContents(DownloadRows rows, Clients clients) {
        this.rows = rows;
        this.clients = clients;
    }

    void hear(long clientId, Told.Answer answer) {
        held.put(clientId, new Held(answer.client(), new ConcurrentHashMap<>(answer.downloads())));
    }

    /** It was taken out of its client. */
    public void forget(long clientId, String key) {
        Held of = held.get(clientId);
        if (of != null) {
            of.downloads().remove(key);
        }
    }

    /** By definition; clients that were deleted since are left out. */
    public Map<Long, Held> all() {
        held.keySet().removeIf(id -> clients.find(id).isEmpty());
        return Map.copyOf(held);
    }

    public Optional<Held> of(long clientId) {
        return Optional.ofNullable(held.get(clientId));
    }

    /** What Magpie knows nothing of, by client. */
    public Map<Held, List<ClientDownload>> unknown() {
        Map<Held, List<ClientDownload>> unknown = new HashMap<>();
        all().forEach((id, of) -> {
            List<ClientDownload> theirs = new ArrayList<>(of.downloads().values());
            if (!theirs.isEmpty()) {
                Set<String> known = rows.knownKeys(id);
                theirs.removeIf(each -> known.contains(each.id()));
                unknown.put(of, theirs);
            }
        });
        return unknown;
    }

    /**
     * Takes back what was noted as removed and is there again, and finds in other clients what belonged to one that was deleted:
     * an info hash is the same everywhere.
     *
     * @param open what is on its way
     * @return the downloads that were changed
     */
    Set<Long> reconcile(List<DownloadEntity> open) {
        Set<Long> changed = new HashSet<>();
        Map<Long, Held> now = all();
        List<DownloadEntity> removed = rows.removedSince(rows.now().minus(TAKEN_BACK_WITHIN), (client, key) -> {
            Held of = now.get(client);
            return of != null && of.downloads().containsKey(key);
        });
        for (DownloadEntity row : removed) {
            Message why = row.said();
            if (why != null && why.key().equals(GONE)) {
                takeBack(row);
                changed.add(row.id());
            }
        }
        for (DownloadEntity row : open) {
            if (clients.find(row.client().id()).isEmpty()
                    && INFO_HASH.matcher(row.client().key()).matches()) {
                now.forEach((client, of) -> {
                    if (of.downloads().containsKey(row.client().key())) {
                        ClientDownload there = of.downloads().get(row.client().key());
                        rows.change(row.id(), (unit, stored) -> {
                            stored.handedTo(client, row.client().key());
                            // The same program under a new definition; in another one it is somebody else's.
                            if (there == null
                                    || there.added() == null
                                    || !stored.client().isSame(there.added())) {
                                stored.client().wasThere();
                            }
                        });
                        changed.add(row.id());
                    }
                });
            }
        }
        return changed;
    }

    private void takeBack(DownloadEntity row) {
        TrackedDownload download = rows.told(row);
        rows.change(row.id(), (unit, stored) -> {
            if (!stored.revive(rows.now())) {
                return;
            }
            rows.write(
                    unit,
                    download,
                    HistoryEntry.Type.DOWNLOAD_RESUMED,
                    Message.of("download.back-in-client", download.release().name()));
        });
    }
}
