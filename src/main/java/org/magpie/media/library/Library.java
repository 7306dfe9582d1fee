package org.magpie.media.library;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.ItemFacts;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.FileRepository_;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.file.LibraryFileMoved;
import org.magpie.media.file.MediaFile;
import org.magpie.media.name.TitleName;
import org.magpie.media.title.TitleRepository_;

/**
 * What the pipeline reads of the library and writes into it. Reading methods open a transaction of their own; writing ones belong
 * to the caller's unit of work, keep the counts in step and tell of it as {@link LibraryChanged} once it is committed. Safe for
 * any number of threads.
 */
public final class Library {
    private final Store store;
    private final Clock clock;
    private final LibraryCounters counters;
    private final ReentrantLock places = new ReentrantLock();
    private final Condition filesMoved = places.newCondition();
    private final Set<Long> moving = new HashSet<>();

    public Library(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.counters = new LibraryCounters(clock);
    }

    /** A title with its slots and items; empty where it is gone. */
    public Optional<TitleFacts> facts(long titleId) {
        return facts(Set.of(titleId)).stream().findFirst();
    }

    /** Titles with their slots and items, by id; those that are gone are left out. */
    public List<TitleFacts> facts(Set<Long> titleIds) {
        return store.read(session -> new FactsReader(session).facts(titleIds));
    }

    /** {@link #facts(Set)} as they stand within a unit of work. */
    public List<TitleFacts> facts(UnitOfWork unit, Set<Long> titleIds) {
        return new FactsReader(unit.session()).facts(titleIds);
    }

    /** What every title of the library can be recognised by, by id. */
    public List<TitleName> allNames() {
        return store.read(session -> new FactsReader(session).names());
    }

    /** What these titles can be recognised by, by id; those that are gone are left out. */
    public List<TitleName> names(Set<Long> titleIds) {
        return store.read(session -> new FactsReader(session).names(titleIds));
    }

    /** The items, by title, season and number; those that are gone are left out. */
    public List<ItemFacts> items(Set<Long> itemIds) {
        return store.read(session -> new FactsReader(session).items(itemIds));
    }

    /** The title that an external id belongs to, such as {@code imdb}, {@code tt0012345}; empty where there is none. */
    public Optional<Long> titleByExternalId(MediaKind kind, String source, String id) {
        return store.read(session -> new Rows(session)
                .first(
                        "select title.id from title_ids known join title on title.id = known.title_id"
                                + " where known.source = ? and known.external_id = ? and title.kind = ? order by title.id",
                        row -> row.getLong(1),
                        source,
                        id,
                        kind.name()));
    }

    /**
     * What is wanted now, slot by slot: what is missing before what is to be upgraded, and of each first what nobody has looked
     * for or not for longest.
     *
     * @param upgrades whether files below the cutoff count as wanted too
     * @param most items
     */
    public List<WantedItem> wantedItems(boolean upgrades, int most) {
        Instant now = clock.instant();
        return store.read(session -> new WantedReader(session, now).next(upgrades, most));
    }

    /** {@link #wantedItems} of one title, without a bound and by season and number. */
    public List<WantedItem> wantedItemsOf(long titleId, boolean upgrades) {
        Instant now = clock.instant();
        return store.read(session -> new WantedReader(session, now).ofTitle(titleId, upgrades));
    }

    /**
     * What is wanted now, slot by slot, newest release first.
     *
     * @param upgrades items that have a file in every slot, one of them below its cutoff; otherwise items that lack one
     * @param most items
     */
    public List<WantedItem> newestWanted(boolean upgrades, int most) {
        Instant now = clock.instant();
        return store.read(session -> new WantedReader(session, now).newest(upgrades, most));
    }

    /** The slot's files that hold any of these items, without those that have been missing for so long that they are wanted again. */
    public List<LibraryFile> filesOf(Set<Long> itemIds, long slotId) {
        return store.read(session -> new FileReader(session).ofItems(itemIds, slotId));
    }

    /** All files of a title. */
    public List<LibraryFile> filesOfTitle(long titleId) {
        return store.read(session -> new FileReader(session).ofTitle(titleId));
    }

    /** The files of any slot that hold any of these items. */
    public List<LibraryFile> filesOfItems(Set<Long> itemIds) {
        return itemIds.isEmpty() ? List.of() : store.read(session -> new FileReader(session).ofItems(itemIds));
    }

    public Optional<LibraryFile> file(long fileId) {
        return store.read(session -> new FileReader(session).file(fileId));
    }

    /** The file that the library knows at that place; empty where it knows of none. */
    public Optional<LibraryFile> fileAt(long rootId, String path) {
        return store.read(session -> new FileReader(session).at(rootId, path));
    }

    /** Whose a file is. */
    public record Owner(long fileId, long titleId, long slotId) {}

