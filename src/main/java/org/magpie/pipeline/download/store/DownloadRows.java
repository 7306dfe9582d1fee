package org.magpie.pipeline.download.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.search.Release;

/** The stored downloads, each with what changes by the second; every change of state is written with its line of history. */
public final class DownloadRows {
    private final Store store;
    private final HistoryLog history;
    private final Blocklist blocklist;
    private final PlaceMappings places;
    private final Clock clock;
    private final Map<Long, TransferStats> stats = new ConcurrentHashMap<>();
    private final DownloadReader reader = new DownloadReader();

    public DownloadRows(Store store, HistoryLog history, Blocklist blocklist, PlaceMappings places, Clock clock) {
        this.store = store;
        this.history = history;
        this.blocklist = blocklist;
        this.places = places;
        this.clock = clock;
    }

    public Store store() {
        return store;
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<TrackedDownload> find(long id) {
        return store.read(session -> new DownloadRepository_(session).find(id)).map(this::told);
    }

    /** The client that a download was about to be given to when that was last noted, 0 for none. */
    public long askedClient(long id) {
        return store.read(session -> new DownloadRepository_(session).find(id))
                .map(row -> row.client().asked())
                .orElse(0L);
    }

    /** Everything that is on its way or needs a person, oldest first, whether or not it can be read. */
    public List<DownloadEntity> open() {
        // Mostly there is none, and then a command that lists the library need not wait for Hibernate.
        return store.read(session -> new Rows(session)
                                .number("select count(*) from download"
                                        + " where state not in ('IMPORTED', 'FAILED', 'REMOVED')")
                        == 0
                ? List.of()
                : new DownloadRepository_(session).open());
    }

    /** Those that have been filed or have failed since then. */
    public List<DownloadEntity> endedSince(Instant time) {
        return store.read(
                session -> new Rows(session).number("select count(*) from download where ended >= ?", time) == 0
                        ? List.of()
                        : new DownloadRepository_(session).endedSince(time));
    }

    /**
     * Those that are filed or have failed and that their client still holds, oldest first. Only their rows are read whole: of all that
     * was ever fetched a client holds little.
     *
     * @param keys what the client holds
     */
    public List<DownloadEntity> endedIn(long clientId, Set<String> keys) {
        return whole(
                (client, key) -> keys.contains(key),
                "select id, client_id, client_key from download where client_id = ? and client_key <> ''"
                        + " and state in ('IMPORTED', 'FAILED') order by id",
                clientId);
    }

    /** Those that were removed since then although a client holds them, oldest first. */
    public List<DownloadEntity> removedSince(Instant time, BiPredicate<Long, String> isHeld) {
        return whole(
                isHeld,
                "select id, client_id, client_key from download where state = 'REMOVED' and client_key <> ''"
                        + " and ended >= ? order by id",
                time);
    }

    private List<DownloadEntity> whole(BiPredicate<Long, String> isHeld, String sql, Object... values) {
        return store.read(session -> {
            List<Long> ids = new Rows(session)
                            .list(
                                    sql,
                                    row -> isHeld.test(row.getLong(2), row.getString(3)) ? row.getLong(1) : 0L,
                                    values)
                            .stream()
                            .filter(id -> id != 0)
                            .toList();
            return ids.isEmpty() ? List.of() : new DownloadRepository_(session).all(ids);
        });
    }

    /** Whether this version knows every word of the row; of another one nothing is changed but that it is removed. */
    public boolean isReadable(DownloadEntity row) {
        return reader.isReadable(row);
    }

    /** Forgets what is kept in memory of all others. */
    public void keepOnly(Set<Long> ids) {
        stats.keySet().retainAll(ids);
        reader.keepOnly(ids);
    }

    public TrackedDownload told(DownloadEntity row) {
        return reader.read(
                row,
                stats.getOrDefault(row.id(), TransferStats.NONE),
                places.here(row.client().id(), row.client().place()));
    }

    @Nullable
    public Path here(long clientId, @Nullable String place) {
        return places.here(clientId, place);
    }

    public TransferStats live(long id) {
        return stats.getOrDefault(id, TransferStats.NONE);
    }

    public void live(long id, TransferStats now) {
        stats.put(id, now);
    }

    void forgetLive(long id) {
        stats.remove(id);
    }

    public void change(long id, BiConsumer<UnitOfWork, DownloadEntity> work) {
        store.change(unit -> changeIn(unit, id, row -> work.accept(unit, row)));
    }

    /** Changes a row in a unit of work that is open already; one that is gone is left so. */
    public static void changeIn(UnitOfWork unit, long id, Consumer<DownloadEntity> work) {
        new DownloadRepository_(unit.session()).find(id).ifPresent(row -> {
            work.accept(row);
            unit.session().update(row);
        });
    }

    /**
     * Changes many rows in one unit of work.
     *
     * @param changes by the row's id, each in order
     */
    public void change(Map<Long, List<Consumer<DownloadUpdates>>> changes) {
        store.change(unit -> DownloadUpdates.in(
                unit,
                changes.keySet(),
                updates -> changes.values().forEach(each -> each.forEach(change -> change.accept(updates)))));
    }

    /**
     * Notes a new state with its line of history, unless the row has it already or was changed since it was read.
     *
     * @param notice told to people after the commit, null for none
     */
    public void turn(
            DownloadUpdates updates,
            TrackedDownload before,
            DownloadState next,
            HistoryEntry.Type type,
            Message said,
            @Nullable Notice notice) {
        boolean bad = next == DownloadState.FAILED || next == DownloadState.STALLED || next == DownloadState.REMOVED;
        updates.row(before.id(), row -> {
            if (row.state() == next
                    || row.state() != before.state()
                    || !row.turn(next, bad ? said : null, clock.instant())) {
                return;
            }
            history.write(updates.unit(), entry(before, type, said));
            if (notice != null) {
                updates.unit().publish(notice);
            }
        });
    }

    /**
     * Notes that a download came to nothing, that its release is not to be taken again, and that another one is to be taken in its
     * place. One that is over already stays as it is.
     *
     * @return whether it has failed by this
     */
    public boolean fail(UnitOfWork unit, TrackedDownload download, BlockReason reason, Message why) {
        boolean[] failed = {false};
        DownloadUpdates.in(
                unit,
                Set.of(download.id()),
                updates -> updates.row(download.id(), row -> failed[0] = fail(unit, row, download, reason, why)));
        return failed[0];
    }

    /** The same, among other changes; what has come to stand elsewhere since it was read is left so. */
    public void fail(DownloadUpdates updates, TrackedDownload download, BlockReason reason, Message why) {
        updates.row(download.id(), row -> {
            // Another change of the same unit may have come first, such as that it stands still.
            if (row.state() == download.state() || DownloadTransitions.isInClient(row.state())) {
                fail(updates.unit(), row, download, reason, why);
            }
        });
    }

    private boolean fail(
            UnitOfWork unit, DownloadEntity row, TrackedDownload download, BlockReason reason, Message why) {
        if (!row.turn(DownloadState.FAILED, why, clock.instant())) {
            return false;
        }
        row.failedFor(reason);
        row.replaceAt(clock.instant());
        history.write(unit, entry(download, HistoryEntry.Type.DOWNLOAD_FAILED, why));
        unit.publish(new Notice.DownloadFailed(download.facts().make(), download.correlation(), why));
        block(unit, download, reason, why);
        return true;
    }

    public long block(UnitOfWork unit, TrackedDownload download, BlockReason reason, Message why) {
        long entry = blocklist.block(unit, download.release(), download.titleId(), reason, why, download.correlation());
        Duration lasts = reason.lasts();
        String name = download.release().name();
        write(
                unit,
                download,
                HistoryEntry.Type.BLOCKLISTED,
                lasts == null
                        ? Message.of("download.blocklisted", name, why)
                        : Message.of("download.blocklisted.days", name, why, lasts.toDays()));
        return entry;
    }

    /** A person wants the release to be had after all. */
    public void unblock(UnitOfWork unit, long entry) {
        blocklist.remove(unit, entry);
    }

    /** The release is not asked of that one indexer again; it may come from others. */
    public void blockAt(UnitOfWork unit, TrackedDownload download, Release at, BlockReason reason, Message why) {
        Duration lasts = reason.lasts();
        blocklist.add(
                unit,
                new BlocklistEntry(
                        0,
                        download.titleId(),
                        BlocklistEntry.Scope.RELEASE,
                        at.name(),
                        at.indexerId(),
                        at.name(),
                        reason,
                        now(),
                        lasts == null ? null : now().plus(lasts),
                        download.correlation(),
                        why));
    }

    public void write(UnitOfWork unit, TrackedDownload download, HistoryEntry.Type type, Message said) {
        history.write(unit, entry(download, type, said));
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

    /** The client's ids of everything that Magpie tracks, whatever its state. */
    public Set<String> knownKeys(long clientId) {
        return keys(
                "select client_key from download where client_id = ? and client_key <> ''"
                        + " union select client_key from download_left_alone where client_id = ?",
                clientId,
                clientId);
    }

    /** The client's ids of what is still on its way; a torrent may be there for two titles at once. */
    public Set<String> neededKeys(long clientId) {
        return keys(
                "select client_key from download where client_id = ? and client_key <> ''"
                        + " and state not in ('IMPORTED', 'FAILED', 'REMOVED')",
                clientId);
    }

    /** The client's ids of what Magpie itself has put there, as far as it has not left again. */
    public Set<String> ownKeys(long clientId) {
        return keys(
                "select client_key from download where client_id = ? and client_key <> '' and state <> 'REMOVED'"
                        + " and not adopted and not was_there",
                clientId);
    }

    /**
     * Whether Magpie itself has put a download into a client.
     *
     * @param added when the client says that it was added: another time than was noted means that somebody has added it again
     */
    public boolean isOwn(long clientId, String key, @Nullable Instant added) {
        List<DownloadEntity> same = store.read(session -> new DownloadRepository_(session).withKey(clientId, key));
        return same.stream().allMatch(row -> row.client().isOwn())
                && same.stream()
                        .filter(row -> row.state() != DownloadState.REMOVED)
                        .anyMatch(row -> row.client().isSame(added));
    }

    /** The client's ids of what is somebody else's, whatever its state. */
    public Set<String> foreignKeys(long clientId) {
        return keys(
                "select client_key from download where client_id = ? and client_key <> '' and (adopted or was_there)",
                clientId);
    }

    private Set<String> keys(String sql, Object... values) {
        return store.read(session -> Set.copyOf(new Rows(session).list(sql, row -> row.getString(1), values)));
    }
}
