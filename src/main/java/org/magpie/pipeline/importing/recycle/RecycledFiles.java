package org.magpie.pipeline.importing.recycle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of what Magpie has put into recycle folders. Safe for any number of threads. */
public final class RecycledFiles implements RecycleLog {
    private static final Logger LOG = LoggerFactory.getLogger(RecycledFiles.class);

    private final Store store;
    private final Clock clock;
    private final HistoryLog history;

    public RecycledFiles(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.history = new HistoryLog(clock);
    }

    /**
     * A file in a recycle folder.
     *
     * @param path below the root folder
     * @param counted until when its age was counted
     * @param age how long it has lain there, as far as it was counted
     * @param leaving what the history says of its removal that was begun; null when none was
     * @param from where it lay before; null where nobody noted it
     * @param title whose it was; null where that is not known
     */
    record Recycled(
            long id,
            Path root,
            String path,
            long bytes,
            Instant put,
            Instant counted,
            Duration age,
            @Nullable Message leaving,
            @Nullable Path from,
            @Nullable String title) {
        private static Recycled of(ResultSet row) throws SQLException {
            return new Recycled(
                    row.getLong(1),
                    Path.of(row.getString(2)),
                    row.getString(3),
                    row.getLong(4),
                    row.getObject(5, Instant.class),
                    row.getObject(6, Instant.class),
                    Duration.ofSeconds(row.getLong(7)),
                    StoredMessage.readNullable(row.getString(8)),
                    row.getString(9) == null ? null : Path.of(row.getString(9)),
                    row.getString(10));
        }

        Path place() {
            return root.resolve(path);
        }

        Recycled counted(Instant until, Duration more) {
            return new Recycled(id, root, path, bytes, put, until, age.plus(more), leaving, from, title);
        }
    }

    /** {@inheritDoc} One that cannot be noted stays in the folder for good; that is no reason to fail. */
    @Override
    public void put(Path root, Path from, Path place, long bytes) {
        try {
            store.change(unit -> put(unit, root, from, place, bytes));
        } catch (RuntimeException failure) {
            LOG.warn("{} will not be removed from the recycle folder by itself: it could not be noted", place, failure);
        }
    }

    @Override
    public void put(UnitOfWork unit, Path root, Path from, Path place, long bytes) {
        Instant now = clock.instant();
        Rows rows = new Rows(unit.session());
        rows.change(
                "insert into recycled_file (root, path, bytes, put, counted, place_from, title)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                root.toString(),
                below(root, place),
                bytes,
                now,
                now,
                from.toString(),
                from.startsWith(root) ? title(rows, root, below(root, from)) : null);
    }

    private static String below(Path root, Path place) {
        return root.relativize(place).toString().replace(File.separatorChar, '/');
    }

    /** By its own row, or by the folder of a title that it lies in. */
    private static @Nullable String title(Rows rows, Path root, String path) {
        return rows.first(
                        "select title.name from title join media_file on media_file.title_id = title.id"
                                + " join root_folder on root_folder.id = media_file.root_id"
                                + " where root_folder.path = ? and media_file.path = ?",
                        row -> row.getString(1),
                        root.toString(),
                        path)
                .or(() -> rows.first(
                        "select title.name from title join slot on slot.title_id = title.id"
                                + " join root_folder on root_folder.id = slot.root_id where root_folder.path = ?"
                                + " and slot.folder <> '' and left(?, length(slot.folder) + 1) = concat(slot.folder, '/')",
                        row -> row.getString(1),
                        root.toString(),
                        path))
                .orElse(null);
    }

    @Override
    public void stays(Path root, Path place) {
        store.change(unit -> takenOut(unit, place));
    }

    /** A file was moved out of a recycle folder, or into one, by something else than a removal. */
    public void moved(UnitOfWork unit, Path from, Path to) {
        takenOut(unit, from);
        RecycleFolder.rootOf(to).ifPresent(root -> {
            try {
                long bytes = Files.readAttributes(to, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .size();
                put(unit, root, from, to, bytes);
            } catch (IOException failure) {
                LOG.warn("{} will not be removed from the recycle folder by itself", to, failure);
            }
        });
    }

    /** All of them, the one that has lain there for longest first. */
    List<Recycled> all() {
        return store.read(session -> new Rows(session)
                .list(
                        "select id, root, path, bytes, put, counted, age_seconds, leaving, place_from, title"
                                + " from recycled_file"
                                + " order by age_seconds desc, id",
                        Recycled::of));
    }

    /** Keeps how old they are. */
    void keep(Collection<Recycled> counted) {
        Chunks.write(
                store,
                counted,
                (unit, chunk) -> new Rows(unit.session())
                        .batch(
                                "update recycled_file set counted = ?, age_seconds = ? where id = ?",
                                chunk.stream()
                                        .map(each -> Rows.row(
                                                each.counted(), each.age().toSeconds(), each.id()))));
    }

    /** Notes that it is about to be removed, and what the history will say of that. */
    void leaving(long id, Message line) {
        store.change(unit -> new Rows(unit.session())
                .change("update recycled_file set leaving = ? where id = ?", StoredMessage.write(line), id));
    }

    /** It could not be removed. */
    void stays(long id) {
        store.change(
                unit -> new Rows(unit.session()).change("update recycled_file set leaving = null where id = ?", id));
    }

    /** It was removed: that is a line of the history. */
    void removed(long id, Message line) {
        store.change(unit -> {
            new Rows(unit.session()).change("delete from recycled_file where id = ?", id);
            history.write(unit, new HistoryEntry(HistoryEntry.Type.FILE_DELETED, "", 0, Set.of(), 0, "", line));
        });
    }

    /** A file was taken out of its recycle folder again. */
    public void takenOut(UnitOfWork unit, Path place) {
        Rows rows = new Rows(unit.session());
        rows
                .list(
                        "select id, root, path from recycled_file where locate(?, path) > 0",
                        row -> Map.entry(
                                row.getLong(1), Path.of(row.getString(2)).resolve(row.getString(3))),
                        place.getFileName().toString())
                .stream()
                .filter(each -> each.getValue().equals(place))
                .forEach(each -> rows.change("delete from recycled_file where id = ?", each.getKey()));
    }

    /** It lies there no longer, or is no longer what was put there. */
    void forget(long id) {
        store.change(unit -> new Rows(unit.session()).change("delete from recycled_file where id = ?", id));
    }
}
