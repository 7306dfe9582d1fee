package org.magpie.pipeline.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.HistoryEntry;
import org.magpie.media.HistoryLog;
import org.magpie.media.Notice;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.LinkResolver;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ResolvedLink;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is being fetched, whichever client does it. A grab is stored before a client is asked, so that a crash in
 * between only means that it is handed over once more. Safe for any number of threads.
 */
public final class Downloads implements InFlight {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final Store store;
    private final Clients clients;
    private final Providers providers;
    private final LinkResolver links;
    private final HistoryLog history;
    private final Blocklist blocklist;
    private final Verdicts verdicts;
    private final Events events;
    private final Clock clock;
    private final Patience patience;
    private final Map<Long, Live> live = new ConcurrentHashMap<>();
    private final Map<Long, Integer> missing = new ConcurrentHashMap<>();
    private final Set<Long> handing = ConcurrentHashMap.newKeySet();

    public Downloads(
            Store store,
            Providers providers,
            LinkResolver links,
            HistoryLog history,
            Blocklist blocklist,
            Verdicts verdicts,
            Events events,
            Clock clock,
            Patience patience) {
        this.store = store;
        this.clients = new Clients(providers);
        this.providers = providers;
        this.links = links;
        this.history = history;
        this.blocklist = blocklist;
        this.verdicts = verdicts;
        this.events = events;
        this.clock = clock;
        this.patience = patience;
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
        DownloadEntity row = store.write(unit -> {
            DownloadEntity fresh = new DownloadEntity(grab, clock.instant());
            unit.session().insert(fresh);
            if (grab.verdictId() != 0) {
                verdicts.markGrabbed(unit, grab.verdictId());
            }
            return fresh;
        });
        TrackedDownload after = handOver(row.toRecord(Live.NONE), grab.titleTags());
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
        return store.read(session -> new DownloadRepository_(session).find(id)).map(this::told);
    }

    @Override
    public Optional<String> releaseFor(long itemId, long slotId) {
        return open().stream()
                .filter(each -> each.slotId() == slotId && each.itemIds().contains(itemId))
                .map(each -> each.release().name())
                .findFirst();
    }

    @Override
    public InFlight now() {
        List<TrackedDownload> open = open();
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
        return store.read(session -> new DownloadRepository_(session).open()).stream()
                .map(this::told)
                .toList();
    }

    /** Imported and failed ones that ended since then, oldest first. */
    public List<TrackedDownload> endedSince(Instant time) {
        return store.read(session -> new DownloadRepository_(session).endedSince(time)).stream()
                .map(this::told)
                .toList();
    }

    /** Asks every client once and notes what has changed. */
    public Round look() {
        Map<Long, DownloadEntity> rows = store.read(session -> new DownloadRepository_(session).open()).stream()
                .collect(Collectors.toMap(DownloadEntity::id, row -> row, (one, other) -> one, LinkedHashMap::new));
        List<TrackedDownload> open = rows.values().stream().map(this::told).toList();
        Round round = new Round();
        rows.values().stream().filter(row -> row.clientKey().isEmpty()).forEach(row -> {
            TrackedDownload each = told(row);
            Instant again = each.lookAgain();
            if (again == null || !again.isAfter(clock.instant())) {
                TrackedDownload after = handOver(each, row.titleTags());
                if (after.state() == DownloadState.FAILED) {
                    round.failed.add(after);
                }
            }
        });
        Map<Long, List<TrackedDownload>> byClient = open.stream()
                .filter(each -> !each.clientKey().isEmpty())
                .filter(each -> each.state().ordinal() <= DownloadState.COMPLETED.ordinal())
                .collect(Collectors.groupingBy(TrackedDownload::clientId));
        byClient.forEach((client, theirs) -> look(client, theirs, rows, round));
        if (!round.changed.isEmpty()) {
            events.publish(new DownloadsChanged(Set.copyOf(round.changed)));
        }
        return round;
    }

    /** What one look brought. */
    public static final class Round {
        private final List<TrackedDownload> completed = new ArrayList<>();
        private final List<TrackedDownload> failed = new ArrayList<>();
        private final Set<Long> changed = new HashSet<>();
        private boolean moving;

