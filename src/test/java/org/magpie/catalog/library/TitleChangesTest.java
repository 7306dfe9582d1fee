package org.magpie.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.job.Progress;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.TitleChange;
import org.magpie.catalog.demo.Demo;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestLibrary;

/** Many titles changed at once, and taken back. */
class TitleChangesTest {
    @TempDir
    Path folder;

    private TestLibrary test;
    private StoredJobs jobs;
    private StoredProviders providers;
    private Http http;
    private Catalog catalog;
    private StoredUndo undo;

    @BeforeEach
    void open() {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(StoredProviders.ENTITIES);
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        http = new Http("Magpie test");
        jobs = new StoredJobs(test.store(), test.test().events(), test.clock());
        providers = new StoredProviders(test.store(), new Vault(new byte[32]), test.clock(), List.of());
        LibraryCatalog library = new LibraryCatalog(
                test.store(),
                test.library(),
                providers,
                test.profiles(),
                test.roots(),
                jobs,
                new DiskArtwork(test.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                new FakeRemoval(),
                test.clock());
        undo = new StoredUndo(test.store(), test.clock());
        library.undoneBy(undo);
        catalog = library;
    }

    @AfterEach
    void close() {
        jobs.close();
        providers.close();
        http.close();
        test.close();
    }

    private Set<Long> films(int count) {
        Set<Long> ids = new TreeSet<>();
        for (int at = 1; at <= count; at++) {
            ids.add(catalog.add(new NewTitle(
                    MediaKind.MOVIE,
                    "Film " + at,
                    2000,
                    null,
                    null,
                    Map.of(),
                    List.of(),
                    NewTitle.Monitoring.ALL,
                    List.of(new NewTitle.NewSlot(
                            "",
                            test.profile(MediaKind.MOVIE).id(),
                            test.root(MediaKind.MOVIE).id())),
                    Set.of(),
                    NewTitle.Provenance.HAND)));
        }
        return ids;
    }

    private long count(String sql) {
        return test.store().read(session -> new Rows(session).number(sql));
    }

    private String change(Set<Long> ids, TitleChange change) {
        WorkContext context = WorkContext.begin(Actor.WINDOW);
        context.run(
                () -> assertThat(catalog.changeAll(ids, change, Progress.NONE)).isEqualTo(ids.size()));
        return context.correlation();
    }

    @Test
    void monitoringOfManyTitlesIsOneThingToUndoAndOneLineOfTheHistory() {
        Set<Long> ids = films(3);
        String correlation = change(ids, new TitleChange.Monitoring(false));
        assertThat(count("select count(*) from title where monitored")).isZero();
        assertThat(count("select count(*) from item where monitored")).isZero();
        assertThat(count("select count(*) from history where what = 'CHANGED'")).isEqualTo(1);
        assertThat(undo.recent(9))
                .extracting(entry -> entry.said())
                .containsExactly(Message.of("undo.unmonitored", Message.of("undo.titles", 3), ""));
        assertThat(undo.undoAll(correlation)).isEqualTo(1);
        assertThat(count("select count(*) from title where monitored")).isEqualTo(3);
        assertThat(count("select count(*) from item where monitored")).isEqualTo(3);
        assertThat(count("select sum(wanted) from title_count")).isEqualTo(3);
        assertThat(count("select count(*) from history where what = 'RESTORED'"))
                .isEqualTo(1);
    }

    @Test
    void onlyWhatWasChangedIsTakenBack() {
        Set<Long> ids = films(3);
        long first = ids.iterator().next();
        change(Set.of(first), new TitleChange.Monitoring(false));
        String correlation = change(ids, new TitleChange.Monitoring(false));
        undo.undoAll(correlation);
        assertThat(count("select count(*) from title where monitored")).isEqualTo(2);
        assertThat(count("select count(*) from title where monitored and id = " + first))
                .isZero();
    }

    @Test
    void theProfileOfTheFirstCopyIsChangedAndTakenBack() {
        Set<Long> ids = films(2);
        Profile other = test.profiles().of(MediaKind.MOVIE).getLast();
        String correlation = change(ids, new TitleChange.Profile(other.id()));
        assertThat(count("select count(*) from slot where profile_id = " + other.id()))
                .isEqualTo(2);
        undo.undoAll(correlation);
        assertThat(count("select count(*) from slot where profile_id = " + other.id()))
                .isZero();
    }

    @Test
    void aRootFolderOfAnotherKindIsRefusedAndNothingIsChanged() {
        Set<Long> ids = films(2);
        long series = test.root(MediaKind.SERIES).id();
        assertThatThrownBy(() -> catalog.changeAll(ids, new TitleChange.RootFolder(series), Progress.NONE))
                .isInstanceOf(UserException.class);
        assertThat(count("select count(*) from undo_entry")).isZero();
        assertThat(count("select count(*) from history where what = 'CHANGED'")).isZero();
    }

    @Test
    void tagsAreAddedWhereTheyAreNotAndTakenBackThere() {
        Set<Long> ids = films(2);
        long first = ids.iterator().next();
        catalog.tag(first, Set.of("kids", "old"));
        String correlation = change(ids, new TitleChange.AddTags(Set.of("kids")));
        assertThat(count("select count(*) from title_tag")).isEqualTo(3);
        undo.undoAll(correlation);
        assertThat(count("select count(*) from title_tag where title_id = " + first))
                .isEqualTo(2);
        assertThat(count("select count(*) from title_tag")).isEqualTo(2);
        String removed = change(ids, new TitleChange.RemoveTags(Set.of("kids")));
        assertThat(count("select count(*) from title_tag")).isEqualTo(1);
        undo.undoAll(removed);
        assertThat(count("select count(*) from title_tag")).isEqualTo(2);
    }

    @Test
    void whatIsBrokenOffStaysChangedAndCanBeTakenBack() {
        Set<Long> ids = films(3);
        WorkContext context = WorkContext.begin(Actor.WINDOW);
        context.run(() -> assertThat(catalog.changeAll(ids, new TitleChange.Monitoring(false), new Progress() {
                    @Override
                    public void at(long done, long total) {}

                    @Override
                    public void says(Message message) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                }))
                .isZero());
        assertThat(count("select count(*) from title where monitored")).isEqualTo(3);
    }

    /** The bar: begun at once, done under 3 s, and taken back under 3 s. Prints its figures. */
    @Test
    @Tag("bench")
    void twoThousandTwoHundredTitlesAreChangedAndTakenBackInUnderThreeSecondsEach() {
        new Demo(test.store(), test.profiles(), test.roots(), test.clock()).fill(2_000, 200, Progress.NONE);
        List<Long> all =
                test.store().read(session -> new Rows(session).list("select id from title", row -> row.getLong(1)));
        Set<Long> ids = Set.copyOf(all);
        assertThat(ids).hasSize(2_200);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<TitleChange> changes = List.of(
                new TitleChange.Monitoring(false),
                new TitleChange.AddTags(Set.of("kids", "holiday")),
                new TitleChange.Monitoring(true));
        for (TitleChange change : changes) {
            WorkContext context = WorkContext.begin(Actor.WINDOW);
            long start = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            context.run(() -> catalog.changeAll(ids, change, Progress.NONE));
            Duration changed = Duration.ofNanos(threads.getCurrentThreadCpuTime() - used);
            Duration changedWall = Duration.ofNanos(System.nanoTime() - start);
            start = System.nanoTime();
            used = threads.getCurrentThreadCpuTime();
            undo.undoAll(context.correlation());
            Duration back = Duration.ofNanos(threads.getCurrentThreadCpuTime() - used);
            System.out.println(change + ": " + changed.toMillis() + " ms of a processor (" + changedWall.toMillis()
                    + " ms by the clock), back " + back.toMillis() + " ms ("
                    + (System.nanoTime() - start) / 1_000_000 + ")");
            // A processor's time: what else this computer does is no fault of ours.
            assertThat(changed).isLessThan(Duration.ofSeconds(3));
            assertThat(back).isLessThan(Duration.ofSeconds(3));
        }
    }
}
