package org.magpie.base.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Json;
import org.magpie.base.text.StoredMessage;

/**
 * Records how something that is taken away can be put back, in the unit of work that takes it away, so that both are stored or
 * neither. Tables are named as in the migrations and have an {@code id}.
 *
 * <pre>{@code
 * UndoRecord.begin(unit, Message.of("undo.profile", name)).deleting("profile", id);
 * }</pre>
 */
public final class UndoRecord {
    static final ObjectMapper JSON = Json.newMapper();

    private final UnitOfWork unit;
    private final long entry;
    private final RowTree tree;

    private UndoRecord(UnitOfWork unit, long entry, RowTree tree) {
        this.unit = unit;
        this.entry = entry;
        this.tree = tree;
    }

    /**
     * Begins an entry.
     *
     * @param said what is done, such as "Removed the profile Any"
     */
    public static UndoRecord begin(UnitOfWork unit, Message said) {
        WorkContext context = WorkContext.current();
        long id = new Rows(unit.session())
                .number(
                        "select id from final table (insert into undo_entry (happened, actor, correlation, said)"
                                + " values (current_timestamp, ?, ?, ?))",
                        context.actor().stored(),
                        context.correlation(),
                        StoredMessage.write(said));
        unit.publish(new UndoChanged());
        return new UndoRecord(unit, id, new RowTree(unit.session()));
    }

    /** Goes on with an entry that was begun in another unit of work. */
    public static UndoRecord within(UnitOfWork unit, long entry) {
        return new UndoRecord(unit, entry, new RowTree(unit.session()));
    }

    /** Whether an entry is there and not undone. */
    public static boolean isOpen(UnitOfWork unit, long entry) {
        return new Rows(unit.session())
                .first("select id from undo_entry where id = ? and undone is null", row -> row.getLong(1), entry)
                .isPresent();
    }

    /** Whether {@link #other} has recorded the same in this entry. */
    public boolean isRecorded(String kind, String content) {
        return new Rows(unit.session())
                .first(
                        "select id from undo_step where entry_id = ? and what = ?",
                        row -> row.getLong(1),
                        entry,
                        new UndoStep.Other(kind, content).key())
                .isPresent();
    }

    /** The entry, to go on with it in another unit of work. */
    public long entry() {
        return entry;
    }

    /** A row is about to be deleted, and with it what the database's foreign keys delete. To be called before; one that is not there is left out. */
    public UndoRecord deleting(String table, long id) {
        return deletingOf(table, id, "id = ?", id);
    }

    /**
     * The same for rows without an id of their own.
     *
     * @param owner the id of what they belong to, which is told when they are put back
     * @param where which rows, such as {@code title_id = ? and alias = ?}
     */
    public UndoRecord deletingOf(String table, long owner, String where, Object... values) {
        List<UndoStep.Row> rows = tree.read(table, where, values);
        if (!rows.isEmpty()) {
            add(new UndoStep.Deleted(table, owner, rows));
        }
        return this;
    }

    /**
     * Many rows of one table are about to be deleted, each of an entry of its own; much cheaper than one after the other.
     *
     * @param entries the entry of each, by id of the row
     */
    public static void deletingEach(UnitOfWork unit, String table, Map<Long, Long> entries) {
        Map<Long, List<UndoStep.Row>> rows = new RowTree(unit.session()).readEach(table, entries.keySet());
        insert(
                unit,
                rows.entrySet().stream()
                        .map(each -> step(
                                Objects.requireNonNull(entries.get(each.getKey())),
                                new UndoStep.Deleted(table, each.getKey(), each.getValue()))));
    }

