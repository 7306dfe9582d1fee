package org.magpie.base.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;

class WholeMoveTest {
    @TempDir
    private Path folder;

    @Test
    void movesAFileAndMakesItsFolder() throws IOException {
        Path from = Files.writeString(folder.resolve("a"), "all of it");
        WholeMove.move(from, folder.resolve("new/b"));
        assertThat(from).doesNotExist();
        assertThat(folder.resolve("new/b")).hasContent("all of it");
        assertThatThrownBy(() -> WholeMove.move(from, folder.resolve("c"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void overwritesNothing() throws IOException {
        Path from = Files.writeString(folder.resolve("a"), "one");
        Path to = Files.writeString(folder.resolve("b"), "another");
        assertThatThrownBy(() -> WholeMove.move(from, to)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(from).hasContent("one");
        assertThat(to).hasContent("another");
    }

    @Test
    void aLinkIsMovedItself() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        WholeMove.move(link, folder.resolve("moved"));
        assertThat(Files.isSymbolicLink(folder.resolve("moved"))).isTrue();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    /** Where the machine has no second file system, nothing is shown here. */
    @Test
    void toAnotherFileSystemTheWholeFileArrivesAndNothingElse() throws IOException {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
        Path elsewhere = Files.createTempDirectory(memory, "magpie");
        Path from = Files.writeString(folder.resolve("a"), "all of it");
        Path to = elsewhere.resolve("b");
        try {
            WholeMove.move(from, to);
            assertThat(from).doesNotExist();
            assertThat(to).hasContent("all of it");
            try (var names = Files.list(elsewhere)) {
                assertThat(names).containsExactly(to);
            }
        } finally {
            Files.deleteIfExists(to);
            Files.delete(elsewhere);
        }
    }

    /** A second file system; where the machine has none, nothing is shown here. */
    private Path elsewhere() throws IOException {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
        return Files.createTempDirectory(memory, "magpie");
    }

    /** Does something each time a file is on its way. */
    private record Meanwhile(Runnable work) implements Progress {
        @Override
        public void at(long done, long total) {
            work.run();
        }

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    @Test
    void whatArrivesInAFolderWhileItIsMovedIsNeverLost() throws IOException {
        Path elsewhere = elsewhere();
        try {
            Path from = folder.resolve("film");
            Files.createDirectories(from.resolve("extras"));
            for (int each = 0; each < 5; each++) {
                Files.writeString(from.resolve("extras/" + each), "extra " + each);
            }
            AtomicInteger late = new AtomicInteger();
            Progress progress = new Meanwhile(() -> {
                try {
                    // A file that has been copied already is written again, and another one comes.
                    Files.writeString(from.resolve("extras/0"), "extra 0, longer " + late.get());
                    Files.writeString(from.resolve("extras/late " + late.incrementAndGet()), "late");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            Path to = elsewhere.resolve("film");
            WholeMove.move(from, to, progress);
            assertThat(late.get()).isPositive();
            for (int each = 1; each <= late.get(); each++) {
                String name = "extras/late " + each;
                assertThat(Files.exists(from.resolve(name)) || Files.exists(to.resolve(name)))
                        .as(name)
                        .isTrue();
            }
            Path last = Files.exists(from.resolve("extras/0")) ? from.resolve("extras/0") : to.resolve("extras/0");
            assertThat(last).hasContent("extra 0, longer " + (late.get() - 1));
            assertThat(to.resolve("extras/4")).hasContent("extra 4");
            assertThat(from.resolve("extras/4")).doesNotExist();
        } finally {
            WholeMove.delete(elsewhere);
        }
    }

    @Test
    void aFolderThatCannotBeMovedLeavesNothingBehind() throws IOException {
        Path elsewhere = elsewhere();
        try {
            Path from = Files.createDirectories(folder.resolve("film"));
            Files.writeString(from.resolve("a"), "a");
            Files.writeString(from.resolve("b"), "b");
            AtomicInteger calls = new AtomicInteger();
            Progress progress = new Meanwhile(() -> {
                if (calls.incrementAndGet() > 2) {
                    throw new DiskException(DiskException.Reason.FULL, elsewhere);
                }
            });
            assertThatThrownBy(() -> WholeMove.move(from, elsewhere.resolve("film"), progress))
                    .isInstanceOf(DiskException.class);
            try (var left = Files.list(elsewhere)) {
                assertThat(left).isEmpty();
            }
            assertThat(from.resolve("a")).hasContent("a");
            assertThat(from.resolve("b")).hasContent("b");
        } finally {
            WholeMove.delete(elsewhere);
        }
    }

    @Test
    void whatComesAfterTheComparisonOfACopyStays() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from"));
        Path to = Files.createDirectories(folder.resolve("to"));
        Files.writeString(from.resolve("a"), "a");
        Files.writeString(to.resolve("a"), "a");
        CopiedTree tree = new CopiedTree(from);
        Files.writeString(from.resolve("b"), "b");
        tree.delete();
        assertThat(from.resolve("a")).doesNotExist();
        assertThat(from.resolve("b")).hasContent("b");
    }
}
