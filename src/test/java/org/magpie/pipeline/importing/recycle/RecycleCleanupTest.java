package org.magpie.pipeline.importing.recycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class RecycleCleanupTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(TestStore.noon());
    private RecycleCleanup.Rules rules = RecycleCleanup.Rules.USUAL;
    private TestStore test;
    private RecycledFiles rows;
    private RecycleFolder recycle;
    private RecycleCleanup cleanup;
    private Path root;

    @BeforeEach
    void open() throws IOException {
        test = new TestStore(folder.resolve("data"));
        rows = new RecycledFiles(test.store(), clock);
        recycle = new RecycleFolder(rows);
        cleanup = new RecycleCleanup(rows, () -> rules, clock);
        root = Files.createDirectories(folder.resolve("library"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatMagpiePutThereGoesAfterThirtyDaysAndNothingElseDoes() throws IOException {
        put("old.mkv", 10);
        days(20);
        put("young.mkv", 10);
        Path foreign = Files.writeString(root.resolve(".magpie-recycle/12-of a person.mkv"), "kept");
        days(11);

        assertThat(names()).hasSize(2).anyMatch(name -> name.endsWith("young.mkv"));
        assertThat(foreign).exists();
        days(400);
        assertThat(names()).containsExactly(foreign.getFileName().toString());
    }

    @Test
    void aClockThatJumpsAheadDoesNotEmptyTheFolder() throws IOException {
        put("a.mkv", 10);
        days(2);
        clock.move(Duration.ofDays(3_650));
        turn();
        assertThat(names()).hasSize(1);
        clock.move(Duration.ofDays(-3_650));
        turn();
        clock.move(Duration.ofDays(-30_000)); // a machine whose clock begins in 1970
        turn();
        clock.move(Duration.ofDays(30_000));
        turn();
        assertThat(names()).hasSize(1);
        days(30);
        assertThat(names()).isEmpty();
    }

    @Test
    void theOldestGoFirstWhereItIsTooMuchButNothingOfToday() throws IOException {
        rules = new RecycleCleanup.Rules(0, 25);
        put("one.mkv", 10);
        days(2);
        put("two.mkv", 10);
        days(2);
        put("three.mkv", 10);
        turn();
        assertThat(names()).hasSize(2).noneMatch(name -> name.endsWith("one.mkv"));

        rules = new RecycleCleanup.Rules(0, 1);
        turn();
        assertThat(names()).singleElement().satisfies(name -> assertThat(name).endsWith("three.mkv"));
        days(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void neverMeansNever() throws IOException {
        rules = new RecycleCleanup.Rules(0, 0);
        put("a.mkv", 10);
        days(500);
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatAPersonHasPutInItsPlaceStays() throws IOException {
        put("a.mkv", 10);
        Path place = root.resolve(".magpie-recycle").resolve(names().getFirst());
        Files.write(place, new byte[77]);
        days(100);
        assertThat(place).exists();
    }

    @Test
    void aDriveThatIsNotThereIsWaitedFor() throws IOException {
        put("a.mkv", 10);
        Path away = folder.resolve("away");
        Files.move(root, away);
        days(3);
        Files.move(away, root);
        assertThat(names()).hasSize(1);
        days(31);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatIsALinkIsLeftAlone() throws IOException {
        put("a.mkv", 10);
        Path real = folder.resolve("elsewhere");
        Files.move(root.resolve(".magpie-recycle"), real);
        Files.createSymbolicLink(root.resolve(".magpie-recycle"), real);
        days(100);
        try (Stream<Path> files = Files.list(real)) {
            assertThat(files).hasSize(1);
        }
    }

    private void put(String name, int bytes) throws IOException {
        Path file = Files.write(root.resolve(name), new byte[bytes]);
        assertThat(recycle.take(root, file, "7")).isPresent();
    }

    private void days(int count) {
        for (int day = 0; day < count; day++) {
            clock.move(Duration.ofDays(1));
            turn();
        }
    }

    private void turn() {
        cleanup.run(new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public void says(Message message) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".magpie-recycle"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
