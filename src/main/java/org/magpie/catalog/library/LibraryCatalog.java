package org.magpie.catalog.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Correlation;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.FileRemoval;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.SourceTitle;
import org.magpie.catalog.TitleAdoption;
import org.magpie.catalog.TitleChange;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;
import org.magpie.media.file.RootFolders;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.media.title.Item;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog over the library's database and the sources that are set up. */
public final class LibraryCatalog implements Catalog, TitleAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryCatalog.class);
    private static final int LONGEST_NAME = 500;
    private static final Duration REFRESH_EVERY = Duration.ofHours(1);
    private static final Duration REFRESH_AFTER_START = Duration.ofMinutes(3);
    /** In one turn; what is left has the next one. */
    private static final int MOST_REFRESHED = 400;

    private static final Set<String> MONITORED = Set.of("monitored");

    private final Store store;
    private final Library library;
    private final Providers providers;
    private final Jobs jobs;
    private final DiskArtwork artwork;
    private final TitleRemoval removal;
    private final FileChanges fileChanges;
    private final HistoryLog history;
    private final Clock clock;
    private final Lookups lookups;
    private final TitleRefresh refresh;
    private final TitleSlots slots;
    private final TitleChanges changes;
    private final TitleInsertion insertion;
    private final Correlation correlations = new Correlation();

    public LibraryCatalog(
            Store store,
            Library library,
            Providers providers,
            Profiles profiles,
            RootFolders roots,
            Jobs jobs,
            DiskArtwork artwork,
            FileRemoval removal,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.providers = providers;
        this.jobs = jobs;
        this.artwork = artwork;
        this.clock = clock;
        this.history = new HistoryLog(clock);
        this.insertion = new TitleInsertion(history);
        this.slots = new TitleSlots(store, library, profiles, roots);
        this.changes = new TitleChanges(store, library, slots, history);
        this.fileChanges = new FileChanges(store, library, removal, history);
        this.removal = new TitleRemoval(store, library, removal, history, artwork);
        this.lookups = new Lookups(providers, clock);
        this.refresh = new TitleRefresh(
                store, library, providers, this::fetch, id -> fetchArtwork(id, correlations.next()), clock);
    }

    @Override
    public Lookup lookup(MediaKind kind, String text) {
        Lookup found = lookups.lookup(kind, text);
        return new Lookup(found.titles().stream().map(this::inLibrary).toList(), found.failures());
    }

    @Override
    public long add(NewTitle request) {
        check(request);
        Instant now = clock.instant();
        SourceTitle described = describe(request, now);
        String correlation = correlations.next();
        long id;
        try {
            id = store.write(unit -> {
                long added = insertion.insert(unit, request, described, correlation, now);
                library.changed(unit, Set.of(added));
                return added;
            });
        } catch (ConstraintViolationException raced) {
            LOG.debug("Added twice at once: {}", request.name(), raced);
            throw new UserException("catalog.there-already", described.details().name());
        }
        fetchArtwork(id, correlation);
        return id;
    }

    @Override
    public SourceTitle describe(NewTitle request) {
        check(request);
        return describe(request, clock.instant());
    }

    @Override
    public long adopt(UnitOfWork unit, NewTitle request, SourceTitle described) {
        return insertion.insert(unit, request, described, clock.instant()).id();
    }

    @Override
    public Optional<Long> twin(UnitOfWork unit, NewTitle request, SourceTitle described) {
        return new TitleRows(unit.session()).twin(request.kind(), described, TitleInsertion.isByHand(request));
    }

    @Override
    public List<Long> complete(UnitOfWork unit, long titleId, List<ItemDetails> told) {
        return new TitleRepository_(unit.session())
                .find(titleId)
                .filter(title ->
                        title.kind() == MediaKind.SERIES && title.source().isEmpty())
                .map(title -> new TitleRows(unit.session()).complete(title, told))
                .orElse(List.of());
    }

    @Override
    public void picture(long titleId) {
        fetchArtwork(titleId, correlation());
    }

    @Override
    public boolean refresh(long titleId) {
        return refresh.refresh(titleId, false);
    }

    @Override
    public boolean refreshAnyway(long titleId) {
        return refresh.refresh(titleId, true);
    }

    /** What is done by itself: titles are refreshed whose time has come. */
    public ScheduledTask refreshTask() {
        return ScheduledTask.every(
                REFRESH_EVERY,
                "refresh",
                REFRESH_AFTER_START,
                (progress, turn) -> refresh.refreshDue(MOST_REFRESHED, progress));
    }

    @Override
    public void monitorTitle(long titleId, boolean monitored) {
        changeAll(Set.of(titleId), new TitleChange.Monitoring(monitored), Progress.NONE);
    }

    @Override
    public int changeAll(Set<Long> titleIds, TitleChange change, Progress progress) {
        return changes.change(titleIds, change, correlation(), progress);
    }

    @Override
    public void monitorItems(Set<Long> itemIds, boolean monitored) {
        if (itemIds.isEmpty()) {
            return;
        }
        Message said =
                Message.of(monitored ? "undo.monitored" : "undo.unmonitored", Message.of("undo.items", itemIds.size()));
        long entry = store.write(unit -> {
            history.write(
                    unit,
                    new HistoryEntry(
                            HistoryEntry.Type.CHANGED, correlation(), titleOf(unit, itemIds), itemIds, 0, "", said));
            return UndoRecord.begin(unit, said).entry();
        });
        Chunks.write(store, itemIds, (unit, chunk) -> {
            Set<Long> titles = new HashSet<>();
            List<Item> items = new TitleRepository_(unit.session()).items(Set.copyOf(chunk));
            UndoRecord.within(unit, entry).changing("item", ids(items), MONITORED, () -> {
                for (Item item : items) {
                    monitor(unit, item, monitored);
                    titles.add(item.titleId());
                }
            });
            library.changed(unit, titles);
        });
    }

    /** The title of items, 0 where they belong to several. */
    private static long titleOf(UnitOfWork unit, Set<Long> itemIds) {
        Set<Long> titles = titlesOf(unit, "item", itemIds);
        return titles.size() == 1 ? titles.iterator().next() : 0;
    }

    private static Set<Long> ids(List<Item> items) {
        return items.stream().map(Item::id).collect(Collectors.toSet());
    }

    @Override
    public void editSlot(long slotId, String name, long profileId, long rootId) {
        slots.edit(slotId, name, profileId, rootId);
    }

    @Override
    public long addSlot(long titleId, NewTitle.NewSlot slot) {
        return slots.add(titleId, slot);
    }

    @Override
    public void removeSlot(long slotId) {
        slots.remove(slotId);
    }

    @Override
    public void remove(Set<Long> titleIds, boolean withFiles) {
        removal.remove(titleIds, withFiles, correlation());
    }

    @Override
    public void removeFiles(Set<Long> fileIds) {
        fileChanges.remove(fileIds, correlation());
    }

    @Override
    public void assignFile(long fileId, long slotId, Set<Long> itemIds) {
        fileChanges.assign(fileId, slotId, itemIds, correlation());
    }

    /** That of the command or click that this is part of, so that the history, the log and the undo entry agree. */
    private String correlation() {
        String current = WorkContext.current().correlation();
        return current.isEmpty() ? correlations.next() : current;
    }

    /** How what was removed or changed here is taken in again once it is put back. */
    public void undoneBy(StoredUndo undo) {
        undo.whenRestored("title", (unit, ids) -> removal.restored(unit, ids, correlation()));
        // Its pictures went with it.
        undo.afterRestored("title", ids -> ids.forEach(id -> fetchArtwork(id, correlation())));
        undo.whenChangedBack("title", (unit, ids) -> changes.changedBack(unit, ids, correlation()));
        changes.undoneBy(undo);
        undo.whenRestored("slot", (unit, ids) -> library.changed(unit, titlesOf(unit, "slot", ids)));
        undo.whenRestored("item", (unit, ids) -> library.changed(unit, titlesOf(unit, "item", ids)));
        undo.whenRestored("media_file", (unit, ids) -> library.changed(unit, titlesOf(unit, "media_file", ids)));
    }

    private static Set<Long> titlesOf(UnitOfWork unit, String table, Set<Long> ids) {
        return Set.copyOf(new Rows(unit.session())
                .list("select distinct title_id from " + table + " where id = any(?)", row -> row.getLong(1), (Object)
                        ids.toArray()));
    }

    @Override
    public void tag(long titleId, Set<String> tags) {
        store.change(unit -> {
            new TitleRows(unit.session()).tag(titleId, tags);
            library.changed(unit, Set.of(titleId));
        });
    }

    @Override
    public Optional<SeriesType> seriesType(long titleId) {
        return store.read(session -> new ChosenSeriesTypes(new Rows(session)).of(titleId));
    }

    @Override
    public void chooseSeriesType(long titleId, @Nullable SeriesType type) {
        store.change(unit -> {
            new ChosenSeriesTypes(new Rows(unit.session())).choose(titleId, type);
            library.changed(unit, Set.of(titleId));
        });
    }

    private void check(NewTitle request) {
        String name = request.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new UserException("catalog.name-length", LONGEST_NAME);
        }
        if (request.slots().isEmpty()) {
            throw new UserException("catalog.no-slot", name);
        }
        Set<String> names = new HashSet<>();
        for (NewTitle.NewSlot slot : request.slots()) {
            slots.check(request.kind(), slot);
            if (!names.add(slot.name().strip())) {
                throw new UserException("catalog.slot-name-taken", slot.name());
            }
        }
    }

    private SourceTitle describe(NewTitle request, Instant now) {
        String source = request.source();
        String sourceId = request.sourceId();
        return source == null || sourceId == null
                ? ManualTitle.describe(request, now)
                : fetch(request.kind(), source, sourceId);
    }

    private SourceTitle fetch(MediaKind kind, String source, String sourceId) {
        Definition<?> definition = providers.definitions(ProviderKind.SOURCE).stream()
                .filter(each -> each.plug().equals(source) && each.enabled())
                .findFirst()
                .orElseThrow(() -> new UserException("catalog.source-gone", Message.of("plug." + source)));
        Opened<MetadataSource> opened = providers
                .open(definition.id(), MetadataSource.class)
                .orElseThrow(() -> new UserException("catalog.source-gone", definition.name()));
        return providers.use(opened, each -> each.fetch(kind, sourceId));
    }

    private FoundTitle inLibrary(FoundTitle found) {
        return found.ids().entrySet().stream()
                .flatMap(id -> library.titleByExternalId(found.kind(), id.getKey(), id.getValue()).stream())
                .findFirst()
                .map(found::inLibrary)
                .orElse(found);
    }

    private void fetchArtwork(long titleId, String correlation) {
        if (artwork.isMissing(titleId)) {
            jobs.start("artwork", "title:" + titleId, correlation, progress -> artwork.fetch(titleId, progress));
        }
    }

    private static void monitor(UnitOfWork unit, Item item, boolean monitored) {
        if (item.isMonitored() != monitored) {
            item.monitor(monitored);
            unit.session().update(item);
        }
    }

    static HistoryEntry told(HistoryEntry.Type type, long titleId, String correlation, String key, Title title) {
        return new HistoryEntry(type, correlation, titleId, Set.of(), 0, "", Message.of(key, title.name()));
    }
}
