package org.magpie.catalog.library;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.FileRemoval;
import org.magpie.catalog.FileRemoval.Move;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.library.Library;
import org.magpie.media.title.TitleRepository_;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes single files out of the library, or says that one is of something else; both can be undone. */
final class FileChanges {
    private static final Logger LOG = LoggerFactory.getLogger(FileChanges.class);
    private static final Set<String> ROW = Set.of("title_id", "slot_id", "root_id", "path", "bytes");

    private final Store store;
    private final Library library;
    private final FileRemoval files;
    private final HistoryLog history;

    FileChanges(Store store, Library library, FileRemoval files, HistoryLog history) {
        this.store = store;
        this.library = library;
        this.files = files;
        this.history = history;
    }

    void remove(Set<Long> fileIds, String correlation) {
        for (long id : new TreeSet<>(fileIds)) {
            library.file(id)
                    .ifPresent(file -> library.movingFiles(Set.of(file.titleId()), () -> {
                        library.file(id).ifPresent(there -> remove(there, correlation));
                        return id;
                    }));
        }
    }

    /** Each move is noted before it is made, so that a crash leaves a file that is known where it lies. */
    private void remove(LibraryFile file, String correlation) {
        List<Move> moves = files.plan(file);
        String name = String.valueOf(file.place().getFileName());
        long entry = store.write(unit -> {
            UndoRecord undo = UndoRecord.begin(unit, Message.of("undo.file", name));
            moves.forEach(each -> undo.moving(each.from(), each.to(), each.bytes(), each.companion()));
            return undo.entry();
        });
        List<Move> done = new ArrayList<>();
        try {
            for (Move each : moves) {
                files.move(each);
                done.add(each);
            }
        } catch (DiskException failure) {
            done.reversed().forEach(this::putBack);
            stays(entry, moves);
            throw failure;
        }
        store.change(unit -> {
            UndoRecord.movedEach(unit, List.of(entry));
            files.moved(unit, moves);
            UndoRecord.within(unit, entry).deleting("media_file", file.id());
            library.removeFile(unit, file.id());
            Message said = Message.of("history.file-removed", name);
            tell(unit, HistoryEntry.Type.FILE_DELETED, file.titleId(), file.facts(), correlation, said);
            unit.publish(new Notice.Deleted(
                    NoticeFacts.ofTitle(file.titleId(), "")
                            .change()
                            .itemIds(file.facts().itemIds())
                            .size(file.facts().bytes())
                            .release(file.facts().releaseName(), "")
                            .path(file.place().toString(), "")
                            .make(),
                    correlation,
                    said));
        });
    }

    private void putBack(Move move) {
        try {
            files.putBack(move);
        } catch (DiskException failure) {
            LOG.error("{} stays at {} until the next start", move.from(), move.to(), failure);
        }
    }

    private void stays(long entry, List<Move> moves) {
        store.change(unit -> {
            UndoRecord undo = UndoRecord.within(unit, entry);
            moves.stream()
                    .filter(each -> Files.exists(each.from(), LinkOption.NOFOLLOW_LINKS))
                    .forEach(each -> undo.stays(each.from()));
        });
    }

    void assign(long fileId, long slotId, Set<Long> itemIds, String correlation) {
        LibraryFile file = library.file(fileId).orElseThrow(() -> new UserException("catalog.file-gone"));
        TitleFacts title = store.read(session -> new TitleRepository_(session).slot(slotId))
                .flatMap(slot -> library.facts(slot.titleId()))
                .filter(each -> !itemIds.isEmpty()
                        && itemIds.stream().allMatch(item -> each.item(item).isPresent()))
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        String name = String.valueOf(file.place().getFileName());
        library.movingFiles(new TreeSet<>(List.of(file.titleId(), title.id())), () -> {
            store.change(unit -> {
                UndoRecord undo = UndoRecord.begin(unit, Message.of("undo.file-assigned", name, title.name()))
                        .deleting("media_file", fileId);
                Optional<Mark> mark = mark(unit, fileId);
                library.removeFile(unit, fileId);
                long added = library.addFile(unit, of(file.facts(), slotId, itemIds));
                mark.ifPresent(known -> new Rows(unit.session())
                        .change(
                                "update media_file set file_key = ?, modified = ?, edges = ? where id = ?",
                                known.key(),
                                known.modified(),
                                known.edges(),
                                added));
                undo.inserted("media_file", added, ROW);
                Message said = Message.of("history.file-assigned", name, title.name());
                tell(unit, HistoryEntry.Type.CHANGED, title.id(), of(file.facts(), slotId, itemIds), correlation, said);
            });
            return fileId;
        });
    }

    /** What another hand's moves are known by. */
    private record Mark(
            @Nullable String key,
            @Nullable Instant modified,
            @Nullable String edges) {}

    private static Optional<Mark> mark(UnitOfWork unit, long fileId) {
        return new Rows(unit.session())
                .first(
                        "select file_key, modified, edges from media_file where id = ?",
                        row -> new Mark(row.getString(1), row.getObject(2, Instant.class), row.getString(3)),
                        fileId);
    }

    private static FileFacts of(FileFacts facts, long slotId, Set<Long> items) {
        return new FileFacts(
                slotId,
                items,
                facts.rootId(),
                facts.path(),
                facts.bytes(),
                facts.quality(),
                facts.revision(),
                facts.languages(),
                facts.group(),
                facts.edition(),
                facts.info(),
                facts.releaseName(),
                facts.flags(),
                facts.score(),
                facts.sha1(),
                facts.added());
    }

    private void tell(
            UnitOfWork unit, HistoryEntry.Type type, long titleId, FileFacts file, String correlation, Message said) {
        history.write(
                unit,
                new HistoryEntry(type, correlation, titleId, file.itemIds(), file.slotId(), file.releaseName(), said));
    }
}