    /** Who owns what stands at that place, whichever root folder it is known under; empty where the library knows of nothing. */
    public Optional<Owner> ownerOf(Path place) {
        return store.read(session -> new FileOwners(session).at(place));
    }

    /** Whether a folder below a root folder is another title's: by name, whatever the case of its letters, or by a file in it. */
    public boolean isFolderOfAnother(long titleId, long rootId, String folder) {
        return store.read(session -> new FileOwners(session).isFolderOfAnother(titleId, rootId, folder));
    }

    /** Some of the places that the library knows under a root folder, newest first. */
    public List<Path> placesUnder(long rootId, int most) {
        return store.read(session -> new FileOwners(session).under(rootId, most));
    }

    /** By what a root folder was known when a file was filed in it last; empty while none was. */
    public Optional<String> rootMark(long rootId) {
        return store.read(session -> new FileOwners(session).mark(rootId));
    }

    /** Notes by what a root folder is known again. */
    public void markRoot(long rootId, String mark) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "update root_folder set mark = ? where id = ? and mark is distinct from ?",
                        mark,
                        rootId,
                        mark));
    }

    /**
     * Chooses places for files while nobody else does, so that no two files are given the same.
     *
     * @param choice must end by noting what it has chosen
     */
    public <T> T choosingPlaces(Supplier<T> choice) {
        places.lock();
        try {
            return choice.get();
        } finally {
            places.unlock();
        }
    }

    /**
     * Moves files of titles, or takes them away, while nobody else does and no import of these titles begins. Waits for whoever does.
     * Not to be called by the work itself.
     */
    public <T> T movingFiles(Set<Long> titleIds, Supplier<T> work) {
        places.lock();
        try {
            while (titleIds.stream().anyMatch(moving::contains)) {
                filesMoved.awaitUninterruptibly();
            }
            moving.addAll(titleIds);
        } finally {
            places.unlock();
        }
        try {
            return work.get();
        } finally {
            places.lock();
            try {
                moving.removeAll(titleIds);
                filesMoved.signalAll();
            } finally {
                places.unlock();
            }
        }
    }

    /** Whether files of one of these titles are being moved. Stays so within {@link #choosingPlaces}. */
    public boolean isMovingFiles(Set<Long> titleIds) {
        return choosingPlaces(() -> titleIds.stream().anyMatch(moving::contains));
    }

    /**
     * Takes a file into the library.
     *
     * @throws IllegalStateException when another title or slot has a file at that place
     * @return its id; the id of the one that stands there already when the same path is added again, so that a repeated import
     *     does no harm
     */
    public long addFile(UnitOfWork unit, FileFacts facts) {
        StatelessSession session = unit.session();
        Optional<MediaFile> there = new FileRepository_(session).at(facts.rootId(), facts.path());
        boolean isLost = there.isPresent()
                && new Rows(session)
                                .number(
                                        "select count(*) from media_file where id = ? and lost",
                                        there.get().id())
                        > 0;
        if (isLost) {
            // What was there is gone for good: another file stands in its place now.
            removeFile(unit, there.get().id());
        } else if (there.isPresent()) {
            if (there.get().slotId() != facts.slotId()) {
                throw new IllegalStateException("another slot owns " + facts.path());
            }
            return there.get().id();
        }
        long titleId = new TitleRepository_(session)
                .slot(facts.slotId())
                .orElseThrow(() -> new IllegalArgumentException("no slot " + facts.slotId()))
                .titleId();
        MediaFile file = new MediaFile(titleId, facts);
        session.insert(file);
        new Rows(session)
                .batch(
                        "insert into file_item (item_id, file_id) values (?, ?)",
                        facts.itemIds().stream().map(item -> Rows.row(item, file.id())));
        changed(unit, Set.of(titleId));
        return file.id();
    }

    /**
     * Takes many files into the library. The caller counts their titles and tells of them with {@link #changed}.
     *
     * @param files nothing of which the library knows at those places
     */
    public void addFiles(UnitOfWork unit, List<NewFile> files) {
        StatelessSession session = unit.session();
        List<MediaFile> rows = files.stream()
                .map(file -> new MediaFile(file.titleId(), file.facts()))
                .toList();
        session.insertMultiple(rows);
        List<@Nullable Object[]> links = new ArrayList<>();
        List<@Nullable Object[]> marks = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            long id = rows.get(at).id();
            NewFile file = files.get(at);
            file.facts().itemIds().forEach(item -> links.add(Rows.row(item, id)));
            marks.add(Rows.row(file.key(), file.modified(), id));
        }
        new Rows(session).batch("insert into file_item (item_id, file_id) values (?, ?)", links.stream());
        new Rows(session).batch("update media_file set file_key = ?, modified = ? where id = ?", marks.stream());
    }

    /**
     * A file that is there already.
     *
     * @param key device and number; null where they are not known
     */
    public record NewFile(
            long titleId, FileFacts facts, @Nullable String key, Instant modified) {}

    /**
     * Takes a file into the library in place of others.
     *
     * @return the id of the new one
     */
    public long replaceFile(UnitOfWork unit, Set<Long> oldIds, FileFacts facts) {
        oldIds.forEach(old -> removeFile(unit, old));
        return addFile(unit, facts);
    }

    /**
     * Takes a file out of the library; nothing happens on disk.
     *
     * @return what was known of it, empty where it is gone already
     */
    public Optional<LibraryFile> removeFile(UnitOfWork unit, long fileId) {
        StatelessSession session = unit.session();
        Optional<LibraryFile> file = new FileReader(session).file(fileId);
        file.ifPresent(gone -> {
            new Rows(session).change("delete from media_file where id = ?", fileId);
            unit.publish(new LibraryFileMoved(gone.titleId(), gone.place(), Optional.empty()));
            changed(unit, Set.of(gone.titleId()));
        });
        return file;
    }

    /** Says that a file lies elsewhere now. */
    public void moveFile(UnitOfWork unit, long fileId, long rootId, String path) {
        new FileRepository_(unit.session()).find(fileId).ifPresent(file -> {
            file.moved(rootId, path);
            unit.session().update(file);
            unit.publish(new LibraryChanged(Set.of(file.titleId())));
        });
    }

    /** Says in which folder below its root folder a slot's files lie. */
    public void nameFolder(UnitOfWork unit, long slotId, String folder) {
        new TitleRepository_(unit.session()).slot(slotId).ifPresent(slot -> {
            slot.livesIn(folder);
            unit.session().update(slot);
            unit.publish(new LibraryChanged(Set.of(slot.titleId())));
        });
    }

    /** Says that these items have just been looked for. */
    public void markSearched(UnitOfWork unit, Collection<Long> itemIds) {
        new Rows(unit.session())
                .change(
                        "update item set last_searched = ? where id = any(?)",
                        clock.instant(),
                        new TreeSet<>(itemIds).toArray());
    }

    /** Counts titles again after their items, slots or files were changed, and tells of it. */
    public void changed(UnitOfWork unit, Set<Long> titleIds) {
        counters.count(unit.session(), titleIds);
        unit.publish(new LibraryChanged(Set.copyOf(titleIds)));
    }

    /** Counts those titles again of which an item has become available by the passing of time. */
    public void countDue() {
        List<Long> due = store.read(counters::due);
        Chunks.write(store, due, (unit, chunk) -> counters.count(unit.session(), chunk));
    }

    /** Reads files with their items and roots. */
    private record FileReader(StatelessSession session) {
        List<LibraryFile> ofItems(Set<Long> itemIds, long slotId) {
            Set<Long> ids = new HashSet<>(new Rows(session)
                    .list(
                            "select distinct file.id from file_item link join media_file file on file.id = link.file_id"
                                    + " where link.item_id = any(?) and file.slot_id = ? and not file.lost",
                            row -> row.getLong(1),
                            new TreeSet<>(itemIds).toArray(),
                            slotId));
            return whole(ids.isEmpty() ? List.of() : new FileRepository_(session).files(ids));
        }

        List<LibraryFile> ofTitle(long titleId) {
            return whole(new FileRepository_(session).filesOfTitle(titleId));
        }

        List<LibraryFile> ofItems(Set<Long> itemIds) {
            Set<Long> ids = new HashSet<>(new Rows(session)
                    .list(
                            "select distinct file_id from file_item where item_id = any(?)",
                            row -> row.getLong(1),
                            (Object) new TreeSet<>(itemIds).toArray()));
            return whole(ids.isEmpty() ? List.of() : new FileRepository_(session).files(ids));
        }

        Optional<LibraryFile> file(long id) {
            return whole(new FileRepository_(session).find(id).stream().toList()).stream()
                    .findFirst();
        }

        Optional<LibraryFile> at(long rootId, String path) {
            return whole(new FileRepository_(session).at(rootId, path).stream().toList()).stream()
                    .findFirst();
        }

        private List<LibraryFile> whole(List<MediaFile> files) {
            if (files.isEmpty()) {
                return List.of();
            }
            Map<Long, Set<Long>> items = new FactsReader(session).itemsOfFiles(files);
            Map<Long, Path> roots = new FactsReader(session).roots();
            List<LibraryFile> whole = new ArrayList<>();
            for (MediaFile file : files) {
                Path root = roots.get(file.rootId());
                Set<Long> held = items.get(file.id());
                if (root == null || held == null) {
                    continue; // what it held was taken out of its series: nobody asks for it by item any more
                }
                whole.add(new LibraryFile(file.id(), file.titleId(), root, file.facts(held)));
            }
            return whole;
        }
    }
}
