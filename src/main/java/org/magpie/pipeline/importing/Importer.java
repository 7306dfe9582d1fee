package org.magpie.pipeline.importing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.plan.FileFactsReader;
import org.magpie.pipeline.importing.plan.ImportPlan;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;
import org.magpie.pipeline.importing.plan.ImportPlanner;
import org.magpie.pipeline.importing.plan.MediaProbe;
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

    private final Store store;
    private final Library library;
    private final Downloads downloads;
    private final ImportPlanner planner;
    private final Places places;
    private final FileImport files;
    private final ResumedImports resumed;
    private final UnfinishedImports unfinished;
    private final BlockedImports blocked;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Clock clock;

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
        this.clock = clock;
        RecycleFolder recycle = new RecycleFolder(new RecycledFiles(store, clock));
        OvertakenImports overtaken = new OvertakenImports(store, library, downloads, new UpgradeCheck(profiles));
        this.files = new FileImport(
                store, library, history, downloads, permissions, recycle, overtaken, clock, new ImportSteps(stepDone));
        this.resumed = new ResumedImports(store, planner, overtaken);
        this.unfinished = new UnfinishedImports(store, downloads, recycle);
        this.blocked = new BlockedImports(store, downloads, history, clock);
    }

    /** What it stores. */
    public static List<Class<?>> entities() {
        return List.of(JournalEntity.class);
    }

    /**
     * Imports a download that is whole, or goes on with an import that was broken off. What stands in the way is noted with it,
     * whatever it is: a bug blocks this one download, with its error code and for a while that grows. Does nothing where another
     * thread is about this very download.
     *
     * @throws JobCancelledException when the job was cancelled; the import goes on another time
     */
    public void importDownload(TrackedDownload download, Progress progress) {
        alone(download.id(), () -> WorkContext.within(download.correlation()).run(() -> guarded(download, progress)));
    }

    @SuppressWarnings("IllegalCatch") // a bug, even an Error, is one download's trouble and nobody else's
    private void guarded(TrackedDownload download, Progress progress) {
        try {
            importAll(download, progress);
        } catch (ImportWithdrawnException withdrawn) {
            withdraw(download, withdrawn);
        } catch (DiskException failure) {
            LOG.warn("{} cannot be imported: {}", download.release().name(), failure.getMessage());
            unfinished.putOff(download);
            blocked.block(download, failure.said(), true);
        } catch (JobCancelledException cancelled) {
            unfinished.putOff(download);
            throw cancelled;
        } catch (ImportSteps.CrashException end) {
            throw end.failure();
        } catch (Throwable bug) {
            Message said = Explained.of(bug);
            boolean told = said.equals(download.said());
            LOG.atLevel(told ? Level.DEBUG : Level.ERROR)
                    .setCause(bug)
                    .log("{} could not be imported ({})", download.release().name(), said);
            unfinished.takeBack(download, false);
            blocked.block(download, said, true);
        }
    }

    /** Those that were removed between two tries of their import, which has left something begun on the disk. */
    public Set<Long> abandoned() {
        return unfinished.abandoned();
    }

    /**
     * Takes back what the import of such a download has begun. Does nothing where another thread is about it.
     *
     * @throws DiskException when some of it has to stay for now
     */
    public void takeBack(long downloadId) {
        alone(downloadId, () -> unfinished.takeBack(downloadId));
    }

    /** Two imports of one download would each take the other's file for one that stands in the way. */
    private void alone(long downloadId, Runnable work) {
        if (!underWay.add(downloadId)) {
            LOG.debug("Download {} is being imported already", downloadId);
            return;
        }
        try {
            work.run();
        } finally {
            underWay.remove(downloadId);
        }
    }

    /** Whether it is time to try a blocked import again. */
    public boolean isDue(TrackedDownload download) {
        return blocked.isDue(download);
    }

    /** What a person should know of an import that is done. */
    private @Nullable Message said(TrackedDownload download) {
        List<UnfiledVideo> unfiled = downloads.unfiled().of(download.id());
        if (!unfiled.isEmpty()) {
            UnfiledVideo first = unfiled.getFirst();
            return Message.of("import.unfiled", unfiled.size(), first.path(), first.why());
        }
        boolean copied = store.read(session -> new JournalRepository_(session).of(download.id())).stream()
                .anyMatch(JournalEntity::isCopiedInstead);
        return copied ? Message.of("import.copied") : null;
    }

    private void importAll(TrackedDownload download, Progress progress) {
        List<JournalEntity> journal = store.read(session -> new JournalRepository_(session).of(download.id()));
        if (!journal.isEmpty()) {
            Optional<Message> waits = resumed.check(download, journal);
            if (waits.isPresent()) {
                blocked.block(download, waits.get(), true);
                return;
            }
            journal = store.read(session -> new JournalRepository_(session).of(download.id()));
        }
        if (journal.isEmpty()) {
            switch (planner.plan(download)) {
                case ImportPlan.Blocked obstacle -> {
                    blocked.block(download, obstacle.why(), obstacle.heals());
                    return;
                }
                case ImportPlan.Refused refused -> {
                    store.change(unit -> downloads.imports().refused(unit, download, refused.reason(), refused.why()));
                    return;
                }
                case ImportPlan.Mistaken mistaken -> {
                    blocked.mistaken(download, mistaken.why());
                    return;
                }
                case ImportPlan.Files planned -> {
                    Optional<List<JournalEntity>> begun = begin(download, planned);
                    if (begun.isEmpty()) {
                        blocked.block(download, Message.of("import.being-moved"), true);
                        return;
                    }
                    journal = begun.get();
                }
            }
        } else if (!store.write(unit -> downloads.imports().importing(unit, download.id()))) {
            throw new ImportWithdrawnException(null);
        }
        @Nullable Message refusal = null;
        int filed = 0;
        ImportProgress all = new ImportProgress(journal, progress);
        for (JournalEntity each : journal) {
            all.begin(each);
            Optional<Message> why = files.importFile(download, each.id(), all);
            filed += why.isEmpty() ? 1 : 0;
            refusal = why.orElse(refusal);
        }
        if (filed == 0 && refusal != null) {
            blocked.block(download, refusal, false);
            return;
        }
        store.change(unit -> downloads.imports().imported(unit, download.id(), said(download)));
    }

    private void withdraw(TrackedDownload download, ImportWithdrawnException withdrawn) {
        unfinished.takeBack(download, true);
        Message why = withdrawn.why();
        if (why == null) {
            LOG.info("{} was removed during its import", download.release().name());
        } else {
            blocked.block(download, why, false);
        }
    }

    /** Empty where files of the same titles are being moved, or were since it was planned. */
    private Optional<List<JournalEntity>> begin(TrackedDownload download, ImportPlan.Files planned) {
        return library.choosingPlaces(() -> {
            if (isMoving(library, planned.filings())) {
                return Optional.empty();
            }
            List<Placement> placements = places.of(planned.filings());
            return Optional.of(store.write(unit -> {
                List<JournalEntity> there = new JournalRepository_(unit.session()).of(download.id());
                if (!there.isEmpty()) {
                    // A person has chosen meanwhile.
                    return there;
                }
                if (!downloads.imports().importing(unit, download.id())) {
                    throw new ImportWithdrawnException(null);
                }
                downloads.unfiled().note(unit, download.id(), planned.unfiled());
                return noted(unit, library, download.id(), placements, clock);
            }));
        });
    }

    /** Whether what is there already is being moved, or was since it was looked at. */
    static boolean isMoving(Library library, List<ImportPlan.Filing> filings) {
        Set<Long> titles = filings.stream().map(each -> each.title().id()).collect(Collectors.toUnmodifiableSet());
        return library.isMovingFiles(titles)
                || filings.stream()
                        .flatMap(each -> each.there().stream())
                        .anyMatch(old -> library.file(old.id())
                                .filter(now -> !now.place().equals(old.place()))
                                .isPresent());
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
}
