package org.magpie.pipeline.download;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.media.HistoryEntry;
import org.magpie.media.Notice;
import org.magpie.pipeline.search.LinkResolver;
import org.magpie.pipeline.search.ResolvedLink;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.ProviderException;

/** Gives a grab to a client, and tries again later where none answers. Safe for any number of threads. */
final class HandingOver {
    private final DownloadRows rows;
    private final Clients clients;
    private final LinkResolver links;
    private final Events events;
    private final Patience patience;
    private final Set<Long> handing = ConcurrentHashMap.newKeySet();

    HandingOver(DownloadRows rows, Clients clients, LinkResolver links, Events events, Patience patience) {
        this.rows = rows;
        this.clients = clients;
        this.links = links;
        this.events = events;
        this.patience = patience;
    }

    boolean isDue(DownloadEntity row, TrackedDownload download) {
        Instant again = download.lookAgain();
        return row.clientKey().isEmpty() && (again == null || !again.isAfter(rows.now()));
    }

    /**
     * Answers the download as it is afterwards. One that another thread is handing over already is left to it.
     *
     * @param goal what it is to give back
     */
    TrackedDownload handOver(TrackedDownload download, Set<String> titleTags, SeedGoal goal) {
        if (!handing.add(download.id())) {
            return download;
        }
        try {
            // Taken by another thread since it was read.
            TrackedDownload fresh = rows.find(download.id()).orElse(download);
            if (!fresh.clientKey().isEmpty() || fresh.state() != download.state()) {
                return fresh;
            }
            give(fresh, titleTags, goal);
        } finally {
            handing.remove(download.id());
        }
        events.publish(new DownloadsChanged(Set.of(download.id())));
        return rows.find(download.id()).orElse(download);
    }

    private void give(TrackedDownload download, Set<String> titleTags, SeedGoal goal) {
        try {
            ResolvedLink link = links.resolve(download.release());
            DownloadClient.Terms terms = new DownloadClient.Terms(download.priority(), goal);
            switch (clients.handOver(download.release(), titleTags, link, terms)) {
                case Clients.HandOver.Taken taken -> taken(download, taken);
                case Clients.HandOver.Refused refused -> fail(download, refused.said());
                case Clients.HandOver.Later later -> postpone(download, later.said());
            }
        } catch (ProviderException.Unreachable | ProviderException.RateLimited failure) {
            postpone(download, failure.said());
        } catch (ProviderException failure) {
            fail(download, failure.said());
        }
    }

    private void fail(TrackedDownload download, Message why) {
        rows.store().change(unit -> rows.fail(unit, download, Failure.reason(why), why));
    }

    private void postpone(TrackedDownload download, @Nullable Message why) {
        Instant when = rows.now().plus(Patience.pause(patience.handOver(), download.tries()));
        rows.change(download.id(), (unit, row) -> {
            row.turn(DownloadState.QUEUED, why, rows.now());
            row.again(when);
        });
    }

    private void taken(TrackedDownload download, Clients.HandOver.Taken taken) {
        Message said = Message.of(
                "download.grabbed", download.release().name(), taken.client().name());
        rows.change(download.id(), (unit, row) -> {
            row.handedTo(taken.client().id(), taken.key());
            rows.write(unit, download, HistoryEntry.Type.GRABBED, said);
            unit.publish(new Notice.Grabbed(
                    download.titleId(),
                    download.titleName(),
                    download.release().name(),
                    taken.client().name(),
                    download.correlation(),
                    said));
        });
        // A person may have thought better of it while the client was being asked.
        rows.find(download.id()).ifPresent(now -> {
            if (now.state() == DownloadState.REMOVED) {
                tell(taken, client -> client.remove(taken.key(), true));
            } else if (now.priority() != download.priority()) {
                tell(taken, client -> client.prioritise(taken.key(), now.priority()));
            }
        });
    }

    private void tell(Clients.HandOver.Taken taken, Consumer<DownloadClient> work) {
        clients.find(taken.client().id())
                .ifPresent(client -> clients.use(client, provider -> {
                    work.accept(provider);
                    return true;
                }));
    }
}
