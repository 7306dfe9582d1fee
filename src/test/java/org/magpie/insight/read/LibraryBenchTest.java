package org.magpie.insight.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.catalog.demo.Demo;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestLibrary;

/** How long the screens wait for a library of 40,000 films and 5,000 series. Prints its figures. */
@Tag("bench")
class LibraryBenchTest {
    private static final int TURNS = 5;

    @TempDir
    Path folder;

    @Test
    void aLargeLibraryIsReadInUnderHalfASecond() {
        try (TestLibrary test = new TestLibrary(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
                StoredProviders providers =
                        new StoredProviders(test.store(), new Vault(new byte[32]), test.clock(), List.of())) {
            measure("demo 40000 5000", 1, () -> fill(test));
            long items = test.store().read(session -> new Rows(session).number("select count(*) from item"));
            long files = test.store().read(session -> new Rows(session).number("select count(*) from media_file"));
            System.out.println("items " + items + ", files " + files + ", database "
                    + folder.resolve("data/magpie.mv.db").toFile().length() / 1_000_000 + " MB");
            StoredInsight insight = new StoredInsight(
                    test.store(), test.library(), test.profiles(), providers, List::of, List::of, test.clock());
            LocalDate today = LocalDate.ofInstant(test.clock().instant(), ZoneOffset.UTC);
            Duration library = measure("library()", TURNS, insight::library);
            measure("wantedCount()", TURNS, insight::wantedCount);
            measure("wanted(false, 1000)", TURNS, () -> insight.wanted(false, 1000));
            measure("wanted(true, 1000)", TURNS, () -> insight.wanted(true, 1000));
            measure("calendar of a month", TURNS, () -> insight.calendar(today, today.plusDays(30)));
            measure("totals()", TURNS, insight::totals);
            measure("title page of a series", TURNS, () -> insight.title(40_001));
            measure("allNames()", TURNS, test.library()::allNames);
            measure("wantedItems(true, 100)", TURNS, () -> test.library().wantedItems(true, 100));
            assertThat(insight.library()).hasSize(45_000);
            assertThat(library).isLessThan(Duration.ofMillis(500));
        }
    }

    private static boolean fill(TestLibrary test) {
        new Demo(test.store(), test.profiles(), test.roots(), test.clock()).fill(40_000, 5_000, new Quiet());
        return true;
    }

    /** The middle of so many turns. */
    private static Duration measure(String what, int turns, Supplier<?> work) {
        List<Duration> took = new java.util.ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            assertThat(work.get()).isNotNull();
            took.add(Duration.ofNanos(System.nanoTime() - start));
        }
        Duration first = took.getFirst();
        took.sort(Duration::compareTo);
        Duration middle = took.get(turns / 2);
        System.out.println(
                what + ": first " + first.toMillis() + " ms, middle of " + turns + " " + middle.toMillis() + " ms");
        return middle;
    }

    private static final class Quiet implements Progress {
        @Override
        public void at(long done, long total) {}

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
