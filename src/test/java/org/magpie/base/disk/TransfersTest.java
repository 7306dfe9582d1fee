package org.magpie.base.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.disk.Transfers.Link;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.DiskException.Reason;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;

class TransfersTest {
    /** Remembers what was told and cancels after so many reports. */
    private static final class Watched implements Progress {
        private final List<Long> done = new ArrayList<>();
        private int cancelAfter = Integer.MAX_VALUE;
        private long total;

        @Override
        public void at(long reached, long outOf) {
            done.add(reached);
            total = outOf;
        }

        @Override
        public void says(Message message) {
            throw new AssertionError("nothing to say");
        }

        @Override
        public boolean isCancelled() {
            return done.size() >= cancelAfter;
        }
    }

    @TempDir
    Path folder;

    private final Transfers transfers = new Transfers();
    private final Watched progress = new Watched();
    private Path elsewhere = Path.of("");

    @AfterEach
    void cleanUp() throws IOException {
        if (!elsewhere.toString().isEmpty()) {
            try (Stream<Path> files = Files.walk(elsewhere)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A folder on another file system, where this computer has one that tests may use. */
    private Path otherFileSystem() throws IOException {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(Files.isWritable(memory), "no second file system to try on");
        elsewhere = Files.createTempDirectory(memory, "magpie");
        Assumptions.assumeFalse(
                Files.getFileStore(elsewhere).equals(Files.getFileStore(folder)), "no second file system to try on");
        return elsewhere;
    }

    private Path file(Path in, String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(in.resolve(name), bytes);
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void within_a_file_system_a_move_is_a_new_name_and_its_folders_are_made() throws IOException {
        Path from = file(folder, "a.mkv", 100);
        Path to = folder.resolve("Film (2020)/Film (2020).mkv");
        transfers.move(from, to, progress);
        assertThat(to).hasSize(100);
        assertThat(from).doesNotExist();
    }

    @Test
    void to_another_file_system_a_move_copies_compares_and_deletes() throws IOException {
        Path from = file(folder, "a.mkv", 3_500_000);
        byte[] bytes = Files.readAllBytes(from);
        Files.setLastModifiedTime(from, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Path to = otherFileSystem().resolve("films/a.mkv");
        transfers.move(from, to, progress);
        assertThat(to).hasBinaryContent(bytes);
        assertThat(from).doesNotExist();
        assertThat(names(elsewhere.resolve("films"))).containsExactly("a.mkv");
        assertThat(Files.getLastModifiedTime(to).toInstant()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(progress.done).isSorted().last().isEqualTo(7_000_000L);
        assertThat(progress.total).isEqualTo(7_000_000L);
    }

    @Test
    void a_cancelled_move_leaves_the_original_and_nothing_else() throws IOException {
        Path from = file(folder, "a.mkv", 5_000_000);
        Path to = otherFileSystem().resolve("a.mkv");
        progress.cancelAfter = 2;
        assertThatThrownBy(() -> transfers.move(from, to, progress)).isInstanceOf(JobCancelledException.class);
        assertThat(from).hasSize(5_000_000);
        assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void what_a_killed_copy_has_left_is_written_over_by_the_next() throws IOException {
        Path from = file(folder, "a.mkv", 5_000);
        Path to = folder.resolve("b.mkv");
        Watched stopped = new Watched();
        stopped.cancelAfter = 0;
        assertThatThrownBy(() -> transfers.copy(from, to, stopped)).isInstanceOf(JobCancelledException.class);
        transfers.copy(from, to, progress);
        assertThat(to).hasSameBinaryContentAs(from);
        assertThat(names(folder)).containsExactly("a.mkv", "b.mkv");
    }

    @Test
    void an_original_that_changes_while_it_is_copied_is_noticed() throws IOException {
        Path from = file(folder, "a.mkv", 3_000_000);
        Path to = folder.resolve("b.mkv");
        Progress meddling = new Progress() {
            @Override
            public void at(long done, long total) {
                try (OutputStream more = Files.newOutputStream(from, StandardOpenOption.APPEND)) {
                    more.write(1);
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
            }

            @Override
            public void says(Message message) {
                throw new AssertionError("nothing to say");
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> transfers.copy(from, to, meddling))
                .extracting("reason")
                .isEqualTo(Reason.DIFFERENT);
        assertThat(names(folder)).containsExactly("a.mkv");
    }

    @Test
    void nothing_is_ever_written_over() throws IOException {
        Path from = file(folder, "a", 10);
        Path to = file(folder, "b", 20);
        assertThatThrownBy(() -> transfers.move(from, to, progress))
                .extracting("reason")
                .isEqualTo(Reason.EXISTS);
        assertThatThrownBy(() -> transfers.copy(from, to, progress))
                .extracting("reason")
                .isEqualTo(Reason.EXISTS);
        assertThatThrownBy(() -> transfers.link(from, to)).extracting("reason").isEqualTo(Reason.EXISTS);
        assertThat(to).hasSize(20);
        assertThat(from).hasSize(10);
    }

    @Test
    void what_is_not_there_is_missing() {
        Path none = folder.resolve("none");
        Path to = folder.resolve("to");
        assertThatThrownBy(() -> transfers.move(none, to, progress))
                .extracting("reason")
                .isEqualTo(Reason.MISSING);
        assertThatThrownBy(() -> transfers.link(none, to)).extracting("reason").isEqualTo(Reason.MISSING);
        transfers.delete(none);
    }

    @Test
    void a_linked_file_takes_its_space_once_and_linking_again_is_as_good() throws IOException {
        Path from = file(folder, "a", 10);
        Path to = folder.resolve("films/a");
        assertThat(transfers.link(from, to)).isEqualTo(Link.LINKED);
        assertThat(Files.isSameFile(from, to)).isTrue();
        assertThat(transfers.link(from, to)).isEqualTo(Link.LINKED);
        transfers.delete(from);
        assertThat(to).hasSize(10);
    }

    @Test
    void a_link_to_another_file_system_is_not_possible_and_leaves_nothing() throws IOException {
        Path from = file(folder, "a", 10);
        assertThat(transfers.link(from, otherFileSystem().resolve("a"))).isEqualTo(Link.NOT_POSSIBLE);
        assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void a_move_that_was_cut_short_is_ended_only_where_the_copy_is_whole() throws IOException {
        Path from = file(folder, "a", 10);
        Path to = folder.resolve("b");
        assertThat(transfers.endMove(from, to)).isFalse();
        Files.copy(from, to);
        assertThat(transfers.endMove(from, to)).isTrue();
        assertThat(from).doesNotExist();
        Path other = file(folder, "c", 11);
        assertThat(transfers.endMove(other, to)).isFalse();
        assertThat(other).hasSize(11);
        assertThat(to).hasSize(10);
    }

    @Test
    void a_folder_is_moved_to_another_file_system_with_all_that_is_in_it() throws IOException {
        Path from = Files.createDirectories(folder.resolve("film.trickplay"));
        file(from, "1.jpg", 1000);
        Files.createDirectories(from.resolve("320"));
        file(from.resolve("320"), "2.jpg", 2000);
        Path to = otherFileSystem().resolve("film.trickplay");
        transfers.move(from, to, progress);
        assertThat(from).doesNotExist();
        assertThat(to.resolve("1.jpg")).hasSize(1000);
        assertThat(to.resolve("320/2.jpg")).hasSize(2000);
    }

    @Test
    void free_space_is_told_for_a_place_that_is_not_there_yet() throws IOException {
        assertThat(transfers.free(folder.resolve("not/yet/there")))
                .isCloseTo(Files.getFileStore(folder).getUsableSpace(), Percentage.withPercentage(20));
    }

    @Test
    void a_full_disk_is_told_as_such() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        try (OutputStream out = Files.newOutputStream(full)) {
            out.write(1);
        } catch (IOException failure) {
            assertThat(DiskException.of(full, failure).reason()).isEqualTo(Reason.FULL);
            return;
        }
        throw new AssertionError("it took it");
    }

    @Test
    void the_systems_own_texts_are_understood() {
        assertThat(reasonOf("Read-only file system")).isEqualTo(Reason.READ_ONLY);
        assertThat(reasonOf("There is not enough space on the disk")).isEqualTo(Reason.FULL);
        assertThat(reasonOf("Disk quota exceeded")).isEqualTo(Reason.FULL);
        assertThat(reasonOf("Permission denied")).isEqualTo(Reason.DENIED);
        assertThat(reasonOf("Stale file handle")).isEqualTo(Reason.OTHER);
    }

    private static Reason reasonOf(String text) {
        return DiskException.of(Path.of("a"), new FileSystemException("a", null, text))
                .reason();
    }
}
