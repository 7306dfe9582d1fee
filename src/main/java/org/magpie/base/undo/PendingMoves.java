package org.magpie.base.undo;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves of files that were noted before they are made. Where Magpie ended in between, nothing is stored of why a file was moved: it
 * is moved back.
 */
final class PendingMoves {
    private static final Logger LOG = LoggerFactory.getLogger(PendingMoves.class);

    private static final String COLUMNS =
            "select id, entry_id, place_from, place_to, bytes, modified, companion from undo_pending_move";

    private PendingMoves() {}

    private record Pending(
            long id,
            long entry,
            Path from,
            Path to,
            long bytes,
            @Nullable Instant modified,
            boolean companion) {
        static Pending of(ResultSet row) throws SQLException {
            return new Pending(
                    row.getLong(1),
                    row.getLong(2),
                    Path.of(row.getString(3)),
                    Path.of(row.getString(4)),
                    row.getLong(5),
                    row.getObject(6, Instant.class),
                    row.getBoolean(7));
        }

        UndoStep.Moved step() {
            return new UndoStep.Moved(from.toString(), to.toString(), bytes, modified, companion);
        }
    }

    static void begin(UnitOfWork unit, long entry, Path from, Path to, long bytes, boolean companion) {
        new Rows(unit.session())
                .change(
                        "insert into undo_pending_move (entry_id, place_from, place_to, bytes, modified, companion)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        entry,
                        from.toString(),
                        to.toString(),
                        bytes,
                        MovedFiles.modified(from),
                        companion);
    }

    static void end(UnitOfWork unit, long entry, Path from) {
        new Rows(unit.session())
                .change("delete from undo_pending_move where entry_id = ? and place_from = ?", entry, from.toString());
    }

    /**
     * Ends those of many entries.
     *
     * @return what was moved, by entry
     */
    static Map<Long, List<UndoStep.Moved>> end(UnitOfWork unit, Collection<Long> entries) {
        Rows rows = new Rows(unit.session());
        Object all = entries.toArray();
        Map<Long, List<UndoStep.Moved>> moved =
                rows.list(COLUMNS + " where entry_id = any(?) order by id", Pending::of, all).stream()
                        .filter(each -> isThere(each.to()))
                        .collect(Collectors.groupingBy(
                                Pending::entry,
                                LinkedHashMap::new,
                                Collectors.mapping(Pending::step, Collectors.toList())));
        rows.change("delete from undo_pending_move where entry_id = any(?)", all);
        return moved;
    }

    /**
     * Moves back what a crash has left elsewhere, the last first: where one makes room for the next, that one has to go first. To be
     * called before anything else moves files.
     */
    static void reconcile(Store store) {
        reconcileAll(store, store.read(session -> new Rows(session).list(COLUMNS + " order by id desc", Pending::of)));
    }

    private static void reconcileAll(Store store, List<Pending> moves) {
        for (Pending each : moves) {
            try {
                reconcile(store, each);
            } catch (DiskException failure) {
                // Such as a drive that is not plugged in: asked again at the next start.
                LOG.warn("{} stays at {} for now", each.from(), each.to(), failure);
            }
        }
    }

    private static void reconcile(Store store, Pending move) {
        boolean back = true;
        FileReturn way = new FileReturn(move.from(), move.to(), move.bytes(), move.modified());
        if (isThere(move.from()) && MovedFiles.isSame(way, move.from())) {
            LOG.debug("{} was not moved yet", move.from());
        } else if (isThere(move.to())) {
            back = !isThere(move.from());
            if (back) {
                LOG.info("{} is moved back: Magpie ended before it was noted why it was moved", move.from());
                MovedFiles.move(move.to(), move.from());
            }
        } else if (!isThere(move.from()) && !isThere(move.to().resolveSibling(""))) {
            throw new DiskException(DiskException.Reason.MISSING, move.to());
        }
        boolean inPlace = back;
        store.change(unit -> {
            new Rows(unit.session()).change("delete from undo_pending_move where id = ?", move.id());
            if (!inPlace) {
                // Something else has its place: it stays where it is, and a person can put it back.
                UndoRecord.within(unit, move.entry()).add(move.step());
            }
        });
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
