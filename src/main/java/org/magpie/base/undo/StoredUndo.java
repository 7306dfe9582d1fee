package org.magpie.base.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.disk.EmptyFolders;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Preferences;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;
import org.magpie.base.undo.MoveSequence.Purpose;
import org.magpie.base.undo.MoveSequence.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Undo} over the entries that {@link UndoRecord} writes. */
public final class StoredUndo implements Undo {
    /** Key of the preference that says for how many days what was taken away can be put back. */
    public static final String DAYS = "undo.days";

    /** How many days, where nobody has chosen. */
    public static final int USUAL_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(StoredUndo.class);
    private static final String COLUMNS = "select id, happened, actor, correlation, said, undone from undo_entry ";

    /** What was begun and came to nothing has no steps. */
    private static final String SHOWN =
            "where exists (select 1 from undo_step where undo_step.entry_id = undo_entry.id) ";

    private final Store store;
    private final Clock clock;
    private final Map<String, BiConsumer<UnitOfWork, Set<Long>>> restored = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<UnitOfWork, Set<Long>>> changedBack = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Set<Long>>> afterwards = new ConcurrentHashMap<>();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private volatile BiConsumer<UnitOfWork, FileMove> fileTold = (unit, file) -> {};
    private final MovedFiles files = new MovedFiles();
    private final MoveSequence sequence;
    /** Of two that undo the same thing, the second is to see that it is done. */
    private final ReentrantLock undoing = new ReentrantLock();

    public StoredUndo(Store store, Clock clock) {
        this(store, clock, new MoveSequence(store));
    }

    /**
     * @param sequence moves files back
     */
    public StoredUndo(Store store, Clock clock, MoveSequence sequence) {
        this.store = store;
        this.clock = clock;
        this.sequence = sequence;
    }

