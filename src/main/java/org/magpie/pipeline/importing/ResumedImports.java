package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.Wholeness;
import org.magpie.pipeline.importing.plan.ImportPlanner;

/**
 * Looks at what an import that goes on has still to bring in: hours may have gone by since it was decided, as while a disk was full,
 * and its client may be fetching again what it found damaged.
 */
final class ResumedImports {
    private final Store store;
    private final ImportPlanner planner;
    private final OvertakenImports overtaken;

    ResumedImports(Store store, ImportPlanner planner, OvertakenImports overtaken) {
        this.store = store;
        this.planner = planner;
        this.overtaken = overtaken;
    }

    /**
     * Looks at each file of which nothing is done. What is another file by now is taken out of the journal: where that leaves nothing,
     * the import is planned again.
     *
     * @return what is waited for; empty where the import may go on
     */
    Optional<Message> check(TrackedDownload download, List<JournalEntity> begun) {
        List<JournalEntity> journal = located(download, begun);
        List<JournalEntity> changed =
                journal.stream().filter(FilePlacement::isChanged).toList();
        boolean untouched = journal.stream().allMatch(ResumedImports::isToDo);
        if (!changed.isEmpty() && untouched) {
            journal.forEach(ResumedImports::removeBegun);
            store.change(unit -> journal.forEach(unit.session()::delete));
            return Optional.empty();
        }
        for (JournalEntity row : changed) {
            removeBegun(row);
            overtaken.drop(
                    download,
                    row,
                    Message.of("import.changed", String.valueOf(row.source().getFileName())));
        }
        return objection(
                download, journal.stream().filter(row -> !changed.contains(row)).toList());
    }

    /** A client may have moved a download, as when it is done with it: its files are looked for where it says that they are now. */
    private List<JournalEntity> located(TrackedDownload download, List<JournalEntity> journal) {
        List<JournalEntity> gone = journal.stream()
                .filter(ResumedImports::isToDo)
                .filter(row -> !Files.exists(row.source()))
                .toList();
        Path path = download.path();
        if (gone.isEmpty() || path == null || !Files.exists(path)) {
            return journal;
        }
        List<DownloadFiles.Found> there = ImportPlanner.all(planner.find(download, path));
        store.change(unit -> {
            JournalRepository_ stored = new JournalRepository_(unit.session());
            for (JournalEntity row : gone) {
                List<Path> same = there.stream()
                        .filter(video -> video.bytes() == row.note().facts().bytes()
                                && video.path()
                                        .getFileName()
                                        .equals(row.source().getFileName()))
                        .map(DownloadFiles.Found::path)
                        .toList();
                if (same.size() == 1) {
                    stored.find(row.id()).ifPresent(each -> {
                        each.lies(same.getFirst());
                        unit.session().update(each);
                    });
                }
            }
        });
        return store.read(session -> new JournalRepository_(session).of(download.id()));
    }

    private static boolean isToDo(JournalEntity row) {
        return row.stage() == Stage.PLANNED && !FilePlacement.isMoved(row);
    }

    private Optional<Message> objection(TrackedDownload download, List<JournalEntity> journal) {
        List<Path> waiting = journal.stream()
                .filter(ResumedImports::isToDo)
                .map(JournalEntity::source)
                .filter(Files::exists)
                .toList();
        Path path = download.path();
        if (waiting.isEmpty() || path == null || !Files.exists(path)) {
            return Optional.empty();
        }
        DownloadFiles files = planner.find(download, path);
        Wholeness wholeness = planner.wholenessAsFarAsKnown(download, files);
        return ImportPlanner.all(files).stream()
                .filter(video -> waiting.contains(video.path()))
                .map(wholeness::of)
                .flatMap(
                        verdict -> verdict instanceof Wholeness.Waiting still ? Stream.of(still.why()) : Stream.empty())
                .findFirst();
    }

    /** The file itself is where it was, so what was begun of a copy of it is needed no more. */
    private static void removeBegun(JournalEntity row) {
        try {
            Files.deleteIfExists(row.temporary());
        } catch (IOException failure) {
            throw DiskException.of(row.temporary(), failure);
        }
    }
}
