package org.magpie.pipeline.importing.recycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.catalog.FileRemoval;

@DisabledOnOs(OS.WINDOWS)
class RecycleFolderTest {
    @TempDir
    Path folder;

    private Store store;
    private RecycledFiles files;
    private Path root;

    @BeforeEach
    void opens() throws Exception {
        store = Store.open(folder.resolve("magpie"), new byte[32], List.of(), new Events());
        files = new RecycledFiles(store, Clock.systemUTC());
        root = Files.createDirectories(folder.resolve("films")).toRealPath();
    }

    @AfterEach
    void closes() {
        store.close();
    }

    /** The link leads nowhere from the recycle folder: its size is its own. */
    @Test
    void aLinkToANeighbourIsMovedAndNoted() throws Exception {
        Path film = Files.createDirectories(root.resolve("Film")).resolve("film.mkv");
        Files.writeString(film.resolveSibling("real.bin"), "12345");
        Files.createSymbolicLink(film, Path.of("real.bin"));

        List<FileRemoval.Move> moved = new RecycleFolder(files).takeWithSubtitles(root, film, "file-1");

        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().bytes()).isEqualTo("real.bin".length());
        assertThat(Files.isSymbolicLink(moved.getFirst().to())).isTrue();
        assertThat(Files.exists(film, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(film.resolveSibling("real.bin")).hasContent("12345");
        assertThat(files.all()).hasSize(1);
    }

    @Test
    void aNameWithSignsThatStatementsReadOtherwiseIsFoundWhenItIsTakenOut() throws Exception {
        for (String name : List.of("100%_a\\b.srt", "100%_a\\", "%", "_")) {
            Path place =
                    Files.createDirectories(root.resolve(".magpie-recycle")).resolve(name);
            Files.writeString(place, "x");
            files.put(root, root.resolve(name), place, 1);
        }
        assertThat(files.all()).hasSize(4);
        for (String name : List.of("100%_a\\b.srt", "%", "100%_a\\")) {
            store.change(
                    unit -> files.takenOut(unit, root.resolve(".magpie-recycle").resolve(name)));
        }

        assertThat(files.all()).extracting(RecycledFiles.Recycled::path).containsExactly(".magpie-recycle/_");
    }
}