    /** How a room undoes what is more than rows and files. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Undoes it, in the unit of work that notes that it is undone.
         *
         * @throws UserException why it cannot be undone
         */
        void undo(UnitOfWork unit, String content);
    }

    /**
     * Tells a room of rows that are put back, so that it can count again, write its history and forget what it keeps in memory.
     *
     * @param table of the rows that were meant, not of those that went with them
     * @param told within the unit of work, after the last row
     */
    public void whenRestored(String table, BiConsumer<UnitOfWork, Set<Long>> told) {
        restored.merge(table, told, BiConsumer::andThen);
    }

    /** The same of rows that were there and whose columns were set back, where that is told otherwise. */
    public void whenChangedBack(String table, BiConsumer<UnitOfWork, Set<Long>> told) {
        changedBack.merge(table, told, BiConsumer::andThen);
    }

    /** The same once it is stored, for what must not be done within a unit of work. */
    public void afterRestored(String table, Consumer<Set<Long>> told) {
        afterwards.merge(table, told, Consumer::andThen);
    }

    /**
     * A file that was moved because something was undone.
     *
     * @param from where it lay
     * @param to where it lies now
     */
    public record FileMove(Path from, Path to) {}

    /** Tells of each file that was moved, within the unit of work that notes that it is undone. */
    public void whenFileMoved(BiConsumer<UnitOfWork, FileMove> told) {
        fileTold = told;
    }

    /** Says how steps of a kind are undone that {@link UndoRecord#other} records. */
    public void handle(String kind, Handler handler) {
        handlers.put(kind, handler);
    }

    @Override
    public List<UndoEntry> recent(int most) {
        return store.read(session ->
                new Rows(session).list(COLUMNS + SHOWN + "order by id desc limit ?", StoredUndo::entry, most));
    }

    private static UndoEntry entry(ResultSet row) throws SQLException {
        return new UndoEntry(
                row.getLong(1),
                row.getObject(2, Instant.class),
                Actor.read(row.getString(3)),
                row.getString(4),
                StoredMessage.read(row.getString(5)),
                row.getObject(6, Instant.class));
    }

    @Override
    public UndoEntry undo(long id) {
        undoing.lock();
        try {
            UndoEntry entry = find(id).orElseThrow(() -> new UserException("undo.gone"));
            if (!entry.isOpen()) {
                throw new UserException("undo.done", entry.said());
            }
            if (sequence.isUnderWay(id)) {
                throw new UserException("undo.under-way", entry.said());
            }
            List<UndoStep> steps = MovedFiles.asTheyAre(store.read(session -> steps(session, id)));
            store.<Object>read(session -> {
                refuseWhereLaterStands(session, entry);
                return entry;
            });
            List<FileReturn> returns = files.returns(steps);
            List<FileReturn> waiting = files.waiting(returns);
            // Noted first: should Magpie end in between, the next start moves them where the library knows them.
            store.change(unit -> MoveSequence.note(unit, id, Purpose.UNDO, 0, MoveSequence.moves(waiting.stream())));
            AtomicBoolean stored = new AtomicBoolean();
            Map<String, Set<Long>> rows;
            try {
                sequence.forward(id, 0, Progress.NONE, Told.NOBODY);
                rows = store.write(unit -> {
                    // Before what the rooms do then: should one of them fail, the rows are back and the files belong to
                    // them.
                    unit.afterCommit(() -> stored.set(true));
                    return putBack(unit, entry, steps, returns);
                });
            } finally {
                if (!stored.get()) {
                    sequence.takeBack(id);
                }
            }
            removeMade(steps);
            rows.forEach(this::tellAfterwards);
            return find(id).orElse(entry);
        } finally {
            undoing.unlock();
        }
    }

    /** Folders that were made for what was undone, unless something else lies in them by now. */
    private static void removeMade(List<UndoStep> steps) {
        for (UndoStep step : steps) {
            if (step instanceof UndoStep.Made made) {
                EmptyFolders.removeIfEmpty(Path.of(made.path()));
            }
        }
    }

    /** It is undone by now: what fails here is logged, and nothing may make it look otherwise. */
    @SuppressWarnings("IllegalCatch")
    private void tellAfterwards(String table, Set<Long> ids) {
        try {
            Optional.ofNullable(afterwards.get(table)).ifPresent(told -> told.accept(ids));
        } catch (RuntimeException failure) {
            LOG.error("What follows the return of {} {} failed", table, ids, failure);
        }
    }

    /**
     * Moves back files whose move was noted and nothing else, since Magpie ended in between. To be called once, before anything
     * moves files.
     */
    public void reconcile() {
        PendingMoves.reconcile(store);
        sequence.entries(Purpose.UNDO).forEach(sequence::takeBack);
    }

    @Override
    public int undoAll(String correlation) {
        List<Long> open = store.read(session -> new Rows(session)
                .list(
                        "select id from undo_entry where correlation = ? and undone is null order by id desc",
                        row -> row.getLong(1),
                        correlation));
        open.forEach(this::undo);
        return open.size();
    }

    @Override
    public Optional<UndoEntry> ofMove(Path from, Path to) {
        return store
                .read(session -> new Rows(session)
                        .list(
                                "select undo_step.entry_id, undo_step.content from undo_step join undo_entry on undo_entry.id ="
                                        + " undo_step.entry_id where undo_step.what = ? and undo_entry.undone is null"
                                        + " order by undo_step.entry_id desc",
                                row -> Map.entry(row.getLong(1), read(row.getString(2))),
                                "file:" + from))
                .stream()
                .filter(each -> each.getValue() instanceof UndoStep.Moved moved
                        && moved.to().equals(to.toString()))
                .findFirst()
                .flatMap(each -> find(each.getKey()));
    }

    private Optional<UndoEntry> find(long id) {
        return store.read(session -> new Rows(session).first(COLUMNS + "where id = ?", StoredUndo::entry, id));
    }

    /** Newest first: what was taken away last is what the rest rests upon. */
    static List<UndoStep> steps(StatelessSession session, long entry) {
        return new Rows(session)
                .list(
                        "select content from undo_step where entry_id = ? order by id desc",
                        row -> read(row.getString(1)),
                        entry);
    }

    private static UndoStep read(String content) {
        try {
            return UndoRecord.JSON.readValue(content, UndoStep.class);
        } catch (JsonProcessingException failure) {
            // Of a newer Magpie, or damaged: nothing may be guessed here.
            throw new UserException(failure, "undo.unreadable");
        }
    }

    /** What was done to the same thing afterwards has to be undone before. */
    private static void refuseWhereLaterStands(StatelessSession session, UndoEntry entry) {
        new Rows(session)
                .first(
                        COLUMNS
                                + "where undone is null and id > ? and id in (select theirs.entry_id from undo_step"
                                + " theirs join undo_step mine on mine.what = theirs.what where mine.entry_id = ?)"
                                + " order by id desc limit 1",
                        StoredUndo::entry,
                        entry.id(),
                        entry.id())
                .ifPresent(later -> {
                    throw new UserException("undo.later", later.said());
                });
    }

    private Map<String, Set<Long>> putBack(
            UnitOfWork unit, UndoEntry entry, List<UndoStep> steps, List<FileReturn> returns) {
        RowTree tree = new RowTree(unit.session());
        Map<String, Set<Long>> rows = new LinkedHashMap<>();
        Map<String, Set<Long>> changedRows = new LinkedHashMap<>();
        try {
            ChangedRows changes = new ChangedRows(tree, entry);
            for (UndoStep step : steps) {
                if (!(step instanceof UndoStep.Changed)) {
                    changes.setBack();
                }
                switch (step) {
                    case UndoStep.Deleted deleted -> {
                        if (deleted.rows().getFirst().values().containsKey("id")
                                && tree.isThere(deleted.table(), deleted.id())) {
                            throw new UserException("undo.in-place", entry.said());
                        }
                        tree.put(deleted.rows());
                        rows.computeIfAbsent(deleted.table(), each -> new TreeSet<>())
                                .add(deleted.id());
                    }
                    case UndoStep.Changed changed -> {
                        changes.add(changed);
                        (changedBack.containsKey(changed.table()) ? changedRows : rows)
                                .computeIfAbsent(changed.table(), each -> new TreeSet<>())
                                .add(changed.id());
                    }
                    case UndoStep.Inserted inserted -> {
                        Map<String, @Nullable String> now = tree.columns(
                                        inserted.table(),
                                        Set.of(inserted.id()),
                                        inserted.values().keySet())
                                .get(inserted.id());
                        if (!inserted.values().equals(now)) {
                            throw new UserException("undo.changed", entry.said());
                        }
                        tree.delete(inserted.table(), inserted.id());
                    }
                    // Told below, where they lie by now.
                    case UndoStep.Moved moved -> {}
                    case UndoStep.Placed placed -> {}
                    case UndoStep.Made made -> {}
                    case UndoStep.Other other ->
                        Optional.ofNullable(handlers.get(other.kind()))
                                .orElseThrow(() -> new UserException("undo.unreadable"))
                                .undo(unit, other.content());
                }
            }
            changes.setBack();
        } catch (ConstraintViolationException inTheWay) {
            // Either something of the same name stands there, or what it belonged to is gone.
            throw new UserException(inTheWay, "undo.in-place", entry.said());
        }
        MoveSequence.end(unit, entry.id());
        returns.forEach(file -> fileTold.accept(unit, new FileMove(file.from(), file.to())));
        rows.forEach(
                (table, ids) -> Optional.ofNullable(restored.get(table)).ifPresent(told -> told.accept(unit, ids)));
        changedRows.forEach(
                (table, ids) -> Optional.ofNullable(changedBack.get(table)).ifPresent(told -> told.accept(unit, ids)));
        new Rows(unit.session()).change("update undo_entry set undone = ? where id = ?", clock.instant(), entry.id());
        unit.publish(new UndoChanged());
        return rows;
    }

    /** Forgets what was done longer ago than this. */
    public int forgetBefore(Instant time) {
        return Chunks.delete(store, "undo_entry", "happened < ?", time);
    }

    /** What is done by itself: entries are forgotten after as many days as a person chose. */
    public ScheduledTask task(Preferences preferences) {
        return ScheduledTask.every(Duration.ofDays(1), "undo", Duration.ofMinutes(4), (progress, turn) -> {
            int days = days(preferences);
            if (days > 0) {
                progress.says(Message.of(
                        "undo.forgotten", forgetBefore(clock.instant().minus(Duration.ofDays(days)))));
            }
        });
    }

    /** What a person chose, 0 for ever; nonsense counts as nothing. */
    private static int days(Preferences preferences) {
        String chosen = preferences.get(DAYS, "");
        return chosen.matches("[0-9]{1,5}") ? Integer.parseInt(chosen) : USUAL_DAYS;
    }
}
