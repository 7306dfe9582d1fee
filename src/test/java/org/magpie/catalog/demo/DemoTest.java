package org.magpie.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.name.TitleName;
import org.magpie.media.title.Item;
import org.magpie.media.title.Title;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

class DemoTest {
    @TempDir
    Path folder;

    private TestLibrary test;
    private Demo demo;

    @BeforeEach
    void open() {
        test = new TestLibrary(folder.resolve("one"));
        demo = demo(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static Demo demo(TestLibrary library) {
        return new Demo(library.store(), library.profiles(), library.roots(), library.clock());
    }

    @Test
    void theAskedNumbersOfFilmsAndSeriesAreThereInEveryState() {
        demo.fill(600, 20, new Quiet(false));

        assertThat(test.library().allNames())
                .hasSize(620)
                .filteredOn(name -> name.kind() == MediaKind.SERIES)
                .hasSize(20);
        Map<String, Long> counts = Map.of(
                "lacking", count("select count(*) from title_count where missing > 0"),
                "complete", count("select count(*) from title_count where wanted > 0 and missing = 0"),
                "upcoming", count("select count(*) from title_count where wanted = 0 and next_date is not null"),
                "upgradable", count("select count(*) from title_count where upgradable > 0"),
                "unmonitored", count("select count(*) from title where not monitored"));
        assertThat(counts)
                .allSatisfy((state, titles) -> assertThat(titles).as(state).isGreaterThan(10));
        long episodes = count("select count(*) from item where kind = 'EPISODE'");
        assertThat(episodes / 20).isBetween(60L, 300L);
    }

    @Test
    void theSameClockMakesTheSameLibrary() {
        demo.fill(30, 2, new Quiet(false));
        try (TestLibrary other = new TestLibrary(folder.resolve("two"))) {
            demo(other).fill(30, 2, new Quiet(false));
            assertThat(names(other)).isEqualTo(names(test));
        }
    }

    @Test
    void aLibraryWithATitleIsLeftAlone() {
        demo.fill(1, 0, new Quiet(false));
        assertThatThrownBy(() -> demo.fill(1, 0, new Quiet(false)))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("demo.not-empty"));
        assertThat(test.library().allNames()).hasSize(1);
    }

    @Test
    void itEndsWhenSomebodyCancelsIt() {
        assertThatThrownBy(() -> demo.fill(10, 0, new Quiet(true))).isInstanceOf(JobCancelledException.class);
        assertThat(test.library().allNames()).isEmpty();
    }

    @Test
    void theIndexesThatItDropsAreThereAgainAtItsEndHoweverItEnds() {
        List<String> before = indexes();
        demo.fill(10, 1, new Quiet(false));
        assertThat(indexes()).isEqualTo(before).contains("ITEM_BY_SEARCH");
        try (TestLibrary other = new TestLibrary(folder.resolve("two"))) {
            assertThatThrownBy(() -> demo(other).fill(10, 0, new Quiet(true)))
                    .isInstanceOf(JobCancelledException.class);
            assertThat(indexes(other.store())).isEqualTo(before);
        }
    }

    @Test
    void theIndexesAreThereAfterAStartThoughTheLastFillWasKilled() {
        List<String> before = indexes();
        Path kept = folder.resolve("two");
        try (TestStore killed = new TestStore(kept)) {
            new LateIndexes(killed.store()).drop();
            assertThat(indexes(killed.store())).hasSize(before.size() - 4);
        }
        try (TestStore next = new TestStore(kept)) {
            assertThat(indexes(next.store())).isEqualTo(before);
        }
    }

    @Test
    void whatIsAddedAfterwardsGetsIdsOfItsOwn() {
        demo.fill(120, 1, new Quiet(false));
        long id = test.store().write(unit -> {
            Title title = Title.of(MediaKind.MOVIE, "One more", Provenance.HAND, TestStore.noon());
            unit.session().insert(title);
            unit.session()
                    .insert(Item.of(MediaKind.MOVIE, title.id(), ItemDetails.film("One more", null, null, 0), true));
            test.library().changed(unit, Set.of(title.id()));
            return title.id();
        });
        assertThat(test.library().facts(id).orElseThrow().items()).hasSize(1);
        assertThat(test.library().allNames()).hasSize(122);
    }

    private long count(String sql) {
        return test.store().read(session -> new Rows(session).number(sql));
    }

    private List<String> indexes() {
        return indexes(test.store());
    }

    private static List<String> indexes(Store store) {
        return store.read(session -> new Rows(session)
                .list(
                        "select index_name from information_schema.indexes where table_name in ('ITEM', 'MEDIA_FILE')"
                                + " order by index_name",
                        row -> row.getString(1)));
    }

    private static List<String> names(TestLibrary library) {
        return library.library().allNames().stream().map(TitleName::name).toList();
    }

    private record Quiet(boolean isCancelled) implements Progress {
        @Override
        public void at(long done, long total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void says(Message message) {
            assertThat(message.key()).isEqualTo("demo.filling");
        }
    }
}
