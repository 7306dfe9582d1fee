package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.MediaKind;

/** The rows of folders that a server has yet to read again. Belongs to the session's transaction and thread. */
final class ServerRefreshRows {
    private static final String ALL =
            "select id, folder, title_id, lost, last_at, changes, problem from server_refresh where provider = ?";

    private final Rows rows;

    ServerRefreshRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * @param changes how many there were when it was read
     * @param problem why it waits for a person
     */
    record Folder(
            long id,
            Path folder,
            long titleId,
            boolean hasLost,
            Instant last,
            long changes,
            Optional<Message> problem) {}

    /** The times of the first and the last change of a round. */
    record Round(Instant first, Instant last) {}

    void add(long provider, Path folder, long titleId, boolean hasLost, Instant now) {
        int known = rows.change(
                "update server_refresh set last_at = ?, lost = lost or ?, title_id = ?, changes = changes + 1, problem = null"
                        + " where provider = ? and folder = ?",
                now,
                hasLost,
                titleId,
                provider,
                folder.toString());
        if (known == 0) {
            rows.change(
                    "insert into server_refresh (provider, folder, title_id, lost, first_at, last_at, changes)"
                            + " values (?, ?, ?, ?, ?, ?, 1)",
                    provider,
                    folder.toString(),
                    titleId,
                    hasLost,
                    now,
                    now);
        }
    }

    Optional<Round> round(long provider) {
        return rows.first(
                "select min(first_at), max(last_at) from server_refresh where provider = ? and problem is null"
                        + " having count(*) > 0",
                row -> new Round(row.getObject(1, Instant.class), row.getObject(2, Instant.class)),
                provider);
    }

    /** What can be told now, in the order in which it came up. */
    List<Folder> waiting(long provider) {
        return rows.list(ALL + " and problem is null order by id", ServerRefreshRows::folder, provider);
    }

    List<Folder> problems(long provider) {
        return rows.list(ALL + " and problem is not null order by id", ServerRefreshRows::folder, provider);
    }

    private static Folder folder(ResultSet row) throws SQLException {
        return new Folder(
                row.getLong(1),
                Path.of(row.getString(2)),
                row.getLong(3),
                row.getBoolean(4),
                row.getObject(5, Instant.class),
                row.getLong(6),
                Optional.ofNullable(StoredMessage.readNullable(row.getString(7))));
    }

    /** The server has been told; what changed meanwhile it has to be told again. */
    void done(Folder folder) {
        rows.change("delete from server_refresh where id = ? and changes = ?", folder.id(), folder.changes());
    }

    void waitsForPerson(Folder folder, Message why) {
        rows.change(
                "update server_refresh set problem = ? where id = ? and changes = ?",
                StoredMessage.write(why),
                folder.id(),
                folder.changes());
    }

    /** What was wrong may be mended. */
    int forgetProblems(long provider) {
        return rows.change(
                "update server_refresh set problem = null where provider = ? and problem is not null", provider);
    }

    void dropProblems(long provider) {
        rows.change("delete from server_refresh where provider = ? and problem is not null", provider);
    }

    void forgetOthers(List<Long> servers) {
        Long[] there = servers.toArray(Long[]::new);
        rows.change("delete from server_refresh where not (provider = any(?))", (Object) there);
        rows.change("delete from server_title where not (provider = any(?))", (Object) there);
    }

    @Nullable
    Instant nextLook(long provider) {
        return rows.first(
                        "select min(next_look) from server_title where provider = ? having min(next_look) is not null",
                        row -> row.getObject(1, Instant.class),
                        provider)
                .orElse(null);
    }

    /** A title whose place on the server is to be looked for. */
    record Look(long titleId, int tries) {}

    void lookFor(long provider, long titleId, Instant when) {
        int known = rows.change(
                "update server_title set tries = 0, next_look = ? where provider = ? and title_id = ?",
                when,
                provider,
                titleId);
        if (known == 0) {
            rows.change(
                    "insert into server_title (provider, title_id, tries, next_look) values (?, ?, 0, ?)",
                    provider,
                    titleId,
                    when);
        }
    }

    List<Look> looks(long provider, Instant now, Instant latest) {
        return rows.list(
                "select title_id, tries from server_title where provider = ? and (next_look <= ? or next_look > ?)"
                        + " order by next_look, title_id",
                row -> new Look(row.getLong(1), row.getInt(2)),
                provider,
                now,
                latest);
    }

    Optional<String> link(long provider, long titleId) {
        return rows.first(
                "select link from server_title where provider = ? and title_id = ? and link is not null",
                row -> row.getString(1),
                provider,
                titleId);
    }

    /** @param next null when nobody looks any more */
    void looked(long provider, long titleId, @Nullable String link, int tries, @Nullable Instant next) {
        rows.change(
                "update server_title set link = ?, tries = ?, next_look = ? where provider = ? and title_id = ?",
                link,
                tries,
                next,
                provider,
                titleId);
    }

    void forgetTitle(long titleId) {
        rows.change("delete from server_title where title_id = ?", titleId);
    }

    /** Each server's page of a title. */
    List<StoredLink> links(long titleId) {
        return rows.list(
                "select provider, link from server_title where title_id = ? and link is not null",
                row -> new StoredLink(row.getLong(1), row.getString(2)),
                titleId);
    }

    record StoredLink(long provider, String link) {}

    /** Empty where the title is gone. */
    Optional<WantedTitle> wanted(long titleId) {
        return rows.first(
                "select kind, name, first_year from title where id = ?",
                row -> new WantedTitle(
                        MediaKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        ids(titleId),
                        folders(titleId)),
                titleId);
    }

    private Map<String, String> ids(long titleId) {
        return rows
                .list(
                        "select source, external_id from title_ids where title_id = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        titleId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Path> folders(long titleId) {
        return new TitleFolders(rows).of(titleId).stream().toList();
    }
}
