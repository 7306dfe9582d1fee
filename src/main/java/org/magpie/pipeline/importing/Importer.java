package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.HistoryEntry;
import org.magpie.media.HistoryLog;
import org.magpie.media.Library;
import org.magpie.media.Notice;
import org.magpie.media.Profiles;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.Downloads;
import org.magpie.pipeline.download.Patience;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.ImportPlan.Note;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.parse.ReleaseReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final RecycleFolder recycle;
    private final Clock clock;
    private final Consumer<String> stepDone;

    public Importer(
            Store store,
            Library library,
            Profiles profiles,
            HistoryLog history,
            Downloads downloads,
            ReleaseReader reader,
            MediaProbe probe,
            FileNames names,
            Clock clock) {
        this(store, library, profiles, history, downloads, reader, probe, names, clock, step -> {});
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
            MediaProbe probe,
            FileNames names,
            Clock clock,
            Consumer<String> stepDone) {
        this.store = store;
        this.library = library;
        this.history = history;
        this.downloads = downloads;
        this.planner = new ImportPlanner(library, profiles, reader, probe, names, clock);
        this.clock = clock;
        this.recycle = new RecycleFolder(new RecycledFiles(store, clock));
        this.stepDone = stepDone;
    }

    /** What it stores. */
    public static List<Class<?>> entities() {
        return List.of(JournalEntity.class);
    }

    /** Imports a download that is whole, or goes on with an import that was broken off. What stands in the way is noted with it. */
    public void bringIn(TrackedDownload download, Progress progress) {
        List<JournalEntity> journal = store.read(session -> new JournalRepository_(session).of(download.id()));
        try {
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
                    case ImportPlan.Files files -> journal = begin(download, files);
                }
            } else {
                store.change(unit -> downloads.importing(unit, download.id()));
            }
            for (JournalEntity each : journal) {
                bringIn(download, each.id(), progress);
            }
            store.change(unit -> downloads.imported(unit, download.id()));
        } catch (DiskException failure) {
            LOG.warn("{} cannot be brought in: {}", download.release().name(), failure.getMessage());
            putOff(download);
            block(download, failure.said(), true);
        } catch (JobCancelledException cancelled) {
            putOff(download);
            throw cancelled;
        }
    }

    /** What was begun takes up room that may be just what is missing. */
    private void putOff(TrackedDownload download) {
        store.read(session -> new JournalRepository_(session).of(download.id())).forEach(Placing::putOff);
    }

    private List<JournalEntity> begin(TrackedDownload download, ImportPlan.Files files) {
        return store.write(unit -> {
            List<JournalEntity> there = new JournalRepository_(unit.session()).of(download.id());
            if (!there.isEmpty()) {
                // A person has chosen meanwhile.
                return there;
            }
            downloads.importing(unit, download.id());
            return files.placements().stream()
                    .map(placement -> {
                        JournalEntity row = new JournalEntity(download.id(), placement, clock.instant());
                        unit.session().insert(row);
                        return row;
                    })
                    .toList();
        });
    }

    private void bringIn(TrackedDownload download, long journalId, Progress progress) {
        JournalEntity row = read(journalId);
        if (row.stage() == Stage.PLANNED) {
            Mode mode = Placing.stage(row, (done, total) -> {
                progress.checkCancelled();
                progress.at(done, total);
            });
            stepDone.accept("staged");
            row = note(journalId, staged -> staged.staged(mode));
        }
        if (row.stage() == Stage.STAGED) {
            Placing.clear(row, recycle);
            stepDone.accept("cleared");
            row = note(journalId, JournalEntity::cleared);
        }
        if (row.stage() == Stage.CLEARED) {
            Placing.accompany(row);
            stepDone.accept("accompanied");
            Placing.name(row);
            stepDone.accept("named");
            finish(download, row);
            stepDone.accept("done");
        }
        if (row.mode() == Mode.COPY_AND_DELETE) {
            deleteSource(row);
        }
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
        boolean upgrade = !old.isEmpty();
        Message said = Message.of(
                upgrade ? "import.upgraded" : "import.imported",
                note.titleName(),
                note.qualityName(),
                note.facts().path());
        store.change(unit -> {
            JournalEntity row =
                    new JournalRepository_(unit.session()).find(journal.id()).orElseThrow();
            if (row.stage() == Stage.DONE) {
                return;
            }
            library.replaceFile(unit, old, note.facts());
            library.nameFolder(unit, note.facts().slotId(), note.folder());
            history.write(
                    unit,
                    new HistoryEntry(
                            upgrade ? HistoryEntry.Type.UPGRADED : HistoryEntry.Type.IMPORTED,
                            download.correlation(),
                            note.titleId(),
                            note.facts().itemIds(),
                            note.facts().slotId(),
                            download.release().name(),
                            said));
            unit.publish(notice(download, note, upgrade, said));
            row.done(clock.instant());
            unit.session().update(row);
        });
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
        @Nullable Instant again = heals ? clock.instant().plus(Patience.pause(FIRST_PAUSE, download.tries())) : null;
        store.change(unit -> {
            downloads.blocked(unit, download.id(), why, again);
            if (!told) {
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
        return download.state() == DownloadState.IMPORT_BLOCKED && again != null && !again.isAfter(clock.instant());
    }
}
