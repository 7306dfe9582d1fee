package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.disk.EmptyFolders;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Correlation;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.MoveSequence.Purpose;
import org.magpie.base.undo.MoveSequence.Step;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.LibraryChanged;
import org.magpie.media.file.LibraryFileMoved;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.importing.FileNames;
import org.magpie.pipeline.importing.OpenImports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Organise} over the library's rows and the disk. With each move the row of its file is changed, so that the two say the same at
 * any moment; a part that cannot be carried out whole is taken back.
 */
public final class Organiser implements Organise, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Organiser.class);
    private static final String JOB = "organise";

    private final Store store;
    private final Library library;
    private final HistoryLog history;
    private final Jobs jobs;
    private final MoveSequence sequence;
    private final WantedPlaces wanted;
    private final OpenImports imports;
    private final Correlation correlations = new Correlation();
    /** Whether Magpie is about to end: what is not done by then stays noted. */
    private volatile boolean closing;

    public Organiser(Store store, Library library, FileNames names, Jobs jobs, MoveSequence sequence, Clock clock) {
        this.store = store;
        this.library = library;
        this.history = new HistoryLog(clock);
        this.jobs = jobs;
        this.sequence = sequence;
        this.wanted = new WantedPlaces(store, library, names);
        this.imports = new OpenImports(store);
    }

    @Override
    public OrganisePlan plan(OrganiseScope scope, OrganiseOptions options, Set<Path> left) {
        return plan(scope, options, left, DiskView.now());
    }

    OrganisePlan plan(OrganiseScope scope, OrganiseOptions options, Set<Path> left, DiskView disk) {
        List<FileToOrganise> files = wanted.files(scope, options);
        return new OrganisePlanner(disk, imports.targets()).plan(files, wanted.stays(files), left);
    }

    @Override
    public Job start(OrganisePlan plan) {
        if (plan.parts().isEmpty()) {
            throw new UserException("organise.nothing");
        }
        String current = WorkContext.current().correlation();
        String correlation = current.isEmpty() ? correlations.next() : current;
        long entry = WorkContext.within(correlation).supply(() -> note(plan));
        return queue(entry, correlation);
    }

    private Job queue(long entry, String correlation) {
        return jobs.queue(JOB, JOB, String.valueOf(entry), correlation, progress -> carryOut(entry, progress));
    }

    /** All of it, before the first file is moved. */
    long note(OrganisePlan plan) {
        Set<String> titles = plan.lines().stream()
                .filter(each -> each.refusal() == null)
                .map(OrganisePlan.Line::title)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Message what = titles.size() == 1
                ? Message.of("undo.one-title", titles.iterator().next())
                : Message.of("undo.titles", titles.size());
        return store.write(unit -> {
            long entry = UndoRecord.begin(unit, Message.of("undo.organise", plan.files(), what))
                    .entry();
            for (int part = 0; part < plan.parts().size(); part++) {
                MoveSequence.note(
                        unit,
                        entry,
                        Purpose.ORGANISE,
                        part,
                        plan.parts().get(part).moves());
            }
            return entry;
        });
    }

    /** Goes on with what is noted, part by part. */
    void carryOut(long entry, Progress progress) {
        List<Integer> parts = sequence.parts(entry);
        int moved = 0;
        List<Message> left = new ArrayList<>();
        progress.at(0, parts.size());
        for (int at = 0; at < parts.size(); at++) {
            if (closing || progress.isCancelled()) {
                break;
            }
            int part = parts.get(at);
            try {
                Result result = carryOut(entry, part, progress);
                moved += result.files();
                if (result.why() != null) {
                    left.add(result.why());
                }
            } catch (JobCancelledException cancelled) {
                LOG.info("Organising was cancelled while a file was being copied");
                break;
            }
            progress.at(at + 1L, parts.size());
        }
        sequence.reached("end");
        if (!closing) {
            store.change(unit -> MoveSequence.end(unit, entry));
        }
        progress.says(
                left.isEmpty()
                        ? Message.of("organise.done", moved)
                        : Message.of("organise.done-but", moved, left.size(), left.getFirst()));
        progress.checkCancelled();
    }

    /**
     * What became of a part.
     *
     * @param files of the library that were moved
     * @param why it stays; null where it does not
     */
    private record Result(int files, @Nullable Message why) {}

    private Result carryOut(long entry, int part, Progress progress) {
        List<Step> steps = sequence.of(entry, part);
        Set<Long> titles = notes(steps).stream().map(StepNote::titleId).collect(Collectors.toCollection(TreeSet::new));
        return library.movingFiles(titles, () -> {
            boolean begun = steps.stream().anyMatch(Step::done);
            try {
                if (!begun) {
                    check(entry, part, steps, titles);
                }
                sequence.forward(entry, part, new Cancelling(progress), this::told);
            } catch (DiskException | UserException failure) {
                giveBack(entry, part);
                return new Result(0, Explained.of(failure));
            } catch (JobCancelledException cancelled) {
                if (!closing) {
                    giveBack(entry, part);
                }
                throw cancelled;
            }
            return new Result(finish(entry, part), null);
        });
    }

    /** Copying hears that it should end, and tells of nothing but that: the job counts parts. */
    private record Cancelling(Progress whole) implements Progress {
        @Override
        public void at(long done, long total) {}

        @Override
        public void says(Message message) {
            whole.says(message);
        }

        @Override
        public boolean isCancelled() {
            return whole.isCancelled();
        }
    }

    private static List<StepNote> notes(List<Step> steps) {
        return steps.stream().map(each -> StepNote.read(each.move().note())).toList();
    }

    private void check(long entry, int part, List<Step> steps, Set<Long> titles) {
        Set<Long> importing = imports.titles();
        if (titles.stream().anyMatch(importing::contains)) {
            throw new UserException("organise.importing-now");
        }
        List<StepNote> notes = notes(steps);
        if (notes.stream().allMatch(each -> each.fileId() == 0)) {
            checkFolderIsLeft(steps);
        }
        sequence.check(entry, part);
    }

    /** What belongs to a folder stays while files of the library lie in it. */
    private void checkFolderIsLeft(List<Step> steps) {
        StepNote note = StepNote.read(steps.getFirst().move().note());
        int slash = note.fromPath().lastIndexOf('/');
        String folder = note.fromPath().substring(0, slash + 1);
        long there = store.read(session -> new Rows(session)
                .number(
                        "select count(*) from media_file where root_id = ? and left(path, ?) = ?",
                        note.fromRoot(),
                        folder.length(),
                        folder));
        if (there > 0) {
            throw new UserException("organise.folder-kept", folder);
        }
    }

    /** The row goes with its file, in the unit of work that notes that the file was moved. */
    private void told(UnitOfWork unit, Path from, Path to, Step step) {
        StepNote note = StepNote.read(step.move().note());
        if (note.fileId() == 0) {
            return;
        }
        boolean forth = to.equals(step.move().to());
        int rows = new Rows(unit.session())
                .change(
                        "update media_file set root_id = ?, path = ? where id = ? and root_id = ? and path = ?",
                        forth ? note.toRoot() : note.fromRoot(),
                        forth ? note.toPath() : note.fromPath(),
                        note.fileId(),
                        forth ? note.fromRoot() : note.toRoot(),
                        forth ? note.fromPath() : note.toPath());
        if (rows == 0) {
            throw new UserException("move.file-changed", from.toString());
        }
        unit.publish(new LibraryFileMoved(note.titleId(), from, Optional.of(to)));
        unit.publish(new LibraryChanged(Set.of(note.titleId())));
    }

    private void giveBack(long entry, int part) {
        try {
            sequence.back(entry, part, this::told);
        } catch (DiskException | UserException failure) {
            // They lie where the library knows them, and can be organised again or put back.
            LOG.error("What was moved of part {} of entry {} could not be moved back", part, entry, failure);
            finish(entry, part);
            return;
        }
        sequence.reached("given back");
        List<Step> steps = sequence.of(entry, part);
        store.change(unit -> MoveSequence.end(unit, entry, part));
        notes(steps).stream()
                .flatMap(each -> each.made().reversed().stream())
                .forEach(each -> EmptyFolders.removeIfEmpty(Path.of(each)));
    }

    /**
     * Stores how a part is undone, and what the history says of it.
     *
     * @return how many of the library's files were moved
     */
    private int finish(long entry, int part) {
        List<Step> steps = sequence.of(entry, part).stream().filter(Step::done).toList();
        sequence.reached("finish");
        int files = store.write(unit -> {
            UndoRecord undo = UndoRecord.within(unit, entry);
            Map<Long, Whole> whole = new LinkedHashMap<>();
            for (Step each : steps) {
                StepNote note = StepNote.read(each.move().note());
                note.made().forEach(folder -> undo.made(Path.of(folder)));
                if (note.fileId() == 0) {
                    undo.movedAlong(each.move());
                } else {
                    undo.changed(
                            "media_file",
                            note.fileId(),
                            columns(note.fromRoot(), note.fromPath()),
                            columns(note.toRoot(), note.toPath()));
                    whole.merge(
                            note.fileId(),
                            new Whole(note, each.move().from(), each.move().to()),
                            (first, last) -> new Whole(last.note(), first.from(), last.to()));
                    undo.moved(each.move());
                }
            }
            whole.values().forEach(each -> tell(unit, undo, each));
            MoveSequence.end(unit, entry, part);
            return whole.size();
        });
        sequence.reached("finished");
        steps.forEach(each -> EmptyFolders.remove(
                each.move().from(), Path.of(StepNote.read(each.move().note()).above())));
        return files;
    }

    /** The way of a file, aside and on. */
    private record Whole(StepNote note, Path from, Path to) {}

    private static Map<String, @Nullable String> columns(long root, String path) {
        Map<String, @Nullable String> columns = new HashMap<>();
        columns.put("root_id", String.valueOf(root));
        columns.put("path", path);
        return columns;
    }

    private void tell(UnitOfWork unit, UndoRecord undo, Whole file) {
        StepNote note = file.note();
        Rows rows = new Rows(unit.session());
        rows.change("delete from outdated_name where file_id = ?", note.fileId());
        String folder = note.folder();
        if (folder != null) {
            undo.changing(
                    "slot",
                    Set.of(note.slotId()),
                    Set.of("folder"),
                    () -> library.nameFolder(unit, note.slotId(), folder));
        }
        Set<Long> items = Set.copyOf(
                rows.list("select item_id from file_item where file_id = ?", row -> row.getLong(1), note.fileId()));
        Message said =
                Message.of("history.renamed", file.from().toString(), file.to().toString());
        unit.publish(new Notice.Renamed(
                NoticeFacts.ofTitle(note.titleId(), "")
                        .change()
                        .itemIds(items)
                        .path(file.to().toString(), file.from().toString())
                        .make(),
                WorkContext.current().correlation(),
                said));
        history.write(
                unit,
                new HistoryEntry(
                        HistoryEntry.Type.RENAMED,
                        WorkContext.current().correlation(),
                        note.titleId(),
                        items,
                        note.slotId(),
                        "",
                        said));
    }

    /**
     * Goes on, at the start, with what was broken off. What was being moved is ended at once, unless it has to be copied to another drive;
     * the rest is a job. To be called before anything else moves files.
     */
    public void resume() {
        for (long entry : sequence.entries(Purpose.ORGANISE)) {
            String correlation = correlationOf(entry).orElseGet(correlations::next);
            WorkContext.within(correlation).run(() -> settle(entry));
            if (!sequence.parts(entry).isEmpty()) {
                queue(entry, correlation);
            }
        }
    }

    private Optional<String> correlationOf(long entry) {
        return store.read(session -> new Rows(session)
                .first("select correlation from undo_entry where id = ?", row -> row.getString(1), entry));
    }

    private void settle(long entry) {
        for (int part : sequence.parts(entry)) {
            try {
                sequence.settle(entry, part, this::told);
                List<Step> steps = sequence.of(entry, part);
                if (steps.stream().anyMatch(Step::returning)) {
                    giveBack(entry, part);
                } else if (steps.stream().anyMatch(Step::done) && isQuick(steps)) {
                    carryOut(entry, part, Progress.NONE);
                }
            } catch (DiskException | UserException failure) {
                LOG.warn("Part {} of entry {} is not ended yet", part, entry, failure);
            }
        }
    }

    /** Lets what is being done go on at the next start. To be called before the jobs are asked to end. */
    @Override
    public void close() {
        closing = true;
    }

    private static boolean isQuick(List<Step> steps) {
        return notes(steps).stream().allMatch(each -> each.fromRoot() == each.toRoot());
    }
}
