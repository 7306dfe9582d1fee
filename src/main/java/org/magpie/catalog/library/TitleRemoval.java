package org.magpie.catalog.library;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.FileRemoval;
import org.magpie.catalog.FileRemoval.Move;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.file.LibraryFileMoved;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeFactsReader;
import org.magpie.media.library.Library;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes titles, with their files where that is asked for, so that it can be undone. Some hundred rows at a time: each move of a file
 * is noted, then the files are moved, then all of it is stored. A crash anywhere leaves a title that is there with all its files or
 * one that is gone and can be put back.
 */
final class TitleRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(TitleRemoval.class);

    private final Store store;
    private final Library library;
    private final FileRemoval files;
    private final HistoryLog history;
    private final DiskArtwork artwork;

    TitleRemoval(Store store, Library library, FileRemoval files, HistoryLog history, DiskArtwork artwork) {
        this.store = store;
        this.library = library;
        this.files = files;
        this.history = history;
        this.artwork = artwork;
    }

    /** A title that is being removed. */
    private record Removal(long title, long entry, List<Move> moves) {}

    /**
     * Removes them; one that is gone already is passed over. If a file cannot be moved, its title stays, with all its files, and so do
     * those after it.
     *
     * @throws DiskException why a title stays
     */
    void remove(Set<Long> titleIds, boolean withFiles, String correlation) {
        Map<Long, Integer> rows = rows(titleIds);
        for (List<Long> chunk : Chunks.of(new TreeSet<>(titleIds), id -> rows.getOrDefault(id, 0) + 1)) {
            library.movingFiles(new TreeSet<>(chunk), () -> {
                removeChunk(chunk, withFiles, correlation);
                return chunk;
            });
        }
    }

    /** How many rows go with each, for the most part. */
    private Map<Long, Integer> rows(Set<Long> titleIds) {
        return store.read(session -> new Rows(session)
                        .list(
                                "select title_id, items + files from title_count where title_id = any(?)",
                                row -> Map.entry(row.getLong(1), row.getInt(2)),
                                (Object) titleIds.toArray())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private void removeChunk(List<Long> ids, boolean withFiles, String correlation) {
        Map<Long, List<Move>> movesOf = new LinkedHashMap<>();
        for (long id : ids) {
            List<LibraryFile> own = withFiles ? library.filesOfTitle(id) : List.of();
            movesOf.put(
                    id, own.stream().flatMap(file -> files.plan(file).stream()).toList());
        }
        List<Removal> removals = store.write(unit -> begun(unit, movesOf));
        List<Removal> moved = new ArrayList<>();
        @Nullable DiskException obstacle = null;
        for (Removal each : removals) {
            if (obstacle == null) {
                obstacle = move(each);
            }
            if (obstacle == null) {
                moved.add(each);
            } else {
                stays(each);
            }
        }
        store.change(unit -> removed(unit, moved, correlation));
        moved.forEach(each -> artwork.forget(each.title()));
        if (obstacle != null) {
            throw obstacle;
        }
    }

    private static List<Removal> begun(UnitOfWork unit, Map<Long, List<Move>> movesOf) {
        List<Removal> removals = new ArrayList<>();
        movesOf.forEach((id, moves) -> new TitleRepository_(unit.session())
                .find(id)
                .ifPresent(title -> {
                    UndoRecord undo = UndoRecord.begin(unit, Message.of("undo.title", title.name()));
                    moves.forEach(each -> undo.moving(each.from(), each.to(), each.bytes(), each.companion()));
                    removals.add(new Removal(id, undo.entry(), moves));
                }));
        return removals;
    }

    /** Moves its files, or none of them. */
    private @Nullable DiskException move(Removal removal) {
        List<Move> done = new ArrayList<>();
        for (Move each : removal.moves()) {
            try {
                files.move(each);
                done.add(each);
            } catch (DiskException failure) {
                done.reversed().forEach(this::putBack);
                return failure;
            }
        }
        return null;
    }

    private void putBack(Move move) {
        try {
            files.putBack(move);
        } catch (DiskException failure) {
            // Its move stays noted: the next start tries it again.
            LOG.error("{} stays at {} until the next start", move.from(), move.to(), failure);
        }
    }

    private void stays(Removal removal) {
        store.change(unit -> {
            UndoRecord undo = UndoRecord.within(unit, removal.entry());
            removal.moves().stream()
                    .filter(each -> Files.exists(each.from(), LinkOption.NOFOLLOW_LINKS))
                    .forEach(each -> undo.stays(each.from()));
        });
    }

    private void removed(UnitOfWork unit, List<Removal> removals, String correlation) {
        if (removals.isEmpty()) {
            return;
        }
        UndoRecord.movedEach(unit, removals.stream().map(Removal::entry).toList());
        TitleRepository_ titles = new TitleRepository_(unit.session());
        NoticeFactsReader known = new NoticeFactsReader(new Rows(unit.session()));
        Map<Long, Long> entries = new LinkedHashMap<>();
        for (Removal each : removals) {
            files.moved(unit, each.moves());
            each.moves()
                    .forEach(move -> unit.publish(new LibraryFileMoved(each.title(), move.from(), Optional.empty())));
            titles.find(each.title()).ifPresent(title -> {
                history.write(
                        unit,
                        LibraryCatalog.told(
                                HistoryEntry.Type.REMOVED, title.id(), correlation, "history.removed", title));
                // As long as it is there to tell of.
                unit.publish(new Notice.Deleted(
                        known.complete(NoticeFacts.ofTitle(title.id(), title.name())),
                        correlation,
                        Message.of("history.removed", title.name())));
                entries.put(title.id(), each.entry());
            });
        }
        // With the rows of their files, which go with them.
        UndoRecord.deletingEach(unit, "title", entries);
        Set<Long> gone = entries.keySet();
        new Rows(unit.session()).change("delete from title where id = any(?)", (Object) gone.toArray());
        library.changed(unit, gone);
    }

    /**
     * Takes in titles that were put back.
     *
     * @throws UserException {@code undo.title-there} when the same title was added again meanwhile
     */
    void restored(UnitOfWork unit, Set<Long> ids, String correlation) {
        for (long id : ids) {
            new TitleRepository_(unit.session()).find(id).ifPresent(title -> {
                refuseWhereAddedAgain(unit, title);
                history.write(
                        unit,
                        LibraryCatalog.told(
                                HistoryEntry.Type.RESTORED, title.id(), correlation, "history.restored", title));
            });
        }
        library.changed(unit, ids);
    }

    private static void refuseWhereAddedAgain(UnitOfWork unit, Title title) {
        new TitleRows(unit.session()).doubleOf(title.id()).ifPresent(name -> {
            throw new UserException("undo.title-there", name);
        });
    }
}
