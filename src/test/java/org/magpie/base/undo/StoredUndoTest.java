package org.magpie.base.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** On the real tables: a title with its slot, item and file is the deepest thing that there is. */
class StoredUndoTest {
    @TempDir
    Path folder;

    private Store store;
    private StoredUndo undo;

    @BeforeEach
    void opens() {
        store = Store.open(folder.resolve("magpie"), new byte[32], List.of(), new Events());
        undo = new StoredUndo(store, Clock.systemUTC());
    }

    @AfterEach
    void closes() {
        store.close();
    }

    private void sql(String statement, Object... values) {
        store.change(unit -> new Rows(unit.session()).change(statement, values));
    }

    private long number(String statement, Object... values) {
        return store.read(session -> new Rows(session).number(statement, values));
    }

    /** A film with everything that hangs on it. */
    private void film(long id) {
        sql("merge into root_folder (id, kind, path) key (id) values (1, 'MOVIE', '/films')");
        sql("merge into profile (id, name, kind, entries, cutoff, upgrades, minimum_score, cutoff_score, minimum_step,"
                + " scores, languages) key (id) values (7, 'Any', 'MOVIE', '[]', 'X', true, 0, 0, 0, '{}', '[]')");
        sql(
                "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                        + " rating, original_language, monitored, new_items, provenance, has_poster, has_backdrop, added)"
                        + " values (?, 'MOVIE', ?, 'f', 1999, 'It''s \u00fcber', '[]', 'RELEASED', '', 90, 7.25, '', true,"
                        + " false, 'HAND', false, false, timestamp with time zone '2026-01-02 03:04:05.123456+00')",
                id,
                "Film " + id);
        sql(
                "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, 0, 'HD', 7,"
                        + " 1, '')",
                id,
                id);
        sql(
                "insert into item (id, title_id, kind, name, season, number, minutes, monitored) values (?, ?, 'FILM',"
                        + " 'f', 0, 0, 90, true)",
                id,
                id);
        sql(
                "insert into media_file (id, title_id, slot_id, root_id, path, bytes, quality, version, real_count,"
                        + " repack, languages, release_group, edition, release_name, indexer_flags, score, added) values"
                        + " (?, ?, ?, 1, ?, 5, 'WEBDL_1080P', 1, 0, false, '[]', '', '', '', '[]', 0, current_timestamp)",
                id,
                id,
                id,
                "film-" + id + ".mkv");
        sql("insert into file_item (item_id, file_id) values (?, ?)", id, id);
        sql("insert into title_alias (title_id, alias) values (?, 'Another name')", id);
    }

    private List<String> everything() {
        return store.read(session -> List.of("title", "slot", "item", "media_file", "file_item", "title_alias").stream()
                .flatMap(table -> new Rows(session)
                                .list("select * from " + table + " order by 1, 2", row -> {
                                    StringBuilder all = new StringBuilder(table);
                                    for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
                                        all.append('|').append(row.getString(at));
                                    }
                                    return all.toString();
                                })
                                .stream())
                .toList());
    }

    private long remove(long title) {
        return store.write(unit -> {
            long entry = UndoRecord.begin(unit, Message.of("undo.title", "Film " + title))
                    .deleting("title", title)
                    .entry();
            new Rows(unit.session()).change("delete from title where id = ?", title);
            return entry;
        });
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void aTitleComesBackWithAllThatWentWithIt() {
        film(3);
        film(4);
        List<String> before = everything();
        long entry = new WorkContext(Actor.COMMAND_LINE, "abc").supply(() -> remove(3));
        assertThat(everything()).hasSize(before.size() / 2);

        UndoEntry undone = undo.undo(entry);

        assertThat(everything()).isEqualTo(before);
        assertThat(undone.isOpen()).isFalse();
        assertThat(undone.actor()).isEqualTo(Actor.COMMAND_LINE);
        assertThat(undone.correlation()).isEqualTo("abc");
        assertRefused(() -> undo.undo(entry), "undo.done");
    }

    @Test
    void itIsThereAfterARestart() {
        film(3);
        List<String> before = everything();
        remove(3);
        closes();
        opens();

        UndoEntry entry = undo.recent(10).getFirst();
        undo.undo(entry.id());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatWasDoneInOneGoIsUndoneTogether() {
        film(3);
        film(4);
        List<String> before = everything();
        new WorkContext(Actor.WINDOW, "go").run(() -> {
            remove(3);
            remove(4);
        });
        assertThat(everything()).isEmpty();

        assertThat(undo.undoAll("go")).isEqualTo(2);
        assertThat(undo.undoAll("go")).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whereSomethingElseStandsInItsPlaceNothingIsUndone() {
        film(3);
        long entry = remove(3);
        sql("insert into profile (id, name, kind, entries, cutoff, upgrades, minimum_score, cutoff_score, minimum_step,"
                + " scores, languages) values (8, 'Other', 'MOVIE', '[]', 'X', true, 0, 0, 0, '{}', '[]')");
        sql("delete from profile where id = 7");
        List<String> before = everything();

        assertRefused(() -> undo.undo(entry), "undo.in-place");
        assertThat(everything()).isEqualTo(before);
        assertThat(undo.recent(1).getFirst().isOpen()).isTrue();
    }

    private long monitor(long item, boolean monitored) {
        return store.write(unit -> UndoRecord.begin(unit, Message.of("undo.items", 1))
                .changing(
                        "item",
                        Set.of(item),
                        Set.of("monitored"),
                        () -> new Rows(unit.session())
                                .change("update item set monitored = ? where id = ?", monitored, item))
                .entry());
    }

    @Test
    void changesAreUndoneInOrderOrRefused() {
        film(3);
        long first = monitor(3, false);
        long second = monitor(3, true);
        assertRefused(() -> undo.undo(first), "undo.later");

        undo.undo(second);
        assertThat(number("select count(*) from item where monitored")).isZero();
        undo.undo(first);
        assertThat(number("select count(*) from item where monitored")).isOne();
    }

    @Test
    void whatWasChangedSinceIsRefused() {
        film(3);
        long entry = monitor(3, false);
        sql("update item set monitored = true where id = 3");
        assertRefused(() -> undo.undo(entry), "undo.changed");
        sql("delete from item where id = 3");
        assertRefused(() -> undo.undo(entry), "undo.changed");
    }

    @Test
    void whatChangedNothingIsNotListed() {
        film(3);
        monitor(3, true);
        assertThat(undo.recent(10)).isEmpty();
    }

    private long recycle(Path file, Path recycled) throws Exception {
        Files.createDirectories(recycled.getParent());
        Files.move(file, recycled);
        return store.write(unit -> UndoRecord.begin(unit, Message.of("undo.title", "f"))
                .moved(file, recycled, 5)
                .entry());
    }

    @Test
    void aFileComesBackWhereItWas() throws Exception {
        Path file = folder.resolve("films/f.mkv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "12345");
        Path recycled = folder.resolve("recycle/f.mkv");
        long entry = recycle(file, recycled);
        Files.delete(file.getParent());

        undo.undo(entry);

        assertThat(file).hasContent("12345");
        assertThat(recycled).doesNotExist();
    }

    @Test
    void aFileThatIsGoneOrChangedOrWhosePlaceIsTakenIsRefused() throws Exception {
        Path file = folder.resolve("f.mkv");
        Files.writeString(file, "12345");
        Path recycled = folder.resolve("recycle/f.mkv");
        long entry = recycle(file, recycled);

        Files.writeString(file, "another");
        assertRefused(() -> undo.undo(entry), "undo.file-in-place");
        assertThat(file).hasContent("another");
        Files.delete(file);
        Files.writeString(recycled, "123456");
        assertRefused(() -> undo.undo(entry), "undo.file-changed");
        Files.delete(recycled);
        assertRefused(() -> undo.undo(entry), "undo.file-gone");
    }

    @Test
    void filesGoBackAgainWhereTheRowsCannotBePutBack() throws Exception {
        film(3);
        Path file = folder.resolve("f.mkv");
        Files.writeString(file, "12345");
        Path recycled = folder.resolve("recycle/f.mkv");
        long entry = recycle(file, recycled);
        store.change(unit -> {
            UndoRecord.within(unit, entry).deleting("title", 3);
            new Rows(unit.session()).change("delete from title where id = 3");
        });
        sql("delete from profile where id = 7");

        assertRefused(() -> undo.undo(entry), "undo.in-place");
        assertThat(recycled).hasContent("12345");
        assertThat(file).doesNotExist();
    }

    @Test
    void oldEntriesAreForgottenWithTheirSteps() {
        film(3);
        long entry = remove(3);
        Instant now = Instant.now();
        undo.forgetBefore(now.minus(Duration.ofDays(1)));
        assertThat(undo.recent(10)).hasSize(1);

        assertThat(undo.forgetBefore(now.plus(Duration.ofDays(1)))).isOne();
        assertThat(number("select count(*) from undo_step")).isZero();
        assertRefused(() -> undo.undo(entry), "undo.gone");
    }
}