        /** Whole in their clients. */
        public List<TrackedDownload> completed() {
            return List.copyOf(completed);
        }

        /** Failed since the last look. */
        public List<TrackedDownload> failed() {
            return List.copyOf(failed);
        }

        /** Whether any byte is coming. */
        public boolean isMoving() {
            return moving;
        }
    }

    private void look(long clientId, List<TrackedDownload> theirs, Map<Long, DownloadEntity> rows, Round round) {
        Optional<Opened<DownloadClient>> client = clients.find(clientId);
        if (client.isEmpty()) {
            theirs.forEach(each -> standsStill(each, Message.of("download.client-deleted"), round));
            return;
        }
        Map<String, ClientDownload> told = new HashMap<>();
        try {
            clients.list(client.get()).forEach(each -> told.put(each.id(), each));
        } catch (ProviderException failure) {
            // It may be restarting; what it fetches is not lost by that.
            LOG.debug(
                    "{} does not tell of its downloads",
                    client.get().definition().name(),
                    failure);
            theirs.forEach(each -> standsStill(each, failure.said(), round));
            return;
        }
        for (TrackedDownload each : theirs) {
            ClientDownload now = told.get(each.clientKey());
            DownloadEntity row = rows.get(each.id());
            if (now == null || row == null) {
                missed(each, round);
            } else {
                missing.remove(each.id());
                note(each, row, now, round);
            }
        }
    }

    private void standsStill(TrackedDownload download, Message why, Round round) {
        live.put(download.id(), new Live(download.done(), 0, null, why));
        round.changed.add(download.id());
    }

    private void missed(TrackedDownload download, Round round) {
        if (missing.merge(download.id(), 1, Integer::sum) < patience.missing()) {
            return;
        }
        missing.remove(download.id());
        round.changed.add(download.id());
        Message why = Message.of("download.gone-from-client");
        turn(download, DownloadState.REMOVED, HistoryEntry.Type.DOWNLOAD_REMOVED, why, null);
    }

    private void note(TrackedDownload before, DownloadEntity row, ClientDownload now, Round round) {
        long done = now.size() >= 0 && now.remaining() >= 0 ? now.size() - now.remaining() : before.done();
        live.put(before.id(), new Live(done, now.speed(), now.timeLeft(), now.said()));
        round.moving |= now.speed() > 0 || now.state() == DownloadState.DOWNLOADING;
        if (done != before.done() || now.speed() != before.speed()) {
            round.changed.add(before.id());
        }
        DownloadState next = stateAfter(row, now, done);
        // A byte count is stored when it tells something: every 16 MiB, and once so that standing still can be reckoned
        // from it.
        boolean worthStoring = row.done() == 0 && done > 0
                || done / (1 << 24) != row.done() / (1 << 24)
                || next != before.state()
                || (now.path() != null && !now.path().equals(before.path()));
        if (worthStoring) {
            progress(before.id(), done, now);
        }
        if (next != before.state()) {
            round.changed.add(before.id());
            step(before, next, now, round);
        } else if (next == DownloadState.COMPLETED) {
            find(before.id()).ifPresent(round.completed::add);
        }
    }

    /** What the client says, but a download that only claims to move counts as stalled, and in the end as failed. */
    private DownloadState stateAfter(DownloadEntity row, ClientDownload now, long done) {
        if (now.state() != DownloadState.DOWNLOADING
                && now.state() != DownloadState.STALLED
                && now.state() != DownloadState.QUEUED) {
            return now.state();
        }
        Instant moved = row.done() == done ? row.moved() : clock.instant();
        Duration still = Duration.between(moved, clock.instant());
        if (now.state() != DownloadState.QUEUED && still.compareTo(patience.failedAfter()) >= 0) {
            return DownloadState.FAILED;
        }
        return now.state() == DownloadState.DOWNLOADING && still.compareTo(patience.stalledAfter()) >= 0
                ? DownloadState.STALLED
                : now.state();
    }

    private void progress(long id, long done, ClientDownload now) {
        change(id, (unit, row) -> row.progress(done, now.size(), now.path(), clock.instant()));
    }

