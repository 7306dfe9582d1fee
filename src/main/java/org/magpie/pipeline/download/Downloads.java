package org.magpie.pipeline.download;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.HistoryEntry;
import org.magpie.media.HistoryLog;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.FetchBudgets;
import org.magpie.pipeline.search.LinkResolver;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.SeenElsewhere;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is being fetched, whichever client does it. A grab is stored before a client is asked, so that a crash in
 * between only means that it is handed over once more. Safe for any number of threads; only {@link #look} is for one at a time.
 */
public final class Downloads implements InFlight {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final DownloadRows rows;
    private final Clients clients;
    private final Verdicts verdicts;
    private final Events events;
    private final Patience patience;
    private final HandingOver handingOver;
    private final Holdings holdings;
    private final Monitor monitor;
    private final Tidying tidying;
    private final UnfiledVideos unfiled;
    private final ConcurrentLinkedQueue<TrackedDownload> refused = new ConcurrentLinkedQueue<>();

    /**
     * @param rules as they are now
     */
    public Downloads(
            Store store,
            Providers providers,
            LinkResolver links,
            HistoryLog history,
            Blocklist blocklist,
            Verdicts verdicts,
            SeenElsewhere elsewhere,
            FetchBudgets budgets,
            PlaceMappings places,
            Supplier<DownloadRules> rules,
            Events events,
            Clock clock,
            Patience patience) {
        this.rows = new DownloadRows(store, history, blocklist, places, clock);
        this.clients = new Clients(providers);
        this.unfiled = new UnfiledVideos(store);
        this.verdicts = verdicts;
        this.events = events;
        this.patience = patience;
        Origins origins = new Origins(providers, verdicts, blocklist, elsewhere, budgets, clock);
        this.handingOver = new HandingOver(rows, clients, origins, verdicts, links, events, rules, patience);
        this.holdings = new Holdings(rows, clients);
        this.monitor = new Monitor(rows, clients, holdings, patience, rules);
        this.tidying = new Tidying(rows, clients, holdings, rules, patience.answer());
        events.listen(PlaceMappingsChanged.class, changed -> lookAgainAtBlocked());
    }

    /** What this step stores. */
    public static List<Class<?>> entities() {
        return List.of(DownloadEntity.class);
    }

    /**
     * Hands a grab to a client. Where none answers it stays queued and is handed over later.
     *
     * @throws UserException when nothing is set up that could fetch it, or the release is no good
     */
    public TrackedDownload start(Grab grab) {
        checkClientFor(grab);
        SeedGoal goal = clients.goalOf(grab.release());
        DownloadEntity row = rows.store().write(unit -> {
            DownloadEntity fresh = new DownloadEntity(grab, goal, false, rows.now());
            unit.session().insert(fresh);
            if (grab.verdictId() != 0) {
                verdicts.markGrabbed(unit, grab.verdictId());
            }
            return fresh;
        });
        TrackedDownload after = handingOver.handOver(rows.told(row), grab.titleTags(), goal);
        Message said = after.said();
        if (after.state() == DownloadState.FAILED && said != null) {
            throw new UserException("download.refused", after.release().name(), said);
        }
        return after;
    }

    /**
     * @throws UserException when nothing is set up that could fetch it
     */
    public void checkClientFor(Grab grab) {
        if (!clients.canFetch(grab.release().protocol(), grab.titleTags())) {
            throw new UserException("download.no-client", Clients.protocol(grab));
        }
    }

    public Optional<TrackedDownload> find(long id) {
        return rows.find(id);
    }

    @Override
    public Optional<String> releaseFor(long itemId, long slotId) {
        return open().stream()
                .filter(each -> !each.isMistaken())
                .filter(each -> each.slotId() == slotId && each.itemIds().contains(itemId))
                .map(each -> each.release().name())
                .findFirst();
    }

    @Override
    public InFlight now() {
        List<TrackedDownload> open =
                open().stream().filter(each -> !each.isMistaken()).toList();
        return (itemId, slotId) -> open.stream()
                .filter(each -> each.slotId() == slotId && each.itemIds().contains(itemId))
                .map(each -> each.release().name())
                .findFirst();
    }

    /**
     * Whether a client that is set up and switched on takes that protocol.
     *
     * @param titleTags only clients for titles with such tags; null: any client
     */
    public boolean canFetch(Protocol protocol, @Nullable Set<String> titleTags) {
        return titleTags == null ? protocols().contains(protocol) : clients.canFetch(protocol, titleTags);
    }

    /** What the clients that are set up and switched on can fetch. */
    public Set<Protocol> protocols() {
        return clients.protocols();
    }

    /** Everything that is on its way or needs a person, oldest first. */
    public List<TrackedDownload> open() {
        return rows.open().stream().map(rows::told).toList();
    }

    /** Imported and failed ones that ended since then, oldest first. */
    public List<TrackedDownload> endedSince(Instant time) {
        return rows.store().read(session -> new DownloadRepository_(session).endedSince(time)).stream()
                .map(rows::told)
                .toList();
    }

    /** Asks every client once and notes what has changed. A client that is slow to answer is not waited for. */
    public Round look() {
        handOverWaiting();
        Monitor.Findings found = monitor.look();
        List<TrackedDownload> failed = new ArrayList<>();
        for (TrackedDownload each = refused.poll(); each != null; each = refused.poll()) {
            failed.add(each);
        }
        found.failed()
                .forEach(id -> find(id).filter(each -> each.state() == DownloadState.FAILED)
                        .ifPresent(failed::add));
        Set<Long> changed = new HashSet<>(found.changed());
        if (!changed.isEmpty()) {
            events.publish(new DownloadsChanged(Set.copyOf(changed)));
        }
        return new Round(found.completed(), failed, found.isMoving());
    }

    /**
     * What one look brought.
     *
     * @param completed whole in their clients
     * @param failed since the last look
     * @param isMoving whether any byte is coming
     */
    public record Round(List<TrackedDownload> completed, List<TrackedDownload> failed, boolean isMoving) {
        public Round {
            completed = List.copyOf(completed);
            failed = List.copyOf(failed);
        }
    }

    /** Each on a thread of its own: an indexer that does not answer must not keep the others from being looked after. */
    private void handOverWaiting() {
        List<DownloadEntity> due = rows.open().stream()
                .filter(row -> handingOver.isDue(row, rows.told(row)))
                .toList();
        CountDownLatch done = new CountDownLatch(due.size());
        for (DownloadEntity row : due) {
            Thread.ofVirtual().name("hand-over-" + row.id()).start(() -> {
                try {
                    TrackedDownload after = handingOver.handOver(rows.told(row), row.titleTags(), row.goal());
                    if (after.state() == DownloadState.FAILED) {
                        refused.add(after);
                    }
                } catch (RuntimeException bug) {
                    LOG.error("A download could not be handed over", bug);
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            if (!done.await(patience.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Some hand-over goes on beside the watch");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes that a download came to nothing, and that its release is not to be taken again. */
    public TrackedDownload fail(TrackedDownload download, Message why) {
        rows.store().change(unit -> rows.fail(unit, download, Failure.reason(why), why));
        return find(download.id()).orElse(download);
    }

    /**
     * A place in that folder as a client tells of it, such as where one of its downloads is; the folder itself where it tells of
     * none.
     *
     * @param clientId 0 for any client
     */
    public String exampleIn(long clientId, String folder) {
        Optional<ForeignPath> of = ForeignPath.read(folder);
        return holdings.all().entrySet().stream()
                .filter(each -> clientId == 0 || each.getKey() == clientId)
                .flatMap(each -> each.getValue().downloads().values().stream())
                .flatMap(each -> Optional.ofNullable(each.place()).stream())
                .filter(place -> of.isPresent()
                        && ForeignPath.read(place)
                                .filter(path -> path.isIn(of.get()))
                                .isPresent())
                .findFirst()
                .orElse(folder);
    }

    /** What sits in Magpie's category and was not started by it, as the clients last told of it. */
    Holdings holdings() {
        return holdings;
    }

    /**
     * Tracks what somebody else has started.
     *
     * @param grab what it is taken for
     * @throws UserException when its client does not have it any more
     */
    TrackedDownload adopt(Stranger.Key stranger, Grab grab) {
        ClientDownload there = holdings.of(stranger.clientId())
                .map(held -> held.downloads().get(stranger.key()))
                .orElseThrow(() -> new UserException("download.stranger-gone"));
        DownloadEntity row = rows.store().write(unit -> {
            DownloadEntity fresh = new DownloadEntity(grab, SeedGoal.NONE, true, rows.now());
            fresh.handedTo(stranger.clientId(), stranger.key());
            unit.session().insert(fresh);
            rows.write(unit, rows.told(fresh), HistoryEntry.Type.GRABBED, Message.of("download.adopted", there.name()));
            unit.publish(new DownloadsChanged(Set.of(fresh.id())));
            return fresh;
        });
        return rows.told(row);
    }

    /** Is never again asked about it. */
    void leaveAlone(Stranger.Key stranger) {
        rows.store()
                .change(unit -> new Rows(unit.session())
                        .change(
                                "merge into download_left_alone (client_id, client_key) values (?, ?)",
                                stranger.clientId(),
                                stranger.key()));
        events.publish(new DownloadsChanged(Set.of()));
    }

    /** A person wants it to come before or behind the others of its client. */
    void prioritised(long id, DownloadClient.Priority wanted) {
        rows.change(id, (unit, row) -> {
            row.prioritise(wanted);
            unit.publish(new DownloadsChanged(Set.of(id)));
        });
    }

    public void pause(long id) {
        inClient(id, DownloadClient::pause);
        rows.change(id, (unit, row) -> row.turn(DownloadState.PAUSED, null, rows.now()));
    }

    public void resume(long id) {
        inClient(id, DownloadClient::resume);
        rows.change(id, (unit, row) -> {
            row.turn(DownloadState.QUEUED, null, rows.now());
            row.again(null);
        });
    }

    /**
     * Takes a download off the queue.
     *
     * @param withData whether the client throws away what it has fetched
     * @param block whether its release is not to be taken again
     */
    public void remove(long id, boolean withData, boolean block) {
        find(id).ifPresent(download -> {
            inClient(id, (client, key) -> client.remove(key, withData));
            Message said = Message.of("download.removed", download.release().name());
            rows.change(id, (unit, row) -> {
                row.turn(DownloadState.REMOVED, said, rows.now());
                rows.write(unit, download, HistoryEntry.Type.DOWNLOAD_REMOVED, said);
                if (block) {
                    rows.block(unit, download, BlockReason.BY_HAND, said);
                }
            });
            rows.forgetLive(id);
            events.publish(new DownloadsChanged(Set.of(id)));
        });
    }

    /** Takes out of the clients what is imported and has given back what was asked for, and what has failed. */
    public void tidyUp() {
        tidying.tidyUp();
    }

    /**
     * What the client tells of each file of a download; empty where it does not tell or was deleted.
     *
     * @throws org.magpie.provider.ProviderException when the client does not answer
     */
    public List<DownloadClient.Listed> files(TrackedDownload download) {
        return download.clientKey().isEmpty()
                ? List.of()
                : clients.find(download.clientId())
                        .map(client -> clients.use(client, provider -> provider.files(download.clientKey())))
                        .orElse(List.of());
    }

    /** The videos of downloads that were not filed. */
    public UnfiledVideos unfiled() {
        return unfiled;
    }

    /** What came is something else than what was taken: a person may file it by hand, and the release is not taken again for a while. */
    public void mistaken(UnitOfWork unit, TrackedDownload download, Message why) {
        rows.block(unit, download, BlockReason.OTHER, why);
    }

    /** Its import has begun. */
    public void importing(UnitOfWork unit, long id) {
        change(unit, id, row -> row.turn(DownloadState.IMPORTING, null, rows.now()));
    }

    /** All of it is in the library. */
    public void imported(UnitOfWork unit, long id) {
        imported(unit, id, null);
    }

    /**
     * What was to be filed of it is in the library.
     *
     * @param said such as what was left out; null where there is nothing to say
     */
    public void imported(UnitOfWork unit, long id, @Nullable Message said) {
        change(unit, id, row -> row.turn(DownloadState.IMPORTED, said, rows.now()));
        rows.forgetLive(id);
    }

    /** What came is not what it was taken for: it has failed, and is not to be taken again. */
    public void refused(UnitOfWork unit, TrackedDownload download, BlockReason reason, Message why) {
        rows.fail(unit, download, reason, why);
        unit.publish(new DownloadsChanged(Set.of(download.id())));
    }

    /**
     * Its import cannot go on.
     *
     * @param lookAgain when it is tried again, null where only a person's word helps
     */
    public void blocked(UnitOfWork unit, long id, Message why, @Nullable Instant lookAgain) {
        change(unit, id, row -> {
            row.turn(DownloadState.IMPORT_BLOCKED, why, rows.now());
            row.again(lookAgain);
        });
    }

    /** What could not be found may be found now. */
    private void lookAgainAtBlocked() {
        rows.open().stream()
                .filter(row -> row.state() == DownloadState.IMPORT_BLOCKED)
                .forEach(row -> rows.change(row.id(), (unit, stored) -> stored.again(rows.now())));
    }

    private void inClient(long id, BiConsumer<DownloadClient, String> work) {
        find(id).filter(each -> !each.clientKey().isEmpty())
                .ifPresent(download -> clients.find(download.clientId())
                        .ifPresent(client -> clients.use(client, provider -> {
                            work.accept(provider, download.clientKey());
                            return true;
                        })));
    }

    private static void change(UnitOfWork unit, long id, java.util.function.Consumer<DownloadEntity> work) {
        DownloadRows.changeIn(unit, id, work);
        unit.publish(new DownloadsChanged(Set.of(id)));
    }
}
