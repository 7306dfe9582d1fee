package org.magpie.pipeline.importing.recycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.FileRemoval;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.library.LibraryCatalog;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

/** Titles that are removed with their files, and put back, on a real disk and in the real database. */
class RemovedTitlesTest {
    @TempDir
    Path folder;

    private TestLibrary test;
    private StoredJobs jobs;
    private StoredProviders providers;
    private Http http;
    private Path root;
    private RecycledFiles recycled;
    private LibraryCatalog catalog;
    private StoredUndo undo;
    private final Hooked disk = new Hooked();

    /** The real folder; a test may do something before each move, such as ending the process. */
    private final class Hooked implements FileRemoval {
        private Consumer<Move> before = move -> {};
        private Consumer<Move> after = move -> {};

        private RecycleFolder real() {
            return new RecycleFolder(recycled);
        }

        @Override
        public List<Move> plan(LibraryFile file) {
            return real().plan(file);
        }

        @Override
        public void move(Move move) {
            before.accept(move);
            real().move(move);
            after.accept(move);
        }

        @Override
        public void putBack(Move move) {
            real().putBack(move);
        }

        @Override
        public void moved(UnitOfWork unit, List<Move> moves) {
            real().moved(unit, moves);
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void open() throws IOException {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(StoredProviders.ENTITIES);
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        http = new Http("Magpie test");
        jobs = new StoredJobs(test.store(), test.test().events(), test.clock());
        providers = new StoredProviders(test.store(), new Vault(new byte[32]), test.clock(), List.of());
        recycled = new RecycledFiles(test.store(), test.clock());
        root = test.root(MediaKind.MOVIE).path();
        Files.createDirectories(root);
        catalog = new LibraryCatalog(
                test.store(),
                test.library(),
                providers,
                test.profiles(),
                test.roots(),
                jobs,
                new DiskArtwork(test.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                disk,
                test.clock());
        restart();
    }

    /** What the next process does before anything else. */
    private void restart() {
        undo = new StoredUndo(test.store(), test.clock());
        catalog.undoneBy(undo);
        undo.whenFileMoved((unit, file) -> recycled.moved(unit, file.from(), file.to()));
        undo.reconcile();
    }

    @AfterEach
    void close() {
        jobs.close();
        providers.close();
        http.close();
        test.close();
    }

    private long film(String name, String... files) {
        long id = catalog.add(new NewTitle(
                MediaKind.MOVIE,
                name,
                2001,
                null,
                null,
                Map.of(),
                List.of(),
                NewTitle.Monitoring.ALL,
                List.of(new NewTitle.NewSlot(
                        "HD",
                        test.profile(MediaKind.MOVIE).id(),
                        test.root(MediaKind.MOVIE).id())),
                Set.of(),
                NewTitle.Provenance.HAND));
        for (String file : files) {
            write(file);
            addFile(id, file);
        }
        return id;
    }

    private void write(String file) {
        try {
            Path place = root.resolve(file);
            Files.createDirectories(place.getParent());
            Files.writeString(place, file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void addFile(long title, String path) {
        TitleFacts facts = test.library().facts(title).orElseThrow();
        FileFacts file = new FileFacts(
                facts.slots().getFirst().id(),
                Set.of(facts.items().getFirst().id()),
                facts.slots().getFirst().rootId(),
                path,
                path.length(),
                Quality.DVD,
                Revision.FIRST,
                Set.of(),
                "",
                "",
                null,
                "",
                Set.of(),
                0,
                null,
                TestStore.noon());
        test.store().change(unit -> test.library().addFile(unit, file));
    }

    private long number(String sql) {
        return test.store().read(session -> new Rows(session).number(sql));
    }

    private void remove(String correlation, Long... ids) {
        new WorkContext(Actor.WINDOW, correlation).run(() -> catalog.remove(Set.of(ids), true));
    }

    @Test
    void titlesGoWithTheirFilesAndComeBackTogether() {
        long one = film("One", "One/one.mkv");
        write("One/one.de.srt");
        long two = film("Two", "Two/two.mkv");

        remove("go", one, two);
        assertThat(root.resolve("One/one.mkv")).doesNotExist();
        assertThat(root.resolve("One/one.de.srt")).doesNotExist();
        assertThat(recycled.all()).hasSize(3);

        assertThat(undo.undoAll("go")).isEqualTo(2);
        assertThat(root.resolve("One/one.mkv")).hasContent("One/one.mkv");
        assertThat(root.resolve("One/one.de.srt")).exists();
        assertThat(root.resolve("Two/two.mkv")).exists();
        assertThat(test.library().filesOfTitle(one)).hasSize(1);
        assertThat(recycled.all()).isEmpty();
        assertThat(number("select count(*) from undo_pending_move")).isZero();
    }

    @Test
    void subtitlesThatAreGoneFromTheFolderKeepNoFilmFromComingBack() throws IOException {
        long one = film("One", "One/one.mkv");
        write("One/one.de.srt");
        write("One/one.en.srt");
        remove("go", one);
        try (var kept = Files.walk(root.resolve(RecycleFolder.NAME))) {
            for (Path each :
                    kept.filter(path -> path.toString().endsWith(".de.srt")).toList()) {
                Files.delete(each);
            }
        }
        assertThat(undo.undoAll("go")).isEqualTo(1);
        assertThat(root.resolve("One/one.mkv")).hasContent("One/one.mkv");
        assertThat(root.resolve("One/one.en.srt")).exists();
        assertThat(root.resolve("One/one.de.srt")).doesNotExist();
        assertThat(test.library().filesOfTitle(one)).hasSize(1);
    }

    @Test
    void aFileThatCannotBeMovedKeepsItsTitleWithAllItsFiles() {
        long first = film("First", "First/first.mkv");
        long stays = film("Stays", "Stays/a.mkv", "Stays/b.mkv");
        disk.before = move -> {
            if (move.from().endsWith("b.mkv")) {
                throw new DiskException(DiskException.Reason.READ_ONLY, move.from());
            }
        };

        assertThatThrownBy(() -> remove("go", first, stays)).isInstanceOf(DiskException.class);

        assertThat(test.library().facts(first)).isEmpty();
        assertThat(test.library().filesOfTitle(stays)).hasSize(2);
        assertThat(root.resolve("Stays/a.mkv")).exists();
        assertThat(root.resolve("Stays/b.mkv")).exists();
        assertThat(number("select count(*) from undo_pending_move")).isZero();
        assertThat(undo.undoAll("go")).isGreaterThanOrEqualTo(1);
        assertThat(root.resolve("First/first.mkv")).exists();
    }

    @Test
    void whatACrashLeavesInTheRecycleFolderIsMovedBackAtTheNextStart() {
        long id = film("Half", "Half/a.mkv", "Half/b.mkv");
        disk.after = move -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> remove("go", id)).isInstanceOf(Killed.class);
        assertThat(Files.exists(root.resolve("Half/a.mkv")) && Files.exists(root.resolve("Half/b.mkv")))
                .isFalse();

        restart();

        assertThat(root.resolve("Half/a.mkv")).hasContent("Half/a.mkv");
        assertThat(root.resolve("Half/b.mkv")).hasContent("Half/b.mkv");
        assertThat(test.library().filesOfTitle(id)).hasSize(2);
        assertThat(number("select count(*) from undo_pending_move")).isZero();
        assertThat(undo.recent(10)).isEmpty();
    }

    @Test
    void whereAnotherFileHasThePlaceByThenACrashLeavesAnEntryThatSaysWhereItIs() throws Exception {
        long id = film("Half", "Half/a.mkv");
        disk.after = move -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> remove("go", id)).isInstanceOf(Killed.class);
        Files.writeString(root.resolve("Half/a.mkv"), "another");

        restart();

        assertThat(root.resolve("Half/a.mkv")).hasContent("another");
        long entry = undo.recent(1).getFirst().id();
        assertThatThrownBy(() -> undo.undo(entry))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.key()).isEqualTo("undo.file-in-place"));
        Files.delete(root.resolve("Half/a.mkv"));
        undo.undo(entry);
        assertThat(root.resolve("Half/a.mkv")).hasContent("Half/a.mkv");
    }

    @Test
    void aTitleThatWasAddedAgainIsNotPutBackASecondTime() {
        long id = film("Twice", "Twice/twice.mkv");
        remove("go", id);
        long again = film("Twice");

        assertThatThrownBy(() -> undo.undoAll("go"))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.key()).isEqualTo("undo.title-there"));
        assertThat(number("select count(*) from title")).isOne();
        assertThat(root.resolve("Twice/twice.mkv")).doesNotExist();

