package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;

/** Scanning and importing as a person types it. */
class ScanCommandsTest {
    @TempDir
    private Path home;

    private String out = "";
    private String error = "";

    private int magpie(String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter told = new StringWriter();
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = home.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int code = new CommandLineLauncher(Wiring::open, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(printed), new PrintWriter(told), all);
        out = printed.toString();
        error = told.toString();
        return code;
    }

    private JsonNode json(String... arguments) throws JsonProcessingException {
        assertThat(magpie(arguments)).as(error).isZero();
        return new ObjectMapper().readTree(out);
    }

    private Path file(String path) throws IOException {
        Path place = home.resolve(path);
        Files.createDirectories(place.getParent());
        Files.write(place, new byte[200_000]);
        Files.setLastModifiedTime(place, FileTime.from(Instant.EPOCH.plusSeconds(1_600_000_000)));
        return place;
    }

    @BeforeEach
    void folders() throws IOException {
        assertThat(magpie("folder", "add", "series", home.resolve("TV").toString()))
                .as(error)
                .isZero();
        assertThat(magpie("add", "series", "Long Pier", "--year", "2010", "--manual", "--episodes", "6"))
                .as(error)
                .isZero();
    }

    @Test
    void what_lies_in_a_root_folder_is_looked_at_scanned_listed_and_named() throws IOException {
        Path known = file("TV/Long Pier (2010)/Season 1/Long Pier - S01E01.mkv");
        Path unknown = file("TV/Stuff/odd.mkv");
        assertThat(json("scan", "--dry-run", "--json").get(0).get("newFiles").asInt())
                .isEqualTo(1);
        assertThat(json("unmatched", "--json")).isEmpty();
        assertThat(json("scan", "--offline", "--json").get(0).get("newFiles").asInt())
                .isEqualTo(1);
        assertThat(json("unmatched", "--json")).hasSize(1);
        assertThat(magpie("import", unknown.toString(), "--as", "Long Pier")).isEqualTo(1);
        assertThat(error).contains("--items");
        assertThat(magpie("import", unknown.toString(), "--as", "Long Pier", "--items", "S01E04", "--dry-run"))
                .as(error)
                .isZero();
        assertThat(json("unmatched", "--json")).hasSize(1);
        assertThat(magpie("import", unknown.toString(), "--as", "Long Pier", "--items", "S01E04"))
                .as(error)
                .isZero();
        assertThat(json("unmatched", "--json")).isEmpty();
        assertThat(known).exists();
        assertThat(unknown).exists();
        assertThat(magpie("import", unknown.toString(), "--as", "Long Pier")).isEqualTo(1);
        assertThat(error).contains("knows");
    }

    @Test
    void what_lies_elsewhere_is_filed_and_a_library_not_into_itself() throws IOException {
        Path elsewhere = file("in/Long.Pier.S01E03.720p.WEB.H264-GRP.mkv");
        JsonNode told = json("import", elsewhere.toString(), "--as", "Long Pier", "--dry-run", "--json");
        assertThat(told.get(0).get("items").asText()).isEqualTo("S01E03");
        assertThat(elsewhere).exists();
        assertThat(json("queue", "--json")).isEmpty();
        assertThat(magpie("import", home.toString(), "--as", "Long Pier")).isEqualTo(1);
        assertThat(error).contains("into itself");
        assertThat(magpie(
                        "import",
                        Objects.requireNonNull(
                                        file("_FAILED_x/Long.Pier.S01E03.mkv").getParent())
                                .toString(),
                        "--as",
                        "Long Pier"))
                .isEqualTo(1);
        assertThat(elsewhere).exists();
    }

    @Test
    void names_say_what_a_folder_is_and_one_undo_takes_all_of_it_back() throws IOException {
        Path first = file("in/pack/Long.Pier.S01E02.720p.WEB.H264-GRP.mkv");
        Path second = file("in/pack/Long.Pier.S01E03.720p.WEB.H264-GRP.mkv");
        String pack = Objects.requireNonNull(first.getParent()).toString();
        JsonNode told = json("import", pack, "--mode", "copy", "--dry-run", "--json");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).get("items").asText()).isEqualTo("S01E02");
        assertThat(Path.of(told.get(0).get("to").asText())).doesNotExist();
        assertThat(magpie("import", pack, "--mode", "copy")).as(error).isZero();
        assertThat(first).exists();
        assertThat(second).exists();
        assertThat(Path.of(told.get(0).get("to").asText())).exists();
        assertThat(Path.of(told.get(1).get("to").asText())).exists();
        assertThat(magpie("undo")).as(error).isZero();
        assertThat(Path.of(told.get(0).get("to").asText())).doesNotExist();
        assertThat(Path.of(told.get(1).get("to").asText())).doesNotExist();
        assertThat(magpie("import", pack, "--mode", "move")).as(error).isZero();
        assertThat(first).doesNotExist();
        assertThat(magpie("undo")).as(error).isZero();
        assertThat(first).exists();
        assertThat(second).exists();
    }

    @Test
    void what_no_name_tells_is_asked_for() throws IOException {
        Path odd = file("in/holiday.mkv");
        assertThat(magpie("import", odd.toString())).isEqualTo(1);
        assertThat(error).contains("--as");
        assertThat(odd).exists();
        assertThat(json("import", odd.toString(), "--as", "Long Pier", "--items", "S01E05", "--mode", "link", "--json"))
                .hasSize(1);
        assertThat(odd).exists();
    }
}
