package org.magpie.pipeline.importing.recycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.StoredUndo;
import org.magpie.testing.TestStore;

class StoredRecycleTest {
    @TempDir
    Path folder;

    private TestStore test;
    private Path root;
    private Path film;
    private RecycledFiles files;
    private StoredUndo undo;

    @BeforeEach
    void open() throws Exception {
        test = new TestStore(folder.resolve("data"));
        root = Files.createDirectories(folder.resolve("library"));
        film = Files.writeString(Files.createDirectories(root.resolve("Film")).resolve("film.mkv"), "the film");
        files = new RecycledFiles(test.store(), Clock.systemUTC());
        restart();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void restart() {
        undo = new StoredUndo(test.store(), Clock.systemUTC());
        undo.whenFileMoved((unit, file) -> files.moved(unit, file.from(), file.to()));
        undo.reconcile();
    }

    private StoredRecycle recycle(Consumer<String> step) {
        return new StoredRecycle(
                test.store(),
                files,
                new RecycleCleanup(files, () -> RecycleCleanup.Rules.USUAL, Clock.systemUTC()),
                undo,
                new MoveSequence(test.store(), step));
    }

    private long take() {
        new RecycleFolder(files).takeWithSubtitles(root, film, "test");
        return recycle(step -> {}).list().getFirst().id();
    }

    private long rows() {
        return test.store().read(session -> new Rows(session).number("select count(*) from recycled_file"));
    }

    @Test
    void aFileGoesBackToItsPlaceAndThatCanBeUndone() {
        long id = take();
        StoredRecycle recycle = recycle(step -> {});
        assertThat(recycle.list().getFirst().from()).isEqualTo(film);
        assertThat(recycle.amounts()).containsExactly(new Recycle.Amount(root, 1, 8));
        assertThat(recycle.restore(id).key()).isEqualTo("recycle.restored");
        assertThat(film).hasContent("the film");
        assertThat(rows()).isZero();
        undo.undo(undo.recent(1).getFirst().id());
        assertThat(film).doesNotExist();
        assertThat(recycle.list()).hasSize(1);
    }

    @Test
    void aPlaceThatIsTakenByNowIsRefused() throws Exception {
        long id = take();
        Files.writeString(film, "another one");
        assertThatThrownBy(() -> recycle(step -> {}).restore(id))
                .isInstanceOfSatisfying(
                        UserException.class, no -> assertThat(no.key()).isEqualTo("undo.file-in-place"));
        assertThat(film).hasContent("another one");
        assertThat(recycle(step -> {}).list()).hasSize(1);
    }

    @Test
    void whatWasTakenAwayTogetherWithSomethingElseComesBackWithIt() {
        long id = take();
        Path place = recycle(step -> {}).list().getFirst().place();
        test.store().change(unit -> {
            new Rows(unit.session()).change("insert into tag (name) values ('kept')");
            long tag = new Rows(unit.session()).number("select id from tag where name = 'kept'");
            org.magpie.base.undo.UndoRecord.begin(unit, Message.of("undo.title", "Film"))
                    .deleting("tag", tag)
                    .moved(film, place, 8);
            new Rows(unit.session()).change("delete from tag where id = ?", tag);
        });
        assertThat(recycle(step -> {}).restore(id).key()).isEqualTo("undo.undone");
        assertThat(film).hasContent("the film");
        assertThat(rows()).isZero();
        assertThat(test.store()
                        .<Long>read(
                                session -> new Rows(session).number("select count(*) from tag where name = 'kept'")))
                .isOne();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anEndAtAnyStepOfItLeavesTheFileInOneOfTheTwoPlacesWithItsRow() {
        for (int steps = 0; steps < 4; steps++) {
            long id = take();
            int[] left = {steps};
            StoredRecycle killed = recycle(step -> {
                if (left[0]-- <= 0) {
                    throw new Killed();
                }
            });
            assertThatThrownBy(() -> killed.restore(id)).isInstanceOf(Killed.class);
            restart();
            assertThat(film).as("after %s steps", steps).doesNotExist();
            List<Recycle.Item> items = recycle(step -> {}).list();
            assertThat(items).hasSize(1);
            recycle(step -> {}).restore(items.getFirst().id());
            assertThat(film).hasContent("the film");
            assertThat(rows()).isZero();
        }
    }

    @Test
    void onlyWhatMagpieHasPutThereIsRemovedForGood() throws Exception {
        take();
        Path foreign = Files.writeString(root.resolve(".magpie-recycle/of a person.mkv"), "kept");
        assertThat(recycle(step -> {}).empty(Progress.NONE)).isOne();
        assertThat(foreign).exists();
        assertThat(recycle(step -> {}).list()).isEmpty();
    }
}
