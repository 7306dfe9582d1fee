package org.magpie.pipeline.importing.players;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.StoredJson;

/** The rows of what is and what is to be written for players. */
final class PlayerRows {
    private final Store store;

    PlayerRows(Store store) {
        this.store = store;
    }

    /** Notes titles that are to be looked at. */
    void wait(Collection<Long> titles) {
        store.change(unit -> new Rows(unit.session())
                .batch(
                        wait("select cast(? as bigint) title_id"),
                        titles.stream().map(each -> Rows.row(each))));
    }

    /** Notes all titles with files in a root folder, or with files that were written there. */
    void waitForRoot(long rootId) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        wait("select title_id from media_file where root_id = ?"
                                + " union select title_id from player_file where root_id = ?"),
                        rootId,
                        rootId));
    }

    /** Notes all titles in root folders where something is written. */
    void waitForAll() {
        store.change(unit -> new Rows(unit.session())
                .change(wait("select title_id from media_file join player_folder"
                        + " on player_folder.root_id = media_file.root_id where nfo or pictures"
                        + " union select title_id from player_file join player_folder"
                        + " on player_folder.root_id = player_file.root_id where nfo or pictures")));
    }

    /** Notes titles with new files, and those of which nothing was written yet: what a crash kept from being told is found so. */
    void waitForUnwritten() {
        store.change(unit -> new Rows(unit.session())
                .change(wait("select distinct title_id from media_file join player_folder"
                        + " on player_folder.root_id = media_file.root_id where (nfo or pictures)"
                        + " and (media_file.added > dateadd(day, -3, current_timestamp)"
                        + " or not exists (select 1 from player_file where player_file.title_id = media_file.title_id"
                        + " and player_file.root_id = media_file.root_id))")));
    }

    private static String wait(String titles) {
        return "merge into player_pending there using (" + titles + ") asked on there.title_id = asked.title_id"
                + " when matched then update set asked = there.asked + 1"
                + " when not matched then insert (title_id, asked) values (asked.title_id, 1)";
    }

    long waiting() {
        return store.read(session -> new Rows(session).number("select count(*) from player_pending"));
    }

    /** A title that is to be looked at. */
    record Waiting(long titleId, int asked) {}

    Optional<Waiting> next() {
        return store.read(session -> new Rows(session)
                .first(
                        "select title_id, asked from player_pending order by title_id fetch first 1 row only",
                        row -> new Waiting(row.getLong(1), row.getInt(2))));
    }

    /** It was looked at; what changed meanwhile is looked at again. */
    void done(Waiting title) {
        store.change(unit -> new Rows(unit.session())
                .change("delete from player_pending where title_id = ? and asked = ?", title.titleId(), title.asked()));
    }

    void waitForNone() {
        store.change(unit -> new Rows(unit.session()).change("delete from player_pending"));
    }

    List<Long> titlesUnder(long rootId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select distinct title_id from media_file where root_id = ? order by title_id",
                        row -> row.getLong(1),
                        rootId));
    }

    /** What was written for a title, and what was written at places that it wants now. */
    List<WrittenFile> of(long titleId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select " + WrittenFile.COLUMNS + " from player_file where title_id = ? order by id",
                        WrittenFile::of,
                        titleId));
    }

    Optional<WrittenFile> at(WantedFile.Key key) {
        return store.read(session -> new Rows(session)
                .first(
                        "select " + WrittenFile.COLUMNS + " from player_file where root_id = ? and path = ?",
                        WrittenFile::of,
                        key.rootId(),
                        key.path()));
    }

    List<WrittenFile> under(long rootId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select " + WrittenFile.COLUMNS + " from player_file where root_id = ? order by id",
                        WrittenFile::of,
                        rootId));
    }

    void keep(WrittenFile file) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "merge into player_file (root_id, path, title_id, what, hash, made, bytes, modified, parts)"
                                + " key (root_id, path) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        file.rootId(),
                        file.path(),
                        file.titleId(),
                        file.what().name(),
                        file.hash(),
                        file.made(),
                        file.bytes(),
                        file.modified(),
                        StoredJson.write(file.parts())));
    }

    /** A file lies elsewhere by now. */
    void moved(long id, WantedFile.Key to) {
        store.change(unit -> new Rows(unit.session())
                .change("update player_file set root_id = ?, path = ? where id = ?", to.rootId(), to.path(), id));
    }

    void forget(long id) {
        store.change(unit -> forget(unit, id));
    }

    static void forget(UnitOfWork unit, long id) {
        new Rows(unit.session()).change("delete from player_file where id = ?", id);
    }
}
