package org.magpie.base.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Transfers;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves files one after the other, so that a crash anywhere can be gone on from or taken back. All moves of a part are noted before the
 * first is made, and each once it is made. So after a crash at most one move is in doubt, and whether it was made is told by which of
 * its two places is taken: at its turn the first is and the second is not. Not for two threads with the same part.
 */
public final class MoveSequence {
    private static final Logger LOG = LoggerFactory.getLogger(MoveSequence.class);

    private static final String COLUMNS =
            "select id, entry_id, part, place_from, place_to, bytes, modified, file_key, note,"
                    + " done, returning from file_move where entry_id = ? ";

    private final Store store;
    private final Transfers disk = new Transfers();
    private final Consumer<String> stepDone;

    public MoveSequence(Store store) {
        this(store, step -> {});
    }

    /**
     * @param stepDone hears of each step before and after it is made; a test may break off there
     */
    public MoveSequence(Store store, Consumer<String> stepDone) {
        this.store = store;
        this.stepDone = stepDone;
    }

    /** Why files are moved, which says what becomes of them after a crash. */
    public enum Purpose {
        /** What was done is undone: after a crash they go back. */
        UNDO,
        /** They get the names that they should have: whoever asked for it goes on. */
        ORGANISE
    }

    /**
     * A file that is to be moved.
     *
     * @param bytes its size
     * @param modified when it was last written to; null where that is unknown
     * @param key what the system tells the file by; null where that is unknown
     * @param note for whoever moves it
     */
    public record Move(
            Path from,
            Path to,
            long bytes,
            @Nullable Instant modified,
            @Nullable String key,
            String note) {
        boolean isAt(Path place) {
            return MovedFiles.isSame(new FileReturn(from, to, bytes, modified), place);
        }
    }

    /** One that is noted. */
    public record Step(long id, long entry, int part, Move move, boolean done, boolean returning) {
        private static Step of(ResultSet row) throws SQLException {
            return new Step(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    new Move(
                            Path.of(row.getString(4)),
                            Path.of(row.getString(5)),
                            row.getLong(6),
                            row.getObject(7, Instant.class),
                            row.getString(8),
                            row.getString(9)),
                    row.getBoolean(10),
                    row.getBoolean(11));
        }
    }

    /** Is told of each file in the unit of work that notes that it was moved. */
    @FunctionalInterface
    public interface Told {
        /** Keeps nothing. */
        Told NOBODY = (unit, from, to, step) -> {};

        /**
         * @param from where it lay
         * @param to where it lies now; the other way round on the way back
         */
        void moved(UnitOfWork unit, Path from, Path to, Step step);
    }

    /** Notes moves that are about to be made. */
    public static void note(UnitOfWork unit, long entry, Purpose purpose, int part, List<Move> moves) {
        new Rows(unit.session())
                .batch(
                        "insert into file_move (entry_id, purpose, part, place_from, place_to, bytes, modified, file_key,"
                                + " note) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        moves.stream()
                                .map(each -> Rows.row(
                                        entry,
                                        purpose.name(),
                                        part,
                                        each.from().toString(),
                                        each.to().toString(),
                                        each.bytes(),
                                        each.modified(),
                                        each.key(),
                                        each.note())));
    }

    /** The moves of a part, in their order. */
    public List<Step> of(long entry, int part) {
        return store.read(
                session -> new Rows(session).list(COLUMNS + "and part = ? order by id", Step::of, entry, part));
    }

    /** The parts of an entry that are not ended, in their order. */
    public List<Integer> parts(long entry) {
        return store.read(session -> new Rows(session)
                .list(
                        "select part from file_move where entry_id = ? group by part order by min(id)",
                        row -> row.getInt(1),
                        entry));
    }

    /** The entries with moves that are not ended, oldest first. */
    public List<Long> entries(Purpose purpose) {
        return store.read(session -> new Rows(session)
                .list(
                        "select distinct entry_id from file_move where purpose = ? order by entry_id",
                        row -> row.getLong(1),
                        purpose.name()));
    }

    /** What they belong to is stored, or nothing of it was made. */
    public static void end(UnitOfWork unit, long entry) {
        new Rows(unit.session()).change("delete from file_move where entry_id = ?", entry);
    }

    /** The same of one part. */
    public static void end(UnitOfWork unit, long entry, int part) {
        new Rows(unit.session()).change("delete from file_move where entry_id = ? and part = ?", entry, part);
    }

    /**
     * Makes those moves of a part that are not made yet. Where it fails, those before are made, and can be taken back.
     *
     * @throws DiskException when a file cannot be moved
     * @throws UserException when one was changed since its move was noted
     */
    public void forward(long entry, int part, Progress progress, Told told) {
        for (Step each : of(entry, part)) {
            if (!each.done()) {
                stepDone.accept("begin");
                make(each, progress);
                stepDone.accept("moved");
                notedOrReturned(each, told);
                stepDone.accept("noted");
            }
        }
    }