        catalog.remove(Set.of(again), false);
        undo.undoAll("go");
        assertThat(root.resolve("Twice/twice.mkv")).exists();
        assertThat(test.library().filesOfTitle(id)).hasSize(1);
    }

    @Test
    void anUndoThatHappenedDoesNotLookFailedBecauseOfWhatFollows() {
        long id = film("Back");
        remove("go", id);
        undo.afterRestored("title", ids -> {
            throw new IllegalStateException("A room fails");
        });

        assertThat(undo.undoAll("go")).isOne();
        assertThat(test.library().facts(id)).isPresent();
    }

    /** Prints how long it takes and how long anybody else waits; fails on the shape alone. */
    @Test
    @Tag("bench")
    void thousandsOfTitlesKeepNobodyWaiting() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int at = 0; at < 2_000; at++) {
            ids.add(film("Film " + at, "Film " + at + "/film.mkv"));
        }
        AtomicLong longest = new AtomicLong();
        AtomicBoolean going = new AtomicBoolean(true);
        Thread other = Thread.ofVirtual().start(() -> {
            while (going.get()) {
                long start = System.nanoTime();
                test.store().change(unit -> new Rows(unit.session()).number("select 1"));
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        });
        long start = System.nanoTime();
        remove("go", ids.toArray(Long[]::new));
        long removed = System.nanoTime() - start;
        long wait = longest.getAndSet(0);
        start = System.nanoTime();
        undo.undoAll("go");
        long undone = System.nanoTime() - start;
        going.set(false);
        other.join();
        System.out.printf(
                "2,000 titles with a file each: removed in %d ms (others waited %d ms at most), undone in %d ms (%d ms)%n",
                removed / 1_000_000, wait / 1_000_000, undone / 1_000_000, longest.get() / 1_000_000);
        assertThat(number("select count(*) from title")).isEqualTo(2_000);
    }
}
