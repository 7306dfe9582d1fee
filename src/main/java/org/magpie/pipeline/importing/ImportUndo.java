package org.magpie.pipeline.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.library.Library;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.plan.ImportPlan.Companion;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.ImportPlan.Replaced;
import org.magpie.pipeline.importing.recycle.RecycleFolder;

/**
 * Makes an import that has put another file out of its place, or that a person has asked for, a thing that can be undone: the file before
 * and its row come back, and the new one goes to where it came from, or into the recycle folder.
 */
public final class ImportUndo {
    private static final String KIND = "import";
    private static final Set<String> ROW = Set.of("title_id", "slot_id", "root_id", "path", "bytes");

    private final RecycleFolder recycle;

    ImportUndo(RecycleFolder recycle) {
        this.recycle = recycle;
    }

    /** What the import has moved into the recycle folder. */
    List<FileRemoval.Move> displaced(JournalEntity journal) {
        String mark = journal.mark();
        List<Path> videos = new ArrayList<>();
        journal.note().replaced().stream().map(Replaced::place).map(Path::of).forEach(videos::add);
        videos.add(journal.target());
        Set<Path> seen = new HashSet<>();
        return videos.stream()
                .flatMap(video -> recycle.taken(journal.root(), video, mark).stream())
                .filter(move -> seen.add(move.to()))
                .toList();
    }

    /**
     * Records an import that ends with this unit of work; one that has displaced nothing and that nobody chose is not to be
     * undone.
     *
     * @param displaced {@link #displaced}
     * @param file takes the new file into the library, in place of the old ones, and answers its id
     * @return that id
     */
    long record(
            UnitOfWork unit,
            TrackedDownload download,
            JournalEntity journal,
            List<FileRemoval.Move> displaced,
            LongSupplier file) {
        Note note = journal.note();
        if (displaced.isEmpty() && note.undo() == null) {
            return file.getAsLong();
        }
        String before = displaced.stream()
                .map(each -> String.valueOf(each.from().getFileName()))
                .findFirst()
                .orElse("");
        // The last that is recorded is undone first: so the room is told when all the rest is done.
        UndoRecord undo = entry(unit, note, before);
        String told = download.id() + " " + note.titleId();
        if (note.undo() == null || !undo.isRecorded(KIND, told)) {
            undo.other(KIND, told);
        }
        displaced.forEach(each -> undo.moved(each.from(), each.to(), each.bytes(), each.companion()));
        Set<Path> from = displaced.stream().map(FileRemoval.Move::from).collect(Collectors.toSet());
        note.replaced().stream()
                .filter(each -> from.contains(Path.of(each.place())))
                .forEach(each -> undo.deleting("media_file", each.fileId()));
        long added = file.getAsLong();
        undo.inserted("media_file", added, ROW);
        for (Companion each : note.beside()) {
            Path target = journal.root().resolve(each.path());
            if (Files.exists(target)) {
                undo.placed(target, places(journal, target, Path.of(each.source())), true);
            }
        }
        undo.placed(journal.target(), places(journal, journal.target(), journal.source()), false);
        return added;
    }

    /** That of all files that are brought in together; one of its own where a person has undone or Magpie forgotten that meanwhile. */
    private static UndoRecord entry(UnitOfWork unit, Note note, String before) {
        Long together = note.undo();
        if (together != null && UndoRecord.isOpen(unit, together)) {
            return UndoRecord.within(unit, together);
        }
        return UndoRecord.begin(
                unit,
                before.isEmpty()
                        ? Message.of("undo.import.file", note.what())
                        : Message.of("undo.import", note.what(), before));
    }

    private static List<Path> places(JournalEntity journal, Path target, Path source) {
        Path kept = RecycleFolder.placeFor(journal.root(), target, journal.mark() + "-undone");
        boolean moved = journal.mode() == Mode.MOVE || journal.mode() == Mode.COPY_AND_DELETE;
        return moved ? List.of(source, kept) : List.of(kept);
    }

    /** How what was recorded is taken in again when it is undone: what was undone is not taken a second time. */
    public static void undoneBy(StoredUndo undo, Library library, Downloads downloads) {
        undo.handle(KIND, (unit, content) -> {
            String[] ids = content.split(" ", 2);
            library.changed(unit, Set.of(Long.parseLong(ids[1])));
            downloads.imports().undone(unit, Long.parseLong(ids[0]));
        });
    }
}
