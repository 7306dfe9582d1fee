package org.magpie.upkeep.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Progress;
import org.magpie.testing.Await;
import org.magpie.testing.MovableClock;
import org.magpie.testing.ui.FakeScan;

/** What is heard of a real folder, by a clock that the test moves. */
class RootWatchTest {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T12:00:00Z"));
    private final Set<String> places = new HashSet<>();
    private final AtomicInteger lookedAgain = new AtomicInteger();
    private final FakeScan scan = new FakeScan() {
        @Override
        public void lookAt(long rootId, Set<String> some, Progress progress) {
            RootWatchTest.this.places.addAll(some);
        }

        @Override
        public void lookAgain(long rootId, Progress progress) {
            RootWatchTest.this.lookedAgain.incrementAndGet();
        }
    };

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(folder.resolve("films"));
        Files.createDirectories(root.resolve("Harbor (2001)"));
        Files.writeString(root.resolve("Harbor (2001)/Harbor.mkv"), "harbor");
    }

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private RootWatch watch;

    @AfterEach
    void end() {
        if (watch != null) {
            watch.end();
        }
    }

    private static Optional<FolderEvents> listen(Path root, BooleanSupplier isEnding) throws IOException {
        return Optional.of(FolderEvents.open(root, isEnding));
    }

    private RootWatch watch(RootWatch.Listening listening) {
        watch = new RootWatch(1, root, scan, name -> name.endsWith(".mkv"), listening, SETTLE, clock, () -> false);
        watch.turn();
        return watch;
    }

    private void until(String place) {
        Await.until(place, AT_MOST, () -> {
            clock.move(Duration.ofSeconds(11));
            watch.turn();
            return places.contains(place);
        });
    }

    @Test
    void new_changed_moved_and_gone_files_are_told_of_once_they_have_settled() throws IOException {
        watch(RootWatchTest::listen);
        assertThat(watch.state()).isEqualTo(RootWatch.State.LISTENING);
        assertThat(lookedAgain).as("nobody has seen what happened before").hasValue(1);
        Files.writeString(root.resolve("Harbor (2001)/Harbor cd2.mkv"), "new");
        until("Harbor (2001)/Harbor cd2.mkv");
        Files.delete(root.resolve("Harbor (2001)/Harbor cd2.mkv"));
        places.clear();
        until("Harbor (2001)/Harbor cd2.mkv");
        Files.createDirectories(root.resolve("Winter (2003)/Season 1"));
        Files.writeString(root.resolve("Winter (2003)/Season 1/S01E01.mkv"), "deep");
        until("Winter (2003)/Season 1/S01E01.mkv");
        Files.move(root.resolve("Winter (2003)"), root.resolve("Wintry (2003)"));
        places.clear();
        until("Winter (2003)");
        until("Wintry (2003)/Season 1/S01E01.mkv");
        Files.writeString(root.resolve("Wintry (2003)/Season 1/S01E02.mkv"), "heard where it is now");
        until("Wintry (2003)/Season 1/S01E02.mkv");
        assertThat(lookedAgain).hasValue(1);
    }

    @Test
    void what_is_no_media_or_of_another_program_is_not_told_of() throws IOException {
        watch(RootWatchTest::listen);
        Files.writeString(root.resolve("Harbor (2001)/poster.jpg"), "picture");
        Files.writeString(root.resolve("Harbor (2001)/.Harbor.mkv.Ab3d"), "of rsync");
        Files.writeString(root.resolve("Harbor (2001)/Harbor 2.mkv.part"), "unfinished");
        Files.writeString(root.resolve("last.mkv"), "last");
        until("last.mkv");
        assertThat(places).containsExactly("last.mkv");
    }

    @Test
    void too_many_folders_are_looked_at_by_their_times_until_the_limit_is_raised() {
        AtomicInteger opened = new AtomicInteger();
        watch((path, isEnding) -> {
            if (opened.incrementAndGet() == 1) {
                throw new IOException("User limit of inotify watches reached");
            }
            return listen(path, isEnding);
        });
        assertThat(watch.state()).isEqualTo(RootWatch.State.TOO_MANY);
        for (int minute = 0; minute < 60; minute++) {
            clock.move(Duration.ofMinutes(1));
            watch.turn();
        }
        assertThat(lookedAgain.get()).as("lookedAgain in an hour").isBetween(4, 6);
        assertThat(opened).as("it is tried once").hasValue(1);
        watch.retry();
        watch.turn();
        assertThat(watch.state()).isEqualTo(RootWatch.State.LISTENING);
    }

    @Test
    void a_disk_that_tells_nothing_is_looked_at_by_the_times_of_its_folders() {
        watch((path, isEnding) -> Optional.empty());
        assertThat(watch.state()).isEqualTo(RootWatch.State.LOOKING);
        clock.move(RootWatch.LOOK_EVERY);
        watch.turn();
        assertThat(lookedAgain).hasValue(2);
        clock.move(Duration.ofDays(-30));
        watch.turn();
        assertThat(lookedAgain).as("a clock that was set back holds up nothing").hasValue(3);
    }

    @Test
    void a_root_folder_that_goes_and_comes_back_is_looked_at_and_listened_to_again() throws IOException {
        watch(RootWatchTest::listen);
        Path away = folder.resolve("away");
        Files.move(root, away);
        watch.turn();
        assertThat(watch.state()).isEqualTo(RootWatch.State.AWAY);
        clock.move(Duration.ofMinutes(1));
        Files.move(away, root);
        watch.turn();
        assertThat(watch.state()).isEqualTo(RootWatch.State.LISTENING);
        assertThat(lookedAgain).hasValue(2);
        Files.writeString(root.resolve("Harbor (2001)/later.mkv"), "later");
        until("Harbor (2001)/later.mkv");
    }

    @Test
    void disks_that_tell_nothing_are_known_by_their_kind() {
        assertThat(new String[] {"nfs4", "cifs", "fuse.sshfs", "fuse.mergerfs", "fuse.rclone", "9p"})
                .allMatch(NetworkDisk::isOne);
        assertThat(new String[] {"ext4", "btrfs", "xfs", "zfs", "NTFS", "apfs", "fuseblk", "overlay"})
                .noneMatch(NetworkDisk::isOne);
    }
}
