package org.magpie.pipeline.importing.players;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.magpie.media.StoredJson;
import org.magpie.pipeline.importing.players.WantedFile.What;

/**
 * A file that was written for players.
 *
 * @param id 0 for one that is not stored yet
 * @param path below the root folder
 * @param hash of the file as it was written
 * @param made hash of what there was to say then
 * @param bytes its size as it was written
 * @param modified when that was, by the disk
 * @param parts hashes of what was written: by root, by what it says something of; empty for pictures
 */
record WrittenFile(
        long id,
        long rootId,
        String path,
        long titleId,
        What what,
        String hash,
        String made,
        long bytes,
        Instant modified,
        Map<String, Map<String, String>> parts) {
    static final String COLUMNS = "id, root_id, path, title_id, what, hash, made, bytes, modified, parts";
    private static final TypeReference<Map<String, Map<String, String>>> PARTS = new TypeReference<>() {};

    static WrittenFile of(ResultSet row) throws SQLException {
        return new WrittenFile(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                What.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getObject(9, Instant.class),
                StoredJson.read(row.getString(10), PARTS));
    }

    WantedFile.Key key() {
        return new WantedFile.Key(rootId, path);
    }

    WrittenFile at(String other) {
        return new WrittenFile(id, rootId, other, titleId, what, hash, made, bytes, modified, parts);
    }
}