    private void step(TrackedDownload before, DownloadState next, ClientDownload now, Round round) {
        Message why = now.said();
        switch (next) {
            case COMPLETED -> {
                Message said = Message.of("download.completed", before.release().name());
                turn(
                        before,
                        next,
                        HistoryEntry.Type.DOWNLOAD_COMPLETED,
                        said,
                        correlation -> new Notice.DownloadCompleted(
                                before.titleId(),
                                before.titleName(),
                                before.release().name(),
                                correlation,
                                said));
                find(before.id()).ifPresent(round.completed::add);
            }
            case FAILED -> round.failed.add(fail(before, why != null ? why : Message.of("download.stalled-too-long")));
            case STALLED ->
                turn(
                        before,
                        next,
                        HistoryEntry.Type.DOWNLOAD_STALLED,
                        why != null ? why : Message.of("download.stalled"),
                        null);
            case DOWNLOADING ->
                turn(
                        before,
                        next,
                        before.state() == DownloadState.QUEUED
                                ? HistoryEntry.Type.DOWNLOAD_STARTED
                                : HistoryEntry.Type.DOWNLOAD_RESUMED,
                        Message.of(
                                before.state() == DownloadState.QUEUED ? "download.started" : "download.resumed",
                                before.release().name()),
                        null);
            default -> change(before.id(), (unit, row) -> row.turn(next, why, clock.instant()));
        }
    }

    /** Notes that a download came to nothing, and that its release is not to be taken again. */
    public TrackedDownload fail(TrackedDownload download, Message why) {
        change(download.id(), (unit, row) -> {
            if (row.state() == DownloadState.FAILED) {
                return;
            }
            row.turn(DownloadState.FAILED, why, clock.instant());
            history.write(unit, entry(download, HistoryEntry.Type.DOWNLOAD_FAILED, why));
            unit.publish(new Notice.DownloadFailed(
                    download.titleId(), download.titleName(), download.release().name(), download.correlation(), why));
            block(unit, download, Failures.reason(why), why);
        });
        return find(download.id()).orElse(download);
    }

    private void block(UnitOfWork unit, TrackedDownload download, BlockReason reason, Message why) {
        blocklist.block(unit, download.release(), download.titleId(), reason, why, download.correlation());
        history.write(
                unit,
                entry(
                        download,
                        HistoryEntry.Type.BLOCKLISTED,
                        Message.of("download.blocklisted", download.release().name(), why)));
    }

    private TrackedDownload handOver(TrackedDownload download, Set<String> titleTags) {
        if (!handing.add(download.id())) {
            return download;
        }
        try {
            ResolvedLink link = links.resolve(download.release());
            Clients.HandOver result = clients.handOver(download.release(), titleTags, link);
            switch (result) {
                case Clients.HandOver.Taken taken -> taken(download, taken);
                case Clients.HandOver.Refused refused -> fail(download, refused.said());
                case Clients.HandOver.Later later -> postpone(download, later.said());
            }
        } catch (ProviderException.Unreachable | ProviderException.RateLimited failure) {
            postpone(download, failure.said());
        } catch (ProviderException failure) {
            fail(download, failure.said());
        } finally {
            handing.remove(download.id());
        }
        events.publish(new DownloadsChanged(Set.of(download.id())));
        return find(download.id()).orElse(download);
    }

    private void postpone(TrackedDownload download, Message why) {
        Instant when = clock.instant().plus(Patience.pause(patience.handOver(), download.tries()));
        change(download.id(), (unit, row) -> {
            row.turn(DownloadState.QUEUED, why, clock.instant());
            row.again(when);
        });
    }

    private void taken(TrackedDownload download, Clients.HandOver.Taken taken) {
        Message said = Message.of(
                "download.grabbed", download.release().name(), taken.client().name());
        change(download.id(), (unit, row) -> {
            row.handedTo(taken.client().id(), taken.key());
            history.write(unit, entry(download, HistoryEntry.Type.GRABBED, said));
            unit.publish(new Notice.Grabbed(
                    download.titleId(),
                    download.titleName(),
                    download.release().name(),
                    taken.client().name(),
                    download.correlation(),
                    said));
        });
    }

