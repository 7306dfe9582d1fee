package org.magpie.pipeline.importing.players;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.magpie.base.context.WorkContext;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.Artwork;
import org.magpie.media.LibraryChanged;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link PlayerFiles} over the library's database. Which titles are to be looked at is stored, so that a crash loses none; one job at a
 * time looks at them.
 */
public final class StoredPlayerFiles implements PlayerFiles, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredPlayerFiles.class);
    private static final String JOB = "players";
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration AFTER_START = Duration.ofMinutes(7);
    private static final int UNIT = 200;

    private final Store store;
    private final RootFolders roots;
    private final Jobs jobs;
    private final PlayerChoices choices;
    private final PlayerRows rows;
    private final TitleWriting writing;
    private final RecycleFolder recycle;
    private final Correlation correlations = new Correlation();
    private final Events.Subscription listening;
    /** Only one looks at files at a time. */
    private final ReentrantLock working = new ReentrantLock();

    private volatile boolean closing;

    /** Pictures of titles as they are kept. */
    @FunctionalInterface
    public interface Pictures {
        /** A JPEG file; empty where none was fetched. */
        Optional<byte[]> of(long titleId, Artwork.Kind kind);
    }

    public StoredPlayerFiles(
            Store store,
            Library library,
            RootFolders roots,
            Pictures pictures,
            RecycledFiles recycled,
            Supplier<FiledPermissions> permissions,
            Jobs jobs,
            Events events,
            Clock clock) {
        this.store = store;
        this.roots = roots;
        this.jobs = jobs;
        this.choices = new PlayerChoices(store);
        this.rows = new PlayerRows(store);
        this.recycle = new RecycleFolder(recycled);
        this.writing = new TitleWriting(
                store,
                library,
                new WantedFiles(store, library, pictures),
                rows,
                new PlayerFileWriter(file -> permissions.get().applyToFile(file)),
                recycle,
                new HistoryLog(clock));
        this.listening = events.listen(LibraryChanged.class, change -> changed(change.titleIds()));
    }

    /** How what is undone is known here. */
    public void undoneBy(StoredUndo undo) {
        undo.whenRestored("player_file", (unit, ids) -> {});
    }

    @Override
    public Map<Long, PlayerSettings> settings() {
        return choices.all();
    }

    @Override
    public void choose(long rootId, PlayerSettings chosen) {
        store.change(unit -> choices.choose(unit, rootId, chosen));
    }

    private void changed(Set<Long> titles) {
        if (closing || choices.all().values().stream().noneMatch(PlayerSettings::isOn)) {
            return;
        }
        if (titles.isEmpty()) {
            rows.waitForAll();
        } else {
            rows.wait(titles);
        }
        queue();
    }

    private Job queue() {
        return jobs.queue(JOB, JOB, "", correlation(), this::drain);
    }

    private String correlation() {
        String current = WorkContext.current().correlation();
        return current.isEmpty() ? correlations.next() : current;
    }

    /** Goes on with what the end of Magpie cut short. */
    public void resume() {
        if (rows.waiting() > 0) {
            queue();
        }
    }

    /** What is done by itself each day: what a crash kept from being told is written after all. */
    public ScheduledTask task() {
        return ScheduledTask.every(EVERY, JOB, AFTER_START, (progress, turn) -> {
            rows.waitForUnwritten();
            drain(progress);
        });
    }

    private void drain(Progress progress) {
        working.lock();
        try {
            drainAlone(progress);
        } finally {
            working.unlock();
        }
    }

    private void drainAlone(Progress progress) {
        Figures figures = Figures.NONE;
        long done = 0;
        for (Optional<PlayerRows.Waiting> next = rows.next(); next.isPresent(); next = rows.next()) {
            if (closing || progress.isCancelled()) {
                break;
            }
            figures = figures.plus(writeOne(next.get().titleId()));
            rows.done(next.get());
            done++;
            progress.at(done, done + rows.waiting());
        }
        if (progress.isCancelled() && !closing) {
            rows.waitForNone(); // a person wants no more of it
        }
        if (done > 0) {
            progress.says(Message.of("players.done", figures.fresh(), figures.renewed(), figures.left()));
        }
        progress.checkCancelled();
    }

    @SuppressWarnings("IllegalCatch") // one title that cannot be written must not keep the others waiting for ever
    private Figures writeOne(long titleId) {
        try {
            return writing.write(titleId, choices.all());
        } catch (RuntimeException failure) {
            LOG.error("Title {} was not written for players", titleId, failure);
            return Figures.NONE;
        }
    }

    @Override
    public Figures look(long rootId, Progress progress) {
        Map<Long, PlayerSettings> chosen = choices.all();
        Figures figures = Figures.NONE;
        List<Long> titles = rows.titlesUnder(rootId);
        for (int at = 0; at < titles.size(); at++) {
            progress.checkCancelled();
            figures = figures.plus(writing.look(titles.get(at), rootId, chosen));
            progress.at(at + 1L, titles.size());
        }
        return figures;
    }

    @Override
    public Job write(long rootId) {
        root(rootId);
        if (!settings(rootId).isOn()) {
            throw new UserException("players.off");
        }
        rows.waitForRoot(rootId);
        return queue();
    }

    private RootFolder root(long rootId) {
        return roots.find(rootId).orElseThrow(() -> new UserException("catalog.root-gone"));
    }

    @Override
    public Removable removable(long rootId) {
        Root root = new Root(root(rootId).path());
        int files = 0;
        int changed = 0;
        for (WrittenFile each : rows.under(rootId)) {
            Optional<Path> place = place(root, each);
            if (place.isPresent() && PlayerFileWriter.isUnchanged(place.get(), each)) {
                files++;
            } else if (place.isPresent() && Files.exists(place.get())) {
                changed++;
            }
        }
        return new Removable(files, changed);
    }

    private static Optional<Path> place(Root root, WrittenFile file) {
        try {
            return Optional.of(root.resolve(file.path()));
        } catch (DiskException outside) {
            LOG.warn("{} is left", file.path(), outside);
            return Optional.empty();
        }
    }

    @Override
    public Job remove(long rootId) {
        RootFolder root = root(rootId);
        PlayerSettings before = settings(rootId);
        choose(rootId, new PlayerSettings(before.dialect(), false, false, before.filmNfo()));
        return jobs.queue(JOB, "players-remove", "root:" + rootId, correlation(), progress -> remove(root, progress));
    }

    private void remove(RootFolder folder, Progress progress) {
        working.lock();
        try {
            removeAlone(folder, progress);
        } finally {
            working.unlock();
        }
    }

    private void removeAlone(RootFolder folder, Progress progress) {
        Root root = new Root(folder.path());
        List<WrittenFile> all = rows.under(folder.id());
        long entry = 0;
        int moved = 0;
        for (int from = 0; from < all.size(); from += UNIT) {
            progress.checkCancelled();
            List<WrittenFile> some = all.subList(from, Math.min(all.size(), from + UNIT)).stream()
                    .filter(each -> place(root, each)
                            .filter(place -> PlayerFileWriter.isUnchanged(place, each))
                            .isPresent())
                    .toList();
            if (!some.isEmpty()) {
                entry = entry == 0 ? begin(folder) : entry;
                moved += remove(root, entry, some);
            }
            progress.at(Math.min(all.size(), from + UNIT), all.size());
        }
        progress.says(Message.of("players.removed", moved));
    }

    private long begin(RootFolder folder) {
        return store.write(unit -> UndoRecord.begin(
                        unit, Message.of("undo.player-files", folder.path().toString()))
                .entry());
    }

    /** Noted, then moved, then stored. */
    private int remove(Root root, long entry, List<WrittenFile> files) {
        List<FileRemoval.Move> moves = new ArrayList<>();
        List<WrittenFile> moved = new ArrayList<>();
        for (WrittenFile each : files) {
            Path place = root.resolve(each.path());
            moves.add(new FileRemoval.Move(
                    root.path(),
                    place,
                    RecycleFolder.placeFor(root.path(), place, "player-" + each.id()),
                    each.bytes(),
                    true));
        }
        store.change(unit -> {
            UndoRecord undo = UndoRecord.within(unit, entry);
            moves.forEach(each -> undo.moving(each.from(), each.to(), each.bytes(), each.companion()));
        });
        List<FileRemoval.Move> done = new ArrayList<>();
        List<FileRemoval.Move> stay = new ArrayList<>();
        for (int at = 0; at < moves.size(); at++) {
            try {
                recycle.move(moves.get(at));
                done.add(moves.get(at));
                moved.add(files.get(at));
            } catch (DiskException failure) {
                LOG.warn("{} stays", moves.get(at).from(), failure);
                stay.add(moves.get(at));
            }
        }
        store.change(unit -> {
            UndoRecord undo = UndoRecord.within(unit, entry);
            for (int at = 0; at < done.size(); at++) {
                undo.deleting("player_file", moved.get(at).id());
                undo.moved(done.get(at).from(), done.get(at).to(), done.get(at).bytes(), true);
                PlayerRows.forget(unit, moved.get(at).id());
            }
            stay.forEach(each -> undo.stays(each.from()));
            recycle.moved(unit, done);
        });
        return done.size();
    }

    /** What is not done by then is done after the next start. To be called before the jobs are asked to end. */
    @Override
    public void close() {
        closing = true;
        listening.close();
    }
}
