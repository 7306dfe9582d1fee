package org.magpie.pipeline.download.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.monitor.ClientContents;
import org.magpie.pipeline.download.monitor.Clients;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the clients what a person has taken off the queue. That is noted first, so that a client that does not answer keeps
 * nobody from it, and asked again, ever more seldom, until the client has confirmed it. Each client is asked on a thread of its own.
 * Safe for any number of threads.
 */
public final class DownloadRemovals {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadRemovals.class);
    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-f]{40}");

    /** How long it is looked for what a crash kept from being noted. */
    private static final Duration LOOKED_FOR = Duration.ofDays(1);

    private final DownloadRows rows;
    private final Clients clients;
    private final ClientContents contents;
    private final Duration firstPause;
    private final LongPredicate isHandedOver;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    /**
     * @param firstPause between two tries; doubled each time, an hour at most
     * @param isHandedOver whether a download is being given to a client just now
     */
    public DownloadRemovals(
            DownloadRows rows,
            Clients clients,
            ClientContents contents,
            Duration firstPause,
            LongPredicate isHandedOver) {
        this.rows = rows;
        this.clients = clients;
        this.contents = contents;
        this.firstPause = firstPause;
        this.isHandedOver = isHandedOver;
    }

    /** Asks those clients again whose time has come; answers at once. */
    public void look() {
        Instant now = rows.now();
        Map<Long, List<DownloadEntity>> due =
                rows.store().read(session -> new DownloadRepository_(session).toRemove()).stream()
                        .filter(row -> isDue(row, now))
                        .collect(Collectors.groupingBy(row -> row.client().id()));
        due.forEach((client, theirs) -> {
            if (busy.add(client)) {
                WorkThreads.start("remove-" + client, () -> {
                    try {
                        theirs.forEach(row -> ask(row.id()));
                    } finally {
                        busy.remove(client);
                    }
                });
            }
        });
    }

    private static boolean isDue(DownloadEntity row, Instant now) {
        Instant again = row.lookAgain();
        return again == null || DueTime.isReached(again, now, StallThresholds.LONGEST_PAUSE);
    }

    /**
     * Asks the client now.
     *
     * @return why it is asked again later; empty when nothing is left to ask
     */
    @SuppressWarnings("IllegalCatch") // whatever one client throws, the others have their turn
    public Optional<Message> ask(long id) {
        DownloadEntity row = rows.store()
                .read(session -> new DownloadRepository_(session).find(id))
                .orElse(null);
        if (row == null || !row.isRemovalAsked()) {
            return Optional.empty();
        }
        return WorkContext.within(row.grab().correlation()).supply(() -> {
            try {
                return row.client().key().isEmpty() ? withoutKey(row) : inClient(row);
            } catch (ProviderException failure) {
                LOG.info("{} is taken out of its client later: {}", row.grab().releaseName(), failure.said());
                return later(row, failure.said());
            } catch (Throwable bug) {
                Message said = Explained.of(bug);
                LOG.error(
                        "{} could not be taken out of its client ({})",
                        row.grab().releaseName(),
                        said,
                        bug);
                return later(row, said);
            }
        });
    }

    private Optional<Message> inClient(DownloadEntity row) {
        Optional<Opened<DownloadClient>> client = clients.find(row.client().id());
        // Somebody else's is only taken off Magpie's list.
        boolean needed = !row.client().isOwn()
                || rows.neededKeys(row.client().id()).contains(row.client().key());
        if (client.isPresent() && !needed) {
            clients.use(client.get(), provider -> {
                if (isSame(row, provider)) {
                    provider.remove(row.client().key(), row.isRemovedWithData());
                }
                return true;
            });
            contents.forget(row.client().id(), row.client().key());
        }
        done(row);
        return Optional.empty();
    }

    /** Days may have gone by: what somebody has added again meanwhile, under the same id, is somebody else's. */
    private static boolean isSame(DownloadEntity row, DownloadClient provider) {
        return !row.client().knowsWhenAdded()
                || provider.list().stream()
                        .filter(there -> there.id().equals(row.client().key()))
                        .findFirst()
                        .or(() -> provider.tell(row.client().key()))
                        .map(there -> row.client().isSame(there.added()))
                        .orElse(true);
    }

    /**
     * No client had it when it was taken off the queue. If one was being given it just then, that one tells of it when it is done;
     * after a crash in that moment what bears its info hash belongs to it, and is no download that somebody else has started.
     */
    private Optional<Message> withoutKey(DownloadEntity row) {
        if (isHandedOver.test(row.id())) {
            return Optional.empty();
        }
        String hash = Optional.ofNullable(rows.told(row).release().infoHash())
                .map(each -> each.toLowerCase(Locale.ROOT))
                .orElse("");
        Instant ended = row.ended();
        boolean over = ended == null
                || rows.now().isAfter(ended.plus(LOOKED_FOR))
                || rows.now().isBefore(ended);
        if (!INFO_HASH.matcher(hash).matches() || over) {
            done(row);
            return Optional.empty();
        }
        contents.all().entrySet().stream()
                .filter(held -> held.getValue().downloads().containsKey(hash))
                .findFirst()
                .ifPresent(held -> rows.change(row.id(), (unit, stored) -> {
                    stored.handedTo(held.getKey(), hash);
                    // Whether it was there before cannot be told any more: it is left there.
                    stored.removalDone();
                }));
        return Optional.empty();
    }

    private void done(DownloadEntity row) {
        rows.change(row.id(), (unit, stored) -> stored.removalDone());
    }

    private Optional<Message> later(DownloadEntity row, Message why) {
        Instant when = rows.now().plus(StallThresholds.pause(firstPause, row.tries()));
        rows.change(row.id(), (unit, stored) -> {
            if (stored.isRemovalAsked()) {
                stored.again(when);
            }
        });
        return Optional.of(why);
    }
}
