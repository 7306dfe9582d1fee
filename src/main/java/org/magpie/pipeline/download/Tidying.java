package org.magpie.pipeline.download;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.magpie.pipeline.download.Holdings.Held;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the clients what Magpie has no more use for. Nothing that still has to give to others is touched, nor anything that
 * somebody else has started. Each client has a thread of its own, so that one that does not answer holds up nobody.
 */
final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    private final DownloadRows rows;
    private final Clients clients;
    private final Holdings holdings;
    private final Supplier<DownloadRules> rules;
    private final Duration atMost;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    Tidying(DownloadRows rows, Clients clients, Holdings holdings, Supplier<DownloadRules> rules, Duration atMost) {
        this.rows = rows;
        this.clients = clients;
        this.holdings = holdings;
        this.rules = rules;
        this.atMost = atMost;
    }

    void tidyUp() {
        DownloadRules now = rules.get();
        Map<Long, Held> all = holdings.all();
        CountDownLatch done = new CountDownLatch(all.size());
        all.forEach((id, held) -> {
            if (held.downloads().isEmpty() || !busy.add(id)) {
                done.countDown();
                return;
            }
            Thread.ofVirtual().name("tidy-" + id).start(() -> {
                try {
                    tidy(id, held, now);
                } catch (RuntimeException bug) {
                    LOG.error(
                            "{} could not be tidied up",
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
                LOG.debug("Some client takes its time to be tidied up");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy(long clientId, Held held, DownloadRules now) {
        List<DownloadEntity> ended = rows.store().read(session -> new DownloadRepository_(session).endedIn(clientId));
        Set<String> needed = rows.neededKeys(clientId);
        for (DownloadEntity row : ended) {
            ClientDownload there = held.downloads().get(row.clientKey());
            if (there == null || needed.contains(row.clientKey())) {
                continue;
            }
            Leaving leaving = leaving(row, there, now);
            if (leaving == Leaving.STAY) {
                continue;
            }
            try {
                clients.use(held.client(), client -> {
                    client.remove(row.clientKey(), leaving == Leaving.DELETE);
                    return true;
                });
            } catch (ProviderException failure) {
                LOG.debug("{} is tidied up later", row.clientKey(), failure);
                return;
            }
            holdings.forget(clientId, row.clientKey());
            rows.change(row.id(), (unit, stored) -> stored.leftClient());
        }
    }

    private static Leaving leaving(DownloadEntity row, ClientDownload there, DownloadRules now) {
        if (row.isAdopted()) {
            return Leaving.STAY;
        }
        if (row.state() == DownloadState.FAILED) {
            return row.isBad() ? Leaving.DELETE : now.failed();
        }
        if (row.protocol() != Protocol.TORRENT) {
            // What was worth anything has been moved into the library; the rest is wrapping.
            return Leaving.DELETE;
        }
        return hasGiven(row.goal(), there) ? now.imported() : Leaving.STAY;
    }

    /** Magpie's own goal counts; without one, or where it cannot be measured, the client's word that it has stopped. */
    private static boolean hasGiven(SeedGoal goal, ClientDownload there) {
        boolean stopped = there.state() == DownloadState.COMPLETED && !there.seeding();
        boolean measurable =
                (goal.ratio() >= 0 && there.ratio() >= 0) || (goal.time() != null && there.seeded() != null);
        return goal.isNone() || !measurable ? stopped : goal.isReached(there.ratio(), there.seeded());
    }
}
