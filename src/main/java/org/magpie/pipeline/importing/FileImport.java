package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.plan.ImportPlan;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.RootCheck;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one file of a download into the library, by the steps of its journal. Every step is noted once it is done, and can be done
 * again without harm.
 */
final class FileImport {
    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);

    private final Store store;
    private final Library library;
    private final HistoryLog history;
    private final Downloads downloads;
    private final RootCheck roots;
    private final Supplier<FiledPermissions> permissions;
    private final RecycleFolder recycle;
    private final ImportUndo undo;
    private final Clock clock;
    private final ImportSteps steps;
    private final OvertakenImports overtaken;
    private final ImportWithdrawal withdrawal;

    FileImport(
            Store store,
            Library library,
            HistoryLog history,
            Downloads downloads,
            Supplier<FiledPermissions> permissions,
            RecycleFolder recycle,
            OvertakenImports overtaken,
            Clock clock,
            ImportSteps steps) {
        this.store = store;
        this.library = library;
        this.history = history;
        this.downloads = downloads;
        this.roots = new RootCheck(library);
        this.permissions = permissions;
        this.recycle = recycle;
        this.undo = new ImportUndo(recycle);
        this.clock = clock;
        this.steps = steps;
        this.overtaken = overtaken;
        this.withdrawal = new ImportWithdrawal(recycle);
    }

    /**
     * Brings in a file, or goes on with one.
     *
     * @return why it is not filed after all, as when a better one has come meanwhile; empty where it is in the library
     * @throws ImportWithdrawnException when its download was removed meanwhile, or what it was for is gone
     * @throws DiskException when the disk does not let it
     */
    Optional<Message> importFile(TrackedDownload download, long journalId, Progress progress) {
        while (true) {
            JournalEntity row = read(journalId);
            try {
                if (row.stage() != Stage.DONE) {
                    store.change(unit -> check(unit, download, row));
                }
                finishSteps(download, row, progress);
                return Optional.empty();
            } catch (OvertakenImports.OvertakenException quicker) {
                LOG.info(
                        "{} finds another file in its place, and is weighed again",
                        download.release().name());
                withdrawal.takeBack(read(journalId));
                Optional<Message> refusal = overtaken.decideAgain(download, journalId);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
    }

    /**
     * Asked again with each step: a person may remove the download, or its title, while a large file is being copied, and another
     * download of the same may be quicker.
     */
    private void check(UnitOfWork unit, TrackedDownload download, JournalEntity row) {
        if (!downloads.imports().isImporting(unit, download.id())) {
            throw new ImportWithdrawnException(null);
        }
        ImportTarget.missing(unit, row.note()).ifPresent(why -> {
            throw new ImportWithdrawnException(why);
        });
        OvertakenImports.check(unit, row);
    }

    private void finishSteps(TrackedDownload download, JournalEntity begun, Progress progress) {
        JournalEntity row = begun;
        long journalId = begun.id();
        FiledPermissions given = permissions.get();
        if (row.stage() == Stage.PLANNED) {
            checkRoot(row);
            Mode mode = FilePlacement.stage(row, given, (done, total) -> {
                progress.checkCancelled();
                progress.at(done, total);
            });
            steps.done("staged");
            row = note(journalId, staged -> staged.staged(mode));
        }
        if (row.stage() == Stage.STAGED) {
            JournalEntity staged = row;
            store.change(unit -> check(unit, download, staged));
            List<Path> unknown = FilePlacement.clear(row, recycle, library::ownerOf);
            steps.done("cleared");
            row = cleared(download, row, unknown);
        }
        if (row.stage() == Stage.CLEARED) {
            FilePlacement.accompany(row, given);
            steps.done("accompanied");
            FilePlacement.name(row);
            steps.done("named");
            finish(download, row);
            steps.done("done");
        }
        if (row.mode() == Mode.COPY_AND_DELETE) {
            deleteSource(row);
        }
    }

    /** A drive may have been unplugged since the import was planned. */
    private void checkRoot(JournalEntity row) {
        if (roots.objection(row.note().facts().rootId(), row.root()).isPresent()) {
            throw new DiskException(DiskException.Reason.MISSING, row.root());
        }
    }

    /** What nobody knew of is kept in the recycle folder, and a person can read where it is. */
    private JournalEntity cleared(TrackedDownload download, JournalEntity journal, List<Path> unknown) {
        return store.write(unit -> {
            JournalEntity row =
                    new JournalRepository_(unit.session()).find(journal.id()).orElseThrow();
            row.cleared();
            unit.session().update(row);
            unknown.forEach(file -> history.write(
                    unit,
                    entry(
                            HistoryEntry.Type.FILE_DELETED,
                            download,
                            row.note(),
                            Message.of("import.recycled", String.valueOf(file.getFileName())))));
            return row;
        });
    }

    private static HistoryEntry entry(HistoryEntry.Type type, TrackedDownload download, Note note, Message said) {
        return new HistoryEntry(
                type,
                download.correlation(),
                note.titleId(),
                note.facts().itemIds(),
                note.facts().slotId(),
                download.release().name(),
                said);
    }

    private JournalEntity read(long id) {
        return store.read(session -> new JournalRepository_(session).find(id))
                .orElseThrow(() -> new IllegalStateException("No import " + id));
    }

    private JournalEntity note(long id, Consumer<JournalEntity> step) {
        return store.write(unit -> {
            JournalEntity row = new JournalRepository_(unit.session()).find(id).orElseThrow();
            step.accept(row);
            unit.session().update(row);
            return row;
        });
    }

    /** Library, history, journal and notice: all of it or nothing. */
    private void finish(TrackedDownload download, JournalEntity journal) {
        Note note = journal.note();
        Set<Long> old =
                note.replaced().stream().map(ImportPlan.Replaced::fileId).collect(Collectors.toUnmodifiableSet());
        boolean upgrade = note.isUpgrade();
        String key = upgrade ? "import.upgraded" : old.isEmpty() ? "import.imported" : "import.replaced";
        Message filed =
                Message.of(key, note.what(), note.qualityName(), note.facts().path());
        Message said = remark(journal)
                .map(remark -> Message.of("import.with-remark", filed, remark))
                .orElse(filed);
        List<FileRemoval.Move> displaced = undo.displaced(journal);
        store.change(unit -> {
            JournalEntity row =
                    new JournalRepository_(unit.session()).find(journal.id()).orElseThrow();
            if (row.stage() == Stage.DONE) {
                return;
            }
            check(unit, download, row);
            undo.record(unit, download, row, displaced, () -> library.replaceFile(unit, old, note.facts()));
            library.nameFolder(unit, note.facts().slotId(), note.folder());
            HistoryEntry.Type type = upgrade ? HistoryEntry.Type.UPGRADED : HistoryEntry.Type.IMPORTED;
            history.write(unit, entry(type, download, note, said));
            unit.publish(notice(download, journal, upgrade, said));
            row.done(clock.instant());
            unit.session().update(row);
        });
        roots.remember(note.facts().rootId(), journal.root());
    }

    /** What is out of the usual with a file that was filed. */
    private static Optional<Message> remark(JournalEntity journal) {
        String avoided = journal.note().avoided();
        if (avoided != null) {
            return Optional.of(Message.of("import.name-taken", avoided));
        }
        return journal.isCopiedInstead() ? Optional.of(Message.of("import.copied")) : Optional.empty();
    }

    private static Notice notice(TrackedDownload download, JournalEntity journal, boolean upgrade, Message said) {
        Note note = journal.note();
        NoticeFacts facts = download.facts()
                .title(note.titleId(), note.titleName())
                .itemIds(note.facts().itemIds())
                .quality(note.qualityName())
                .size(note.facts().bytes())
                .group(note.facts().group())
                .path(
                        journal.target().toString(),
                        note.replaced().stream()
                                .map(ImportPlan.Replaced::place)
                                .findFirst()
                                .orElse(""))
                .make();
        return upgrade
                ? new Notice.Upgraded(facts, download.correlation(), said)
                : new Notice.Imported(facts, download.correlation(), said);
    }

    private static void deleteSource(JournalEntity row) {
        List<Path> sources = Stream.concat(
                        Stream.of(row.source()), row.note().beside().stream().map(each -> Path.of(each.source())))
                .toList();
        for (Path source : sources) {
            try {
                Files.deleteIfExists(source);
            } catch (IOException failure) {
                LOG.warn("Left behind after its copy came into the library: {}", source, failure);
            }
        }
    }
}