    /**
     * Files that were about to be moved out of the way were moved, as {@link #moved} says of one.
     *
     * @param entries whose moves that are
     */
    public static void movedEach(UnitOfWork unit, Collection<Long> entries) {
        Map<Long, List<UndoStep.Moved>> moved = PendingMoves.end(unit, entries);
        insert(
                unit,
                moved.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(each -> step(entry.getKey(), each))));
    }

    /**
     * Changes columns of rows and records how they were. Rows that nothing changes in are left out.
     *
     * @param change makes the change
     */
    public UndoRecord changing(String table, Collection<Long> ids, Set<String> columns, Runnable change) {
        Map<Long, Map<String, @Nullable String>> before = tree.columns(table, ids, columns);
        change.run();
        Map<Long, Map<String, @Nullable String>> after = tree.columns(table, ids, columns);
        List<UndoStep> steps = new ArrayList<>();
        for (long id : ids) {
            if (before.containsKey(id) && after.containsKey(id)) {
                Map<String, @Nullable String> was = Objects.requireNonNull(before.get(id));
                Map<String, @Nullable String> is = Objects.requireNonNull(after.get(id));
                if (!was.equals(is)) {
                    steps.add(new UndoStep.Changed(table, id, was, is));
                }
            }
        }
        addAll(steps);
        return this;
    }

    /** A file was moved out of the way. */
    public UndoRecord moved(Path from, Path to, long bytes) {
        return moved(from, to, bytes, false);
    }

    /**
     * The same.
     *
     * @param companion whether it only goes with another file: where it is gone, nothing waits for it
     */
    public UndoRecord moved(Path from, Path to, long bytes, boolean companion) {
        PendingMoves.end(unit, entry, from);
        return add(new UndoStep.Moved(from.toString(), to.toString(), bytes, MovedFiles.modified(to), companion));
    }

    /** A file was moved that was known to be so before. */
    public UndoRecord moved(MoveSequence.Move move) {
        return moved(move, false);
    }

    /**
     * The same of a file that only goes with another one: it goes back as it is by then, and where it is gone nothing waits for it.
     */
    public UndoRecord movedAlong(MoveSequence.Move move) {
        return moved(move, true);
    }

    private UndoRecord moved(MoveSequence.Move move, boolean companion) {
        return add(new UndoStep.Moved(
                move.from().toString(), move.to().toString(), move.bytes(), move.modified(), companion));
    }

    /**
     * Columns of a row were changed.
     *
     * @param before by column, as the database writes them
     * @param after by column; what no longer is so was changed since
     */
    public UndoRecord changed(
            String table, long id, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        return add(new UndoStep.Changed(table, id, before, after));
    }

    /** A folder was made; undoing removes it if it is empty by then. */
    public UndoRecord made(Path folder) {
        return add(new UndoStep.Made(folder.toString()));
    }

    /**
     * A file is about to be moved out of the way. To be stored before the move, and followed by {@link #moved} or {@link #stays}: what
     * a crash leaves in between is moved back at the next start, when nothing else says that it is gone.
     */
    public UndoRecord moving(Path from, Path to, long bytes) {
        return moving(from, to, bytes, false);
    }

    /**
     * The same.
     *
     * @param companion whether it only goes with another file: where it is gone, nothing waits for it
     */
    public UndoRecord moving(Path from, Path to, long bytes, boolean companion) {
        PendingMoves.begin(unit, entry, from, to, bytes, companion);
        return this;
    }

    /** A file that was about to be moved lies where it was. */
    public UndoRecord stays(Path from) {
        PendingMoves.end(unit, entry, from);
        return this;
    }

    /**
     * A row was inserted; undoing deletes it, with what the database deletes with it.
     *
     * @param columns those that must be as they are now for that
     */
    public UndoRecord inserted(String table, long id, Set<String> columns) {
        Map<String, @Nullable String> values =
                tree.columns(table, Set.of(id), columns).get(id);
        if (values == null) {
            throw new IllegalArgumentException("There is no row " + id + " in " + table);
        }
        return add(new UndoStep.Inserted(table, id, values));
    }

    /**
     * A file was put somewhere; undoing takes it away.
     *
     * @param places where it may go, the best first; the folder of the last is made where it is missing
     * @param optional whether nobody minds if it is gone or was changed: it stays then
     */
    public UndoRecord placed(Path file, List<Path> places, boolean optional) {
        return add(new UndoStep.Placed(
                file.toString(),
                MovedFiles.bytes(file),
                MovedFiles.modified(file),
                places.stream().map(Path::toString).toList(),
                optional));
    }

    /**
     * What only a room itself can undo.
     *
     * @param kind under which it has told {@link StoredUndo#handle} how
     */
    public UndoRecord other(String kind, String content) {
        return add(new UndoStep.Other(kind, content));
    }

    UndoRecord add(UndoStep step) {
        addAll(List.of(step));
        return this;
    }

    private void addAll(List<UndoStep> steps) {
        insert(unit, steps.stream().map(each -> step(entry, each)));
    }

    private static @Nullable Object[] step(long entry, UndoStep step) {
        return Rows.row(entry, step.key(), write(step));
    }

    private static void insert(UnitOfWork unit, Stream<@Nullable Object[]> steps) {
        new Rows(unit.session()).batch("insert into undo_step (entry_id, what, content) values (?, ?, ?)", steps);
    }

    private static String write(UndoStep step) {
        try {
            return JSON.writerFor(UndoStep.class).writeValueAsString(step);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A step cannot be written", failure);
        }
    }
}
