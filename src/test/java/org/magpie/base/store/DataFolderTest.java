package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;

class DataFolderTest {
    @TempDir
    Path folder;

    private final Path home = Path.of("/home/ada").toAbsolutePath();

    @Test
    void what_a_person_says_comes_first_then_the_environment_then_the_convention() {
        Map<String, String> environment = Map.of("MAGPIE_HOME", "/srv/magpie", "XDG_DATA_HOME", "/data");
        assertThat(DataFolder.locate(folder, environment, "Linux", home)).isEqualTo(folder);
        assertThat(DataFolder.locate(null, environment, "Linux", home))
                .isEqualTo(Path.of("/srv/magpie").toAbsolutePath());
        assertThat(DataFolder.locate(null, Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
                .isEqualTo(Path.of("/data/magpie"));
    }

    @Test
    void each_system_has_its_convention() {
        assertThat(DataFolder.locate(null, Map.of(), "Linux", home)).isEqualTo(home.resolve(".local/share/magpie"));
        assertThat(DataFolder.locate(null, Map.of("XDG_DATA_HOME", "relative"), "Linux", home))
                .isEqualTo(home.resolve(".local/share/magpie"));
        assertThat(DataFolder.locate(null, Map.of(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Application Support/Magpie"));
        assertThat(DataFolder.locate(null, Map.of("APPDATA", "/roaming"), "Windows 11", home))
                .isEqualTo(Path.of("/roaming/Magpie"));
        assertThat(DataFolder.locate(null, Map.of(), "Windows 11", home))
                .isEqualTo(home.resolve("AppData/Roaming/Magpie"));
    }

    @Test
    void a_second_magpie_is_turned_away_until_the_first_has_gone() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOfSatisfying(
                            DataFolderInUseException.class,
                            inUse -> assertThat(new Texts(Locale.ENGLISH).say(inUse.said()))
                                    .isEqualTo("Another Magpie is running and uses the data folder " + folder + "."));
        }
        DataFolder.open(folder).close();
    }

    @Test
    void the_keys_stay_the_same_and_differ_by_purpose() {
        byte[] database;
        byte[] vault;
        try (DataFolder first = DataFolder.open(folder.resolve("new/one"))) {
            database = first.databaseKey();
            vault = first.vaultKey();
        }
        assertThat(database).hasSize(32).isNotEqualTo(vault);
        try (DataFolder second = DataFolder.open(folder.resolve("new/one"))) {
            assertThat(second.databaseKey()).isEqualTo(database);
            assertThat(second.vaultKey()).isEqualTo(vault);
        }
        try (DataFolder other = DataFolder.open(folder.resolve("other"))) {
            assertThat(other.databaseKey()).isNotEqualTo(database);
        }
    }

    @Test
    void the_key_file_and_the_folder_are_the_owners_alone_even_after_a_careless_copy() throws Exception {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path data = folder.resolve("data");
        DataFolder.open(data).close();
        Path key = data.resolve("magpie.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        DataFolder.open(data).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_library_whose_key_is_gone_or_damaged_gets_no_new_key() throws Exception {
        DataFolder.open(folder).close();
        Files.createFile(folder.resolve("magpie.mv.db"));
        Path key = folder.resolve("magpie.key");
        Files.writeString(key, "abc");
        assertThatThrownBy(() -> DataFolder.open(folder)).extracting("key").isEqualTo("data.key-damaged");
        Files.write(key, "x".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> DataFolder.open(folder)).extracting("key").isEqualTo("data.key-damaged");
        Files.delete(key);
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(UserException.class)
                .extracting("key")
                .isEqualTo("data.key-missing");
        assertThat(key).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_with_its_path() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOfSatisfying(UserException.class, said -> {
                    assertThat(said.key()).isEqualTo("data.unmakable");
                    assertThat(said.said().arguments().getFirst())
                            .isEqualTo(file.resolve("data").toString());
                });
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOfSatisfying(
                        UserException.class, said -> assertThat(said.key()).isEqualTo("data.no-folder"));
    }
}