    /** Whoever is told may refuse: then the file lies where it was. */
    private void notedOrReturned(Step step, Told told) {
        try {
            noted(step, true, told);
        } catch (UserException refused) {
            disk.move(step.move().to(), step.move().from(), Progress.NONE);
            throw refused;
        }
    }

    /** Says that a step of whoever moves files is reached. */
    public void reached(String step) {
        stepDone.accept(step);
    }

    /**
     * Looks at the files of a part of which nothing is moved yet.
     *
     * @throws UserException when one is gone or was changed since its move was noted
     */
    public void check(long entry, int part) {
        Set<Path> reached = new HashSet<>();
        for (Step each : of(entry, part)) {
            if (!reached.contains(each.move().from())) {
                checkUnchanged(each.move());
            }
            reached.add(each.move().to());
        }
    }

    /**
     * Takes back those moves of a part that are made, the last first. Where it fails, it can be tried again.
     *
     * @throws DiskException when a file cannot be moved
     */
    public void back(long entry, int part, Told told) {
        stepDone.accept("return");
        store.change(unit -> new Rows(unit.session())
                .change("update file_move set returning = true where entry_id = ? and part = ?", entry, part));
        for (Step each : of(entry, part).reversed()) {
            if (each.done()) {
                stepDone.accept("begin");
                Move move = each.move();
                if (isThere(move.to()) || !isThere(move.from())) {
                    disk.move(move.to(), move.from(), Progress.NONE);
                }
                stepDone.accept("moved");
                noted(each, false, told);
                stepDone.accept("noted");
            }
        }
    }

    /**
     * Finds out, after a crash, whether the one move that is in doubt was made, and notes it. To be called before anything else moves
     * files.
     */
    public void settle(long entry, int part, Told told) {
        List<Step> steps = of(entry, part);
        boolean returning = steps.stream().anyMatch(Step::returning);
        Optional<Step> inDoubt = returning
                ? steps.reversed().stream().filter(Step::done).findFirst()
                : steps.stream().filter(each -> !each.done()).findFirst();
        inDoubt.ifPresent(step -> {
            Move move = step.move();
            Path before = returning ? move.to() : move.from();
            Path after = returning ? move.from() : move.to();
            if (disk.endMove(before, after) && move.isAt(after)) {
                noted(step, !returning, told);
            }
        });
    }

    /** Takes back, after a crash or a failure, all of an entry; what cannot go back now stays noted and is tried at the next start. */
    public void takeBack(long entry) {
        try {
            for (int part : parts(entry).reversed()) {
                settle(entry, part, Told.NOBODY);
                back(entry, part, Told.NOBODY);
                store.change(unit -> end(unit, entry, part));
            }
        } catch (DiskException failure) {
            // Such as a drive that is not plugged in.
            LOG.warn("What was moved to undo entry {} stays for now", entry, failure);
        }
    }

    private void make(Step step, Progress progress) {
        checkUnchanged(step.move());
        disk.move(step.move().from(), step.move().to(), progress);
    }

    private static void checkUnchanged(Move move) {
        if (!isThere(move.from())) {
            throw new UserException("move.file-gone", move.from().toString());
        }
        if (!move.isAt(move.from()) || isAnother(move)) {
            throw new UserException("move.file-changed", move.from().toString());
        }
    }

    private static boolean isAnother(Move move) {
        String now = move.key() == null ? null : key(move.from());
        return now != null && !now.equals(move.key());
    }

    private void noted(Step step, boolean done, Told told) {
        Move move = step.move();
        store.change(unit -> {
            new Rows(unit.session()).change("update file_move set done = ? where id = ?", done, step.id());
            told.moved(unit, done ? move.from() : move.to(), done ? move.to() : move.from(), step);
        });
    }

    private static boolean isThere(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * A file, or a folder with what is in it, as it is now, on its way to another place.
     *
     * @throws DiskException when it cannot be looked at
     */
    public static Move move(Path from, Path to, String note) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(from, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // What is in a folder may change on the way.
            boolean folder = found.isDirectory();
            return new Move(
                    from,
                    to,
                    folder ? 0 : found.size(),
                    folder ? null : found.lastModifiedTime().toInstant(),
                    found.fileKey() == null ? null : found.fileKey().toString(),
                    note);
        } catch (IOException failure) {
            throw DiskException.of(from, failure);
        }
    }

    private static @Nullable String key(Path place) {
        try {
            Object key = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            return key == null ? null : key.toString();
        } catch (IOException failure) {
            throw DiskException.of(place, failure);
        }
    }

    /** Whether moves of an entry are not ended. */
    boolean isUnderWay(long entry) {
        return store.read(session -> new Rows(session)
                        .number(
                                "select count(*) from file_move where entry_id = ? and purpose <> ?",
                                entry,
                                Purpose.UNDO.name()))
                > 0;
    }

    static List<Move> moves(Stream<FileReturn> returns) {
        return returns.map(each -> new Move(each.from(), each.to(), each.bytes(), each.modified(), null, ""))
                .toList();
    }
}
