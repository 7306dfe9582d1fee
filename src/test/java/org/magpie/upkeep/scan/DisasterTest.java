package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.job.Progress;

/** Whatever befalls a drive, and whoever looks: no row, no file on disk and no search may change by it. */
class DisasterTest {
    private static final int FILMS = 60;
    /** So many folders at a time are told of while a person or a dying drive removes them. */
    private static final int AT_A_TIME = 5;

    @TempDir
    Path folder;

    private ScanFixture world;
    private Path root;
    private List<String> rows;

    /** Who looks. */
    enum Looker {
        WHOLE_SCAN {
            @Override
            void look(ScanFixture world, List<String> touched) {
                world.scan(world.films());
            }
        },
        WATCHER {
            @Override
            void look(ScanFixture world, List<String> touched) {
                for (int at = 0; at < touched.size(); at += AT_A_TIME) {
                    Set<String> some = new HashSet<>(touched.subList(at, Math.min(touched.size(), at + AT_A_TIME)));
                    world.scan.lookAt(world.films().id(), some, Progress.NONE);
                }
                world.scan.lookAgain(world.films().id(), Progress.NONE);
            }
        },
        NIGHTLY_TURN {
            @Override
            void look(ScanFixture world, List<String> touched) {
                world.scan.compareByTimes(Progress.NONE);
            }
        };

        abstract void look(ScanFixture world, List<String> touched);
    }

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
        root = world.films().path();
        for (int number = 0; number < FILMS; number++) {
            ScanFixture.file(place(number), 1_000 + number);
        }
        assertThat(world.scan(world.films(), new ScanOptions(true, true, false)).newFiles())
                .isEqualTo(FILMS);
        rows = world.rows();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String name(int number) {
        return "Harbor %02d (2001)".formatted(number);
    }

    private Path place(int number) {
        return root.resolve(name(number)).resolve(name(number) + " 1080p.mkv");
    }

    private static List<String> touched() {
        return IntStream.range(0, FILMS).mapToObj(DisasterTest::name).toList();
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static Set<Path> disk(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return new TreeSet<>(all.toList());
        }
    }

    /** Over days, and the grace with them. */
    private void assertNothingChanges(Looker looker) throws IOException {
        boolean isThere = Files.isDirectory(root);
        Set<Path> before = isThere ? disk(root) : Set.of();
        for (int day = 0; day < 10; day += 3) {
            looker.look(world, touched());
            assertThat(world.rows()).as("rows on day %s", day).isEqualTo(rows);
            assertThat(world.wanted()).as("searches on day %s", day).isZero();
            assertThat(world.titles()).isEqualTo(FILMS);
            world.clock.move(Duration.ofDays(3));
        }
        assertThat(isThere ? disk(root) : Set.of()).as("files").isEqualTo(before);
    }

    private void assertStopped(Looker looker) throws IOException {
        assertNothingChanges(looker);
        assertThat(world.scan.objections()).hasSize(1);
    }

