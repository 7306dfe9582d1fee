package org.magpie.pipeline.download.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.testing.TestStore;

class PlaceMappingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // A client on Windows, Magpie on Linux.
        "D:\\Downloads, /mnt/pc, D:\\Downloads\\Film\\a.mkv, /mnt/pc/Film/a.mkv",
        "D:\\Downloads, /mnt/pc, d:/downloads/Film/a.mkv, /mnt/pc/Film/a.mkv",
        "D:\\Downloads\\, /mnt/pc/, D:\\Downloads, /mnt/pc",
        "D:, /mnt/pc, D:\\Film, /mnt/pc/Film",
        "\\\\nas\\films, /mnt/nas, \\\\NAS\\Films\\x, /mnt/nas/x",
        "D:\\Downloads, /mnt/pc, \\\\?\\D:\\Downloads\\x, /mnt/pc/x",
        // A client on Linux, Magpie on Windows.
        "/downloads, Z:\\done, /downloads/Film/a b.mkv, Z:\\done\\Film\\a b.mkv",
        "/downloads, \\\\nas\\done, /downloads/x, \\\\nas\\done\\x",
        // A container.
        "/downloads, /srv/media/downloads, /downloads/x, /srv/media/downloads/x",
        "/, /mnt/root, /a/b, /mnt/root/a/b",
        // Whole names count, and on Linux their case.
        "/data, /mnt/data, /database/x, /database/x",
        "/data, /mnt/data, /Data/x, /Data/x",
        // Nothing leads upwards.
        "/data, /mnt/data, /data/../etc/passwd, /data/../etc/passwd",
    })
    void aPlaceIsSaidInTheWordsOfThisComputer(String remote, String local, String said, String here) {
        assertThat(PlaceMappings.translated(7, said, List.of(new PlaceMapping(1, 0, remote, local))))
                .isEqualTo(here);
    }

    @Test
    void theLongestFolderCountsAndOfTwoTheClientsOwn() {
        List<PlaceMapping> mappings = List.of(
                new PlaceMapping(1, 0, "/data", "/a"),
                new PlaceMapping(2, 0, "/data/films", "/b"),
                new PlaceMapping(3, 7, "/data", "/c"),
                new PlaceMapping(4, 8, "/data/films/new", "/d"));
        assertThat(PlaceMappings.translated(7, "/data/x", mappings)).isEqualTo("/c/x");
        assertThat(PlaceMappings.translated(7, "/data/films/new/x", mappings)).isEqualTo("/b/new/x");
        assertThat(PlaceMappings.translated(8, "/data/films/new/x", mappings)).isEqualTo("/d/x");
        assertThat(PlaceMappings.translated(9, "/data/x", mappings)).isEqualTo("/a/x");
    }

    @Test
    void withoutAMappingOnlyAPathOfThisComputerIsOne() {
        assertThat(PlaceMappings.here(1, "/data/x", List.of())).isEqualTo(Path.of("/data/x"));
        assertThat(PlaceMappings.here(1, "D:\\x", List.of())).isNull();
        assertThat(PlaceMappings.here(1, "relative/x", List.of())).isNull();
        assertThat(PlaceMappings.here(1, " ", List.of())).isNull();
        assertThat(PlaceMappings.here(1, null, List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "downloads", "D:downloads", "\\\\server", "/a/../b"})
    void whatIsNoWholePathIsNotTaken(String remote) {
        assertThatThrownBy(() -> PlaceMappings.check(new PlaceMapping(0, 0, remote, "/a")))
                .isInstanceOf(UserException.class);
    }

    @Test
    void aTrialShowsBothSides() throws IOException {
        Path film = Files.createDirectories(folder.resolve("here/film"));
        Files.writeString(film.resolve("a.mkv"), "a");
        Files.writeString(film.resolve("b.srt"), "b");
        try (TestStore store = new TestStore(folder)) {
            PlaceMappings places = new PlaceMappings(store.store());
            PlaceMapping mapping =
                    new PlaceMapping(0, 0, "/data", folder.resolve("here").toString());
            assertThat(places.trial(mapping, "/data/film").sentence())
                    .isEqualTo(Message.of("places.trial.there", "/data/film", film.toString(), 2));
            assertThat(places.trial(mapping, "/data/other").sentence().key()).isEqualTo("places.trial.missing");
            assertThat(places.trial(mapping, "E:\\x").sentence().key()).isEqualTo("places.trial.no-path");
        }
    }

    @Test
    void whatIsSavedCountsAtOnceAndIsThereAfterARestart() {
        try (TestStore store = new TestStore(folder)) {
            PlaceMappings places = new PlaceMappings(store.store());
            PlaceMapping saved = places.save(new PlaceMapping(0, 3, " /data ", "/a"));
            assertThat(places.here(3, "/data/x")).isEqualTo(Path.of("/a/x"));
            places.save(new PlaceMapping(saved.id(), 3, "/data", "/b"));
            assertThat(places.here(3, "/data/x")).isEqualTo(Path.of("/b/x"));
            assertThat(new PlaceMappings(store.store()).all())
                    .containsExactly(new PlaceMapping(saved.id(), 3, "/data", "/b"));
            places.remove(saved.id());
            assertThat(places.here(3, "/data/x")).isEqualTo(Path.of("/data/x"));
            assertThat(store.told(PlaceMappingsChanged.class)).hasSize(3);
        }
    }
}
