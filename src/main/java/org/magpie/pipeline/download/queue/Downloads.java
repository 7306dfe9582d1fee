package org.magpie.pipeline.download.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.undo.StoredUndo;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.pipeline.download.Failure;
import org.magpie.pipeline.download.KeptTorrents;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideos;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.download.monitor.ClientContents;
import org.magpie.pipeline.download.monitor.Clients;
import org.magpie.pipeline.download.monitor.DownloadMonitor;
import org.magpie.pipeline.download.place.ForeignPath;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.place.PlaceMappingsChanged;
import org.magpie.pipeline.download.removal.CompletedDownloadCleanup;
import org.magpie.pipeline.download.removal.DownloadRemovals;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.pipeline.search.link.LinkResolver;
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
    private final StallThresholds thresholds;
    private final ClientDispatcher dispatcher;
    private final ClientContents contents;
    private final DownloadMonitor monitor;
    private final DownloadRemovals removals;
    private final DownloadCommands commands;
    private final Set<Long> starting = ConcurrentHashMap.newKeySet();
    private final CompletedDownloadCleanup cleanup;
    private final UnfiledVideos unfiled;
    private final KeptTorrents torrents;
    private final ImportStates imports;
    private final DueReplacements replacements;
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
            DuplicateOffers elsewhere,
            FetchBudgets budgets,
            PlaceMappings places,
            Supplier<DownloadRules> rules,
            Events events,
            Clock clock,
            StallThresholds thresholds) {
        this.rows = new DownloadRows(store, history, blocklist, places, clock);
        this.clients = new Clients(providers);
        this.verdicts = verdicts;
        this.events = events;
        this.thresholds = thresholds;
        AlternativeSources sources = new AlternativeSources(providers, verdicts, blocklist, elsewhere, budgets, clock);
        this.contents = new ClientContents(rows, clients);
        this.dispatcher =
                new ClientDispatcher(rows, clients, sources, verdicts, links, events, rules, thresholds, contents);
        this.removals = dispatcher.removals();
        this.commands = new DownloadCommands(rows, clients, removals);
        this.monitor = new DownloadMonitor(rows, clients, contents, thresholds, rules);
        this.unfiled = new UnfiledVideos(store);
        this.torrents = new KeptTorrents(store);
        this.imports = new ImportStates(rows);
        this.replacements = new DueReplacements(rows, thresholds.handOver(), starting::contains);
        this.cleanup = new CompletedDownloadCleanup(rows, clients, contents, unfiled, rules, thresholds.answer());
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
        TrackedDownload after = handOverFirst(row, grab.titleTags(), goal);
        Message said = after.said();
        if (after.state() == DownloadState.FAILED && said != null) {
            throw new UserException("download.refused", after.release().name(), said);
        }
        return after;
    }

    /** Whoever starts it hears of its failure at once and takes the next one: no other is to be taken in its place besides. */
    private TrackedDownload handOverFirst(DownloadEntity row, Set<String> titleTags, SeedGoal goal) {
        starting.add(row.id());
        try {
            TrackedDownload after = dispatcher.handOver(rows.told(row), titleTags, goal);
            if (after.state() == DownloadState.FAILED) {
                replacements.done(after.id());
            }
            return after;
        } finally {
            starting.remove(row.id());
        }
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
        return rows.store().read(session -> new DownloadRepository_(session).openOf(slotId)).stream()
                .filter(each -> !each.isMistaken() && each.grab().itemIds().contains(itemId))
                .map(row -> row.grab().releaseName())
                .findFirst();
    }

    @Override
    public InFlight now() {
        Map<Long, List<DownloadEntity>> open = rows.open().stream()
                .collect(Collectors.groupingBy(row -> row.grab().slotId()));
        return (itemId, slotId) -> open.getOrDefault(slotId, List.of()).stream()
                .filter(each -> !each.isMistaken() && each.grab().itemIds().contains(itemId))
                .map(row -> row.grab().releaseName())
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
        return rows.endedSince(time).stream().map(rows::told).toList();
    }

    /** Asks every client once and notes what has changed. A client that is slow to answer is not waited for. */
    public Round look() {
        List<DownloadEntity> open = rows.open();
        rows.keepOnly(open.stream().map(DownloadEntity::id).collect(Collectors.toUnmodifiableSet()));
        removals.look();
        List<DownloadEntity> readable = open.stream().filter(rows::isReadable).toList();
        if (handOverWaiting(readable)) {
            open = rows.open();
            readable = open.stream().filter(rows::isReadable).toList();
        }
        DownloadMonitor.Findings found = monitor.look(readable);
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
        return new Round(open.stream().map(rows::told).toList(), found.completed(), failed, found.isMoving());
    }

    /**
     * What one look brought.
     *
     * @param open what was on its way, or needed a person, when the clients were asked
     * @param completed whole in their clients
     * @param failed since the last look
     * @param isMoving whether any byte is coming
     */
    public record Round(
            List<TrackedDownload> open,
            List<TrackedDownload> completed,
            List<TrackedDownload> failed,
            boolean isMoving) {
        public Round {
            open = List.copyOf(open);
            completed = List.copyOf(completed);
            failed = List.copyOf(failed);
        }
    }

    /**
     * Each on a thread of its own: an indexer that does not answer must not keep the others from being looked after.
     *
     * @return whether any was due
     */
    private boolean handOverWaiting(List<DownloadEntity> open) {
        List<DownloadEntity> due = open.stream().filter(dispatcher::isDue).toList();
        CountDownLatch done = new CountDownLatch(due.size());
        for (DownloadEntity row : due) {
            WorkThreads.start("hand-over-" + row.id(), () -> {
                try {
                    TrackedDownload after = dispatcher.handOver(
                            rows.told(row), row.grab().titleTags(), row.grab().goal());
                    if (after.state() == DownloadState.FAILED) {
                        refused.add(after);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            if (!done.await(thresholds.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Some hand-over goes on beside the watch");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return !due.isEmpty();
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
        return contents.all().entrySet().stream()
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
    public ClientContents holdings() {
        return contents;
    }

    /**
     * Tracks what somebody else has started.
     *
     * @param grab what it is taken for
     * @throws UserException when its client does not have it any more
     */
    TrackedDownload adopt(UntrackedDownload.Key found, Grab grab) {
        ClientDownload there = contents.of(found.clientId())
                .map(held -> held.downloads().get(found.key()))
                .orElseThrow(() -> new UserException("download.untracked-gone"));
        DownloadEntity row = rows.store().write(unit -> {
            DownloadEntity fresh = new DownloadEntity(grab, SeedGoal.NONE, true, rows.now());
            fresh.handedTo(found.clientId(), found.key());
            unit.session().insert(fresh);
            rows.write(unit, rows.told(fresh), HistoryEntry.Type.GRABBED, Message.of("download.adopted", there.name()));
            unit.publish(new DownloadsChanged(Set.of(fresh.id())));
            return fresh;
        });
        return rows.told(row);
    }

    /** Is never again asked about it. */
    void leaveAlone(UntrackedDownload.Key found) {
        rows.store()
                .change(unit -> new Rows(unit.session())
                        .change(
                                "merge into download_left_alone (client_id, client_key) values (?, ?)",
                                found.clientId(),
                                found.key()));
        events.publish(new DownloadsChanged(Set.of()));
    }

    /**
     * A person wants it to come before or behind the others of its client.
     *
     * @throws UserException when it is on its way no more
     */
    public void prioritised(long id, DownloadClient.Priority wanted) {
        commands.prioritised(id, wanted);
    }

    /**
     * Pauses a download; one that waits for a client goes on waiting and is handed to none until it is resumed.
     *
     * @throws UserException when it is on its way no more
     * @throws org.magpie.provider.ProviderException when its client does not do it; then nothing has changed
     */
    public void pause(long id) {
        commands.pause(id);
    }

    /**
     * Lets a download go on; one that waits for a client is handed over at once.
     *
     * @throws UserException when it is on its way no more
     * @throws org.magpie.provider.ProviderException when its client does not do it; then nothing has changed
     */
    public void resume(long id) {
        commands.resume(id);
    }

    /**
     * Takes a download off the queue. That is noted first; a client that does not answer is asked again later, until it has removed
     * it as well. What is over is taken off the list in the same way; what was removed before stays so. What
     * is somebody else's is only taken off Magpie's list: its client keeps it with its data.
     *
     * @param withData whether the client throws away what it has fetched
     * @param block whether its release is not to be taken again, and another one is to be taken in its place
     * @return what there is to tell a person: that its client is asked again later, and why; empty when all is done
     * @throws UserException when there is no such download
     */
    public Optional<Message> remove(long id, boolean withData, boolean block) {
        return commands.remove(id, withData, block);
    }

    /** How what a person has removed is had again. */
    public void undoneBy(StoredUndo undo) {
        commands.undoneBy(undo);
    }

    /** Takes out of the clients what is imported and has given back what was asked for, and what has failed. */
    public void tidyUp() {
        cleanup.run();
        torrents.forgetEnded();
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

    /** What people bring from folders of this computer. */
    public ManualDownloads manual() {
        return new ManualDownloads(rows);
    }

    /** What becomes of downloads while they are imported. */
    public ImportStates imports() {
        return imports;
    }

    /** Downloads in whose place another release is to be taken. */
    public DueReplacements replacements() {
        return replacements;
    }

    /** The torrent files of what is on its way. */
    public KeptTorrents torrents() {
        return torrents;
    }

    /** The videos of downloads that were not filed. */
    public UnfiledVideos unfiled() {
        return unfiled;
    }

    /** What could not be found may be found now. */
    private void lookAgainAtBlocked() {
        rows.open().stream()
                .filter(row -> row.state() == DownloadState.IMPORT_BLOCKED)
                .forEach(row -> rows.change(row.id(), (unit, stored) -> {
                    if (stored.state() == DownloadState.IMPORT_BLOCKED) {
                        stored.tryNow(rows.now());
                    }
                }));
    }
}
