package org.magpie.base.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