    private void turn(
            TrackedDownload download,
            DownloadState next,
            HistoryEntry.Type type,
            Message said,
            @Nullable Function<String, Notice> notice) {
        boolean bad = next == DownloadState.FAILED || next == DownloadState.STALLED || next == DownloadState.REMOVED;
        change(download.id(), (unit, row) -> {
            if (row.state() == next) {
                return;
            }
            row.turn(next, bad ? said : null, clock.instant());
            history.write(unit, entry(download, type, said));
            if (notice != null) {
                unit.publish(notice.apply(download.correlation()));
            }
        });
    }

    private static HistoryEntry entry(TrackedDownload download, HistoryEntry.Type type, Message said) {
        return new HistoryEntry(
                type,
                download.correlation(),
                download.titleId(),
                download.itemIds(),
                download.slotId(),
                download.release().name(),
                said);
    }

    public void pause(long id) {
        inClient(id, (client, key) -> client.pause(key));
        change(id, (unit, row) -> row.turn(DownloadState.PAUSED, null, clock.instant()));
    }

    public void resume(long id) {
        inClient(id, (client, key) -> client.resume(key));
        change(id, (unit, row) -> {
            row.turn(DownloadState.QUEUED, null, clock.instant());
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
            change(id, (unit, row) -> {
                row.turn(DownloadState.REMOVED, said, clock.instant());
                history.write(unit, entry(download, HistoryEntry.Type.DOWNLOAD_REMOVED, said));
                if (block) {
                    block(unit, download, BlockReason.BY_HAND, said);
                }
            });
            live.remove(id);
            events.publish(new DownloadsChanged(Set.of(id)));
        });
    }

    /** Takes what is imported, and no torrent that still gives to others, out of its client. */
    public void tidyUp() {
        List<TrackedDownload> imported =
                store.read(session -> new DownloadRepository_(session).importedInClient()).stream()
                        .map(this::told)
                        .toList();
        for (TrackedDownload each : imported) {
            if (each.release().protocol() == Protocol.TORRENT) {
                continue;
            }
            try {
                inClient(each.id(), (client, key) -> client.remove(key, true));
                change(each.id(), (unit, row) -> row.leftClient());
            } catch (ProviderException failure) {
                LOG.debug("{} is tidied up later", each.release().name(), failure);
            }
        }
    }

    /** Its import has begun. */
    public void importing(UnitOfWork unit, long id) {
        change(unit, id, row -> row.turn(DownloadState.IMPORTING, null, clock.instant()));
    }

    /** All of it is in the library. */
    public void imported(UnitOfWork unit, long id) {
        change(unit, id, row -> row.turn(DownloadState.IMPORTED, null, clock.instant()));
        live.remove(id);
    }

    /**
     * Its import cannot go on.
     *
     * @param lookAgain when it is tried again, null where only a person's word helps
     */
    public void blocked(UnitOfWork unit, long id, Message why, @Nullable Instant lookAgain) {
        change(unit, id, row -> {
            row.turn(DownloadState.IMPORT_BLOCKED, why, clock.instant());
            row.again(lookAgain);
        });
    }

    private void inClient(long id, BiConsumer<DownloadClient, String> work) {
        find(id).filter(each -> !each.clientKey().isEmpty())
                .ifPresent(download -> clients.find(download.clientId())
                        .ifPresent(client -> providers.use(client, provider -> {
                            work.accept(provider, download.clientKey());
                            return true;
                        })));
    }

    private void change(long id, BiConsumer<UnitOfWork, DownloadEntity> work) {
        store.change(unit -> new DownloadRepository_(unit.session()).find(id).ifPresent(row -> {
            work.accept(unit, row);
            unit.session().update(row);
        }));
    }

    private static void change(UnitOfWork unit, long id, java.util.function.Consumer<DownloadEntity> work) {
        new DownloadRepository_(unit.session()).find(id).ifPresent(row -> {
            work.accept(row);
            unit.session().update(row);
        });
        unit.publish(new DownloadsChanged(Set.of(id)));
    }

    private TrackedDownload told(DownloadEntity row) {
        return row.toRecord(live.getOrDefault(row.id(), Live.NONE));
    }
}
