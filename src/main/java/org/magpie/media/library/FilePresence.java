package org.magpie.media.library;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;

/**
 * What the library knows of its files as things on disk: by what each is known again, and since when one is missing. Changing methods
 * belong to the caller's unit of work and do not count titles again. Safe for any number of threads.
 */
public final class FilePresence {
    private static final String COLUMNS =
            "select id, title_id, root_id, path, bytes, file_key, modified, edges, missing_since, lost from media_file";

    private final Store store;

    public FilePresence(Store store) {
        this.store = store;
    }

    /**
     * A file as the library knows it.
     *
     * @param key device and number; null where they are not known
     * @param modified when it was changed last; null where that is not known
     * @param edges hash of its first and last bytes; null where it is not known
     * @param missingSince null while it is there
     * @param isLost whether it has been missing for so long that it is wanted again
     */
    public record Known(
            long id,
            long titleId,
            long rootId,
            String path,
            long bytes,
            @Nullable String key,
            @Nullable Instant modified,
            @Nullable String edges,
            @Nullable Instant missingSince,
            boolean isLost) {}

    /** A file as it stands on disk. */
    public record Seen(
            long fileId, String path, long bytes, @Nullable String key, Instant modified) {}

    /** All files of a root folder. */
    public List<Known> under(long rootId) {
        return read(COLUMNS + " where root_id = ?", rootId);
    }

    /** Those of a root folder whose paths are that one or lie below it. */
    public List<Known> below(long rootId, String path) {
        return read(
                COLUMNS + " where root_id = ? and (path = ? or (path > ? and path < ?))",
                rootId,
                path,
                path + "/",
                path + "0"); // the sign after the stroke
    }

    /**
     * Those that lie directly in a folder of a root folder.
     *
     * @param folder empty for the root folder itself
     */
    public List<Known> directlyIn(long rootId, String folder) {
        return folder.isEmpty()
                ? read(COLUMNS + " where root_id = ? and locate('/', path) = 0", rootId)
                : read(
                        COLUMNS + " where root_id = ? and path > ? and path < ? and locate('/', path, ?) = 0",
                        rootId,
                        folder + "/",
                        folder + "0",
                        folder.length() + 2);
    }

    /** Some of a root folder by id, those above one; empty at the end. */
    public List<Known> page(long rootId, long above, int most) {
        return read(COLUMNS + " where root_id = ? and id > ? order by id limit ?", rootId, above, most);
    }

    /** Those of any root folder that have one of a few sizes. */
    public List<Known> ofSizes(Collection<Long> sizes) {
        return read(COLUMNS + " where bytes = any(?)", (Object) array(sizes));
    }

    /** Those of a root folder that have been missing since then or longer, and are not wanted again. */
    public List<Known> missingSince(long rootId, Instant latest) {
        return read(COLUMNS + " where root_id = ? and missing_since <= ? and not lost", rootId, latest);
    }

    /** Those of all other root folders. */
    public List<Known> elsewhere(long rootId) {
        return read(COLUMNS + " where root_id <> ?", rootId);
    }

    private List<Known> read(String sql, Object... values) {
        return store.read(session -> new Rows(session)
                .list(
                        sql,
                        row -> new Known(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getObject(7, Instant.class),
                                row.getString(8),
                                row.getObject(9, Instant.class),
                                row.getBoolean(10)),
                        values));
    }

    /** Notes how files look now; what was known of the bytes at the edges of one that has changed is forgotten. */
    public void note(UnitOfWork unit, Collection<Seen> files) {
        new Rows(unit.session())
                .batch(
                        "update media_file set edges = case when bytes = ?1 and modified = ?3 then edges else null end,"
                                + " bytes = ?1, file_key = ?2, modified = ?3 where id = ?4",
                        files.stream().map(file -> Rows.row(file.bytes(), file.key(), file.modified(), file.fileId())));
    }

    /** Notes that another hand has moved files: they are there again, under another path. */
    public void moved(UnitOfWork unit, long rootId, Collection<Seen> files) {
        new Rows(unit.session())
                .batch(
                        "update media_file set root_id = ?, path = ?, file_key = ?, modified = ?, missing_since = null,"
                                + " lost = false where id = ?",
                        files.stream()
                                .map(file ->
                                        Rows.row(rootId, file.path(), file.key(), file.modified(), file.fileId())));
    }

    /** Notes that files are not there. */
    public void missing(UnitOfWork unit, Collection<Long> ids, Instant since) {
        new Rows(unit.session()).change("update media_file set missing_since = ? where id = any(?)", since, array(ids));
    }

    /** Notes that files have been missing for so long that what they held is wanted again. */
    public void lost(UnitOfWork unit, Collection<Long> ids) {
        new Rows(unit.session()).change("update media_file set lost = true where id = any(?)", (Object) array(ids));
    }

    /** Notes that files are there again. */
    public void back(UnitOfWork unit, Collection<Long> ids) {
        new Rows(unit.session())
                .change("update media_file set missing_since = null, lost = false where id = any(?)", (Object)
                        array(ids));
    }

    private static Object[] array(Collection<Long> ids) {
        return new TreeSet<>(ids).toArray();
    }
}