    private void assertAllIsWellAgain(Looker looker) {
        looker.look(world, touched());
        looker.look(world, touched());
        assertThat(world.rows()).isEqualTo(rows);
        assertThat(world.wanted()).isZero();
        assertThat(world.scan.missing()).isEmpty();
        assertThat(world.scan.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_root_folder_that_is_not_mounted(Looker looker) throws IOException {
        Files.move(root, folder.resolve("away"));
        assertStopped(looker);
        Files.move(folder.resolve("away"), root);
        assertAllIsWellAgain(looker);
    }

    @ParameterizedTest
    @EnumSource
    void a_root_folder_that_was_emptied(Looker looker) throws IOException {
        Files.move(root, folder.resolve("away"));
        Files.createDirectories(root);
        assertStopped(looker);
        Files.delete(root);
        Files.move(folder.resolve("away"), root);
        assertAllIsWellAgain(looker);
    }

    @ParameterizedTest
    @EnumSource
    void one_disk_of_a_pool_is_gone(Looker looker) throws IOException {
        for (int number = 0; number < FILMS; number += 3) {
            delete(root.resolve(name(number)));
        }
        assertStopped(looker);
    }

    @ParameterizedTest
    @EnumSource
    void four_folders_of_ten_vanish_at_once(Looker looker) throws IOException {
        Path away = Files.createDirectories(folder.resolve("away"));
        for (int number = 0; number < FILMS * 4 / 10; number++) {
            Files.move(root.resolve(name(number)), away.resolve(name(number)));
        }
        assertStopped(looker);
        for (int number = 0; number < FILMS * 4 / 10; number++) {
            Files.move(away.resolve(name(number)), root.resolve(name(number)));
        }
        assertAllIsWellAgain(looker);
    }

    @ParameterizedTest
    @EnumSource
    void files_are_those_of_another_device(Looker looker) throws IOException {
        Files.move(root, folder.resolve("away"));
        for (int number = 0; number < FILMS; number++) {
            ScanFixture.file(place(number), 9_000 + number);
        }
        assertStopped(looker);
    }

    @ParameterizedTest
    @EnumSource
    void a_path_that_was_retyped(Looker looker) throws IOException {
        Path kept = folder.resolve("kept");
        Files.move(root, kept);
        assertStopped(looker);
        world.library.roots().repoint(world.films().id(), kept);
        assertAllIsWellAgain(looker);
    }

    @ParameterizedTest
    @EnumSource
    void a_share_that_is_a_drive_now(Looker looker) throws IOException {
        // Other numbers of devices and files, and times as a share gives them.
        Path drive = folder.resolve("drive");
        for (int number = 0; number < FILMS; number++) {
            ScanFixture.file(drive.resolve(root.relativize(place(number))), 1_000 + number);
        }
        Files.copy(root.resolve(".magpie-root"), drive.resolve(".magpie-root"));
        world.library.roots().repoint(world.films().id(), drive);
        delete(root);
        looker.look(world, touched());
        world.clock.move(Duration.ofDays(3));
        looker.look(world, touched());
        assertThat(world.held()).hasSize(FILMS);
        assertThat(world.titles()).isEqualTo(FILMS);
        assertThat(world.scan.missing()).isEmpty();
        assertThat(world.wanted()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_clock_that_is_set_back(Looker looker) throws IOException {
        world.clock.move(Duration.ofDays(-300));
        assertNothingChanges(looker);
        assertThat(world.scan.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_share_that_may_only_be_read_now(Looker looker) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "mounting needs the rights for it");
        assumeTrue(run("mount", "--bind", root.toString(), root.toString()), "this system lets nobody mount");
        try {
            assumeTrue(run("mount", "-o", "remount,ro,bind", root.toString()), "this system lets nobody mount");
            assertThat(Files.isWritable(root)).isFalse();
            assertNothingChanges(looker);
            assertThat(world.scan.objections()).isEmpty();
        } finally {
            run("umount", root.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @ParameterizedTest
    @EnumSource
    void a_title_that_was_deleted_by_hand_is_missing_then_wanted_and_back_again(Looker looker) throws IOException {
        Path there = root.resolve(name(7));
        Files.move(there, folder.resolve("kept"));
        looker.look(world, List.of(name(7)));
        assertThat(world.scan.missing()).hasSize(1);
        assertThat(world.wanted()).isZero();
        world.clock.move(Duration.ofHours(23));
        world.scan.compareByTimes(Progress.NONE);
        assertThat(world.wanted()).as("within the grace").isZero();
        world.clock.move(Duration.ofHours(2));
        world.scan.compareByTimes(Progress.NONE);
        assertThat(world.wanted()).as("after the grace").isEqualTo(1);
        assertThat(world.held()).hasSize(FILMS);
        Files.move(folder.resolve("kept"), there);
        looker.look(world, List.of(name(7)));
        assertThat(world.wanted()).isZero();
        assertThat(world.rows()).isEqualTo(rows);
    }

    @Test
    void a_drive_that_dies_slowly_is_counted_together() throws IOException {
        for (int number = 0; number < FILMS / 2; number++) {
            delete(root.resolve(name(number)));
            world.scan.lookAt(world.films().id(), Set.of(name(number)), Progress.NONE);
        }
        assertThat(world.scan.objections()).hasSize(1);
        assertThat(world.scan.missing()).hasSizeLessThan(20);
        for (int day = 0; day < 3; day++) {
            world.clock.move(Duration.ofDays(2));
            world.scan.compareByTimes(Progress.NONE);
            assertThat(world.wanted()).as("what is in doubt is not wanted").isZero();
        }
    }
}
