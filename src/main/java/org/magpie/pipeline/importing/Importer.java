package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.plan.FileFactsReader;
import org.magpie.pipeline.importing.plan.ImportPlan;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;
import org.magpie.pipeline.importing.plan.ImportPlanner;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.importing.plan.RootCheck;
import org.magpie.pipeline.importing.plan.UpgradeCheck;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ReleaseReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Brings what was downloaded into the library. Every step is noted in the journal once it is done, and can be done again without
 * harm, so that a crash anywhere ends, after the next start, in one whole file and one line of history. Not for two threads with
 * the same download.
 */
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private final Store store;
    private final Library library;
    private final HistoryLog history;
    private final Downloads downloads;
    private final ImportPlanner planner;
    private final Places places;
    private final RootCheck roots;
    private final Supplier<FiledPermissions> permissions;
    private final RecycleFolder recycle;
    private final ImportWithdrawal withdrawal;
    private final Clock clock;
    private final Consumer<String> stepDone;

    /**
     * @param permissions of what is filed, as they are at that moment
     */
    public Importer(
            Store store,
            Library library,
            Profiles profiles,
            HistoryLog history,
            Downloads downloads,
            ReleaseReader reader,
            Matching matching,
            MediaProbe probe,
            FileNames names,
            Supplier<FiledPermissions> permissions,
            Clock clock) {
        this(
                store,
                library,
                profiles,
                history,
                downloads,
                reader,
                matching,
                probe,
                names,
                permissions,
                clock,
                step -> {});
    }

    /**
     * @param stepDone hears of each step on disk before it is noted; a test may break off there
     */
    Importer(
            Store store,
            Library library,
            Profiles profiles,
            HistoryLog history,
            Downloads downloads,
            ReleaseReader reader,
            Matching matching,
            MediaProbe probe,
            FileNames names,
            Supplier<FiledPermissions> permissions,
            Clock clock,
            Consumer<String> stepDone) {
        this.store = store;
        this.library = library;
        this.history = history;
        this.downloads = downloads;
        this.planner = new ImportPlanner(
                library,
                downloads,
                reader,
                matching,
                probe,
                new FileFactsReader(reader, clock),
                new UpgradeCheck(profiles));
        this.places = new Places(store, library, names);
        this.roots = new RootCheck(library);
        this.permissions = permissions;
        this.clock = clock;
        this.recycle = new RecycleFolder(new RecycledFiles(store, clock));
        this.withdrawal = new ImportWithdrawal(recycle);
        this.stepDone = stepDone;
    }

    /** What it stores. */
    public static List<Class<?>> entities() {
        return List.of(JournalEntity.class);
    }

    /**
     * Imports a download that is whole, or goes on with an import that was broken off. What stands in the way is noted with it,
     * whatever it is: a bug blocks this one download, with its error code and for a while that grows.
     *
     * @throws JobCancelledException when the job was cancelled; the import goes on another time
     */
    public void bringIn(TrackedDownload download, Progress progress) {
        WorkContext.within(download.correlation()).run(() -> guarded(download, progress));
    }

    @SuppressWarnings("IllegalCatch") // a bug, even an Error, is one download's trouble and nobody else's
    private void guarded(TrackedDownload download, Progress progress) {
        try {
            bringInAll(download, progress);
        } catch (Withdrawn withdrawn) {
            withdraw(download, withdrawn);
        } catch (DiskException failure) {
            LOG.warn("{} cannot be brought in: {}", download.release().name(), failure.getMessage());
            putOff(download);
            block(download, failure.said(), true);
        } catch (JobCancelledException cancelled) {
            putOff(download);
            throw cancelled;
        } catch (BrokenOff end) {
            throw end.failure();
        } catch (Throwable bug) {
            Message said = Explained.of(bug);
            boolean told = said.equals(download.said());
            LOG.atLevel(told ? Level.DEBUG : Level.ERROR)
                    .setCause(bug)
                    .log("{} could not be brought in ({})", download.release().name(), said);
            takeBack(download, false);
            block(download, said, true);
        }
    }

    /** What a person should know of an import that is done. */
    private @Nullable Message said(TrackedDownload download) {
        List<UnfiledVideo> unfiled = downloads.unfiled().of(download.id());
        if (!unfiled.isEmpty()) {
            UnfiledVideo first = unfiled.getFirst();
            return Message.of("import.unfiled", unfiled.size(), first.path(), first.why());
        }
        boolean copied = store.read(session -> new JournalRepository_(session).of(download.id())).stream()
                .anyMatch(row -> row.mode() == Mode.COPY);
        return copied ? Message.of("import.copied") : null;
    }

    /** A person hears of it and may file it by hand; the release is left for a while, so that it is not taken over and over. */
    private void mistaken(TrackedDownload download, Message why) {
        boolean told = download.isMistaken();
        store.change(unit -> {
            if (downloads.blocked(unit, download.id(), why, null) && !told) {
                tell(unit, download, why);
                downloads.mistaken(unit, download, why);
            }
        });
    }

    private void bringInAll(TrackedDownload download, Progress progress) {
        List<JournalEntity> journal = store.read(session -> new JournalRepository_(session).of(download.id()));
        if (journal.isEmpty()) {
            switch (planner.plan(download)) {
                case ImportPlan.Blocked blocked -> {
                    block(download, blocked.why(), blocked.heals());
                    return;
                }
                case ImportPlan.Refused refused -> {
                    store.change(unit -> downloads.refused(unit, download, refused.reason(), refused.why()));
                    return;
                }
                case ImportPlan.Mistaken mistaken -> {
                    mistaken(download, mistaken.why());
                    return;
                }
                case ImportPlan.Files files -> journal = begin(download, files);
            }
        } else if (!store.write(unit -> downloads.importing(unit, download.id()))) {
            throw new Withdrawn(null);
        }
        for (JournalEntity each : journal) {
            bringIn(download, each.id(), progress);
        }
        store.change(unit -> downloads.imported(unit, download.id(), said(download)));
    }

    /** An import that will not be finished: its download was removed, or what it was for is gone. */
    private static final class Withdrawn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Message why;

        /**
         * @param why what a person is told; null where the download was removed, which is known already
         */
        Withdrawn(@Nullable Message why) {
            super("withdrawn", null, false, false);
            this.why = why;
        }
    }

    /** A test has ended the process here, so to say: nothing more is done. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        BrokenOff(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    private void withdraw(TrackedDownload download, Withdrawn withdrawn) {
        takeBack(download, true);
        Message why = withdrawn.why;
        if (why == null) {
            LOG.info(
                    "{} was removed while it was brought in", download.release().name());
        } else {
            block(download, why, false);
        }
    }

    /** Those that were removed between two tries of their import, which has left something begun on the disk. */
    public Set<Long> abandoned() {
        return store.read(session -> Set.copyOf(new Rows(session)
                .list(
                        "select distinct download.id from download join import_journal"
                                + " on import_journal.download_id = download.id"
                                + " where download.state in ('REMOVED', 'FAILED') and import_journal.stage <> 'DONE'",
                        row -> row.getLong(1))));
    }

    /**
     * Takes back what the import of such a download has begun. Not for two threads with the same download.
     *
     * @throws DiskException when some of it has to stay for now
     */
    public void takeBack(long downloadId) {
        Optional<TrackedDownload> download = downloads.find(downloadId);
        if (download.isPresent()) {
            RuntimeException failure =
                    WorkContext.within(download.get().correlation()).supply(() -> takeBack(download.get(), true));
            if (failure != null) {
                throw failure;
            }
        }
    }

    /**
     * Leaves nothing in the root folder that the library does not know.
     *
     * @param forGood whether what was begun is given up; otherwise it begins anew the next time
     * @return why some of it stays for now, null when none does
     */
    private @Nullable RuntimeException takeBack(TrackedDownload download, boolean forGood) {
        RuntimeException last = null;
        for (JournalEntity row : store.read(session -> new JournalRepository_(session).of(download.id()))) {
            if (row.stage() == Stage.DONE) {
                continue;
            }
            try {
                withdrawal.takeBack(row);
            } catch (DiskException | IllegalStateException failure) {
                // Its journal stays, so that the next try finds it.
                LOG.warn(
                        "What was begun of {} stays for now", download.release().name(), failure);
                last = failure;
                continue;
            }
            store.change(unit -> new JournalRepository_(unit.session())
                    .find(row.id())
                    .ifPresent(stored -> {
                        if (forGood) {
                            unit.session().delete(stored);
                        } else {
                            stored.takenBack();
                            unit.session().update(stored);
                        }
                    }));
        }
        return last;
    }

    /** What was begun takes up room that may be just what is missing. */
    private void putOff(TrackedDownload download) {
        store.read(session -> new JournalRepository_(session).of(download.id())).forEach(FilePlacement::putOff);
    }

    private List<JournalEntity> begin(TrackedDownload download, ImportPlan.Files files) {
        return library.choosingPlaces(() -> {
            List<Placement> placements = places.of(files.filings());
            return store.write(unit -> {
                List<JournalEntity> there = new JournalRepository_(unit.session()).of(download.id());
                if (!there.isEmpty()) {
                    // A person has chosen meanwhile.
                    return there;
                }
                if (!downloads.importing(unit, download.id())) {
                    throw new Withdrawn(null);
                }
                downloads.unfiled().note(unit, download.id(), files.unfiled());
                return noted(unit, library, download.id(), placements, clock);
            });
        });
    }

    /** Writes the journal of an import; from here on the title's folder is its own. */
    static List<JournalEntity> noted(
            UnitOfWork unit, Library library, long downloadId, List<Placement> placements, Clock clock) {
        return placements.stream()
                .map(placement -> {
                    JournalEntity row = new JournalEntity(downloadId, placement, clock.instant());
                    unit.session().insert(row);
                    library.nameFolder(
                            unit,
                            placement.note().facts().slotId(),
                            placement.note().folder());
                    return row;
                })
                .toList();
    }

    private void bringIn(TrackedDownload download, long journalId, Progress progress) {
        JournalEntity row = read(journalId);
        if (row.stage() != Stage.DONE) {
            store.change(unit -> check(unit, download, row.note()));
        }
        finishSteps(download, row, progress);
    }

    /** Asked again with each step: a person may remove the download, or its title, while a large file is being copied. */
    private void check(UnitOfWork unit, TrackedDownload download, Note note) {
        if (!downloads.isImporting(unit, download.id())) {
            throw new Withdrawn(null);
        }
        ImportTarget.missing(unit, note).ifPresent(why -> {
            throw new Withdrawn(why);
        });
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
            step("staged");
            row = note(journalId, staged -> staged.staged(mode));
        }
        if (row.stage() == Stage.STAGED) {
            Note note = row.note();
            store.change(unit -> check(unit, download, note));
            List<Path> unknown = FilePlacement.clear(row, recycle, library::ownerOf);
            step("cleared");
            row = cleared(download, row, unknown);
        }
        if (row.stage() == Stage.CLEARED) {
            FilePlacement.accompany(row, given);
            step("accompanied");
            FilePlacement.name(row);
            step("named");
            finish(download, row);
            step("done");
        }
        if (row.mode() == Mode.COPY_AND_DELETE) {
            deleteSource(row);
        }
    }

    private void step(String name) {
        try {
            stepDone.accept(name);
        } catch (RuntimeException end) {
            throw new BrokenOff(end);
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
        store.change(unit -> {
            JournalEntity row =
                    new JournalRepository_(unit.session()).find(journal.id()).orElseThrow();
            if (row.stage() == Stage.DONE) {
                return;
            }
            check(unit, download, note);
            library.replaceFile(unit, old, note.facts());
            library.nameFolder(unit, note.facts().slotId(), note.folder());
            HistoryEntry.Type type = upgrade ? HistoryEntry.Type.UPGRADED : HistoryEntry.Type.IMPORTED;
            history.write(unit, entry(type, download, note, said));
            unit.publish(notice(download, note, upgrade, said));
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
        return journal.mode() == Mode.COPY ? Optional.of(Message.of("import.copied")) : Optional.empty();
    }

    private static Notice notice(TrackedDownload download, Note note, boolean upgrade, Message said) {
        return upgrade
                ? new Notice.Upgraded(
                        note.titleId(),
                        note.titleName(),
                        note.facts().path(),
                        note.qualityName(),
                        download.correlation(),
                        said)
                : new Notice.Imported(
                        note.titleId(),
                        note.titleName(),
                        note.facts().path(),
                        note.qualityName(),
                        download.correlation(),
                        said);
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

    /** A person hears of it once; the same obstacle met again is not told again. */
    private void block(TrackedDownload download, Message why, boolean heals) {
        boolean told = download.state() == DownloadState.IMPORT_BLOCKED && why.equals(download.said());
        @Nullable
        Instant again = heals ? clock.instant().plus(StallThresholds.pause(FIRST_PAUSE, download.tries())) : null;
        store.change(unit -> {
            if (downloads.blocked(unit, download.id(), why, again) && !told) {
                tell(unit, download, why);
            }
        });
    }

    private void tell(UnitOfWork unit, TrackedDownload download, Message why) {
        history.write(
                unit,
                new HistoryEntry(
                        HistoryEntry.Type.IMPORT_BLOCKED,
                        download.correlation(),
                        download.titleId(),
                        download.itemIds(),
                        download.slotId(),
                        download.release().name(),
                        why));
        unit.publish(new Notice.ImportBlocked(
                download.titleId(), download.titleName(), download.release().name(), download.correlation(), why));
    }

    /** Whether it is time to try a blocked import again. */
    public boolean isDue(TrackedDownload download) {
        Instant again = download.lookAgain();
        return download.state() == DownloadState.IMPORT_BLOCKED
                && again != null
                && DueTime.isReached(again, clock.instant(), StallThresholds.LONGEST_PAUSE);
    }
}
