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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;

/** The commands on a real data folder, one after the other as a person types them. */
class CommandLineTest {
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

    private void addsAFilm() {
        assertThat(magpie("folder", "add", "movie", home.resolve("Movies").toString()))
                .as(error)
                .isZero();
        assertThat(magpie("add", "movie", "Dusk Harbor", "--year", "2011", "--manual"))
                .as(error)
                .isZero();
    }

    @Test
    void foldersAreAddedListedAndRemoved() throws IOException {
        Path movies = home.resolve("Movies");

        assertThat(magpie("folder", "add", "film", movies.toString())).isZero();
        assertThat(movies).isDirectory();
        JsonNode listed = json("folder", "list", "--json");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("kind").asText()).isEqualTo("MOVIE");

        assertThat(magpie("folder", "add", "spaceship", movies.toString())).isEqualTo(2);
        assertThat(magpie("folder", "remove", movies.toString())).isZero();
        assertThat(json("folder", "--json")).isEmpty();
        assertThat(movies).isDirectory();
        assertThat(magpie("folder", "remove", movies.toString())).isEqualTo(1);
        assertThat(error).contains("is no root folder").hasLineCount(1);
    }

    @Test
    void theFirstTitleMakesItsFolderWhereItIsTold() {
        Path films = home.resolve("my films");

        assertThat(magpie("add", "movie", "Dusk Harbor", "--manual", "--folder", films.toString()))
                .as(error)
                .isZero();

        assertThat(films).isDirectory();
        assertThat(error).contains(films.toString());
        assertThat(out).isEqualToIgnoringNewLines("Added Dusk Harbor, number 1.");
        assertThat(magpie("library")).isZero();
        assertThat(out).contains("Dusk Harbor").doesNotContain("library.state");
    }

    @Test
    void aNameIsExplainedForAPersonAndForAProgram() throws IOException {
        addsAFilm();
        String name = "Dusk.Harbor.2011.1080p.BluRay.x264-GRP";

        JsonNode told = json("names", "--explain", name, "--json");
        JsonNode film = told.get("readings").get(0);
        assertThat(film.get("kind").asText()).isEqualTo("movie");
        assertThat(film.get("counts").asBoolean()).isTrue();
        assertThat(film.get("outcome").asText()).isEqualTo("taken");
        assertThat(film.get("facts").get("group").asText()).isEqualTo("GRP");
        assertThat(film.get("titles").get(0).get("name").asText()).isEqualTo("Dusk Harbor (2011)");
        assertThat(told.get("readings")).hasSize(4);

        assertThat(magpie("names", "--explain", name, "--kind", "film")).isZero();
        assertThat(out).contains("Taken without asking", "Dusk Harbor (2011)", "1080p", "Books: ");
        assertThat(magpie("names", "--explain", "Dusk.Harbor.2015.1080p.BluRay-GRP", "--kind", "film"))
                .isZero();
        assertThat(out).contains("Not taken", "but the release says 2015");
        assertThat(magpie("names", "--explain", name, "--kind", "spaceship")).isEqualTo(2);
    }

    @Test
    void aTitleGetsFurtherNamesAndASeriesItsType() throws IOException {
        addsAFilm();
        assertThat(json("alias", "Dusk Harbor", "Port at Dusk", "--json").findValuesAsText("name"))
                .containsExactlyInAnyOrder("Dusk Harbor", "Port at Dusk");
        assertThat(json("alias", "Dusk Harbor", "Port at Dusk", "--remove", "--json"))
                .hasSize(1);
        assertThat(magpie("series-type", "Dusk Harbor", "daily")).isEqualTo(1);
        assertThat(error).contains("Only a series");

        assertThat(magpie("folder", "add", "series", home.resolve("TV").toString()))
                .isZero();
        assertThat(magpie("add", "series", "Moons", "--episodes", "3", "--manual"))
                .as(error)
                .isZero();
        assertThat(magpie("series-type", "Moons", "daily")).as(error).isZero();
        assertThat(out).contains("Moons: daily");
        assertThat(magpie("series-type", "Moons", "automatic")).isZero();
        assertThat(magpie("series-type", "Moons", "weekly")).isEqualTo(2);
    }

    @Test
    void whatCannotBeDoneIsNotSaidToBeDone() throws IOException {
        addsAFilm();
        assertThat(magpie("refresh", "Dusk Harbor")).isEqualTo(1);
        assertThat(error).contains("was made by hand");
        assertThat(magpie("refresh")).isZero();
        assertThat(out).contains("No title was refreshed").contains("1 was made by hand");
        assertThat(magpie("alias", "Dusk Harbor", "Nowhere", "--remove")).isEqualTo(1);
        assertThat(magpie("tag", "remove", "Dusk Harbor", "kids")).isEqualTo(1);
        assertThat(magpie("grab", "17")).isEqualTo(1);
        assertThat(error).contains("No release of that number");
        assertThat(magpie("search", "Dusk Harbor", "--episode", "3")).isEqualTo(1);
        assertThat(error).contains("--season");
        assertThat(magpie("search", "Dusk Harbor", "--season", "9")).isEqualTo(1);
        assertThat(error).contains("no season 9");
        assertThat(magpie("add", "film", "Other Harbor", "--manual", "--episodes", "3"))
                .isEqualTo(1);
        assertThat(magpie("add", "film", "Other", "Harbor", "--manual")).isEqualTo(2);
        assertThat(error).contains("“Harbor” is one word too many");
        assertThat(magpie("add", "album", "Second Album", "--manual")).isEqualTo(1);
    }

    @Test
    void aFileThatIsThereIsWrittenOverOnlyWhenThatIsSaid() throws IOException {
        Path file = home.resolve("setup.yaml");
        assertThat(magpie("config", "example", file.toString())).isZero();
        String example = Files.readString(file);
        assertThat(magpie("config", "export", file.toString())).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(example);
        assertThat(magpie("config", "export", file.toString(), "--overwrite")).isZero();
        assertThat(Files.readString(file)).isNotEqualTo(example);
    }

    @Test
    void aProgramIsGivenTheSentenceBesideItsKey() throws IOException {
        addsAFilm();
        JsonNode first = json("history", "--json").get(0);
        assertThat(first.get("said").get("key").asText()).isNotBlank();
        assertThat(first.get("said").get("text").asText()).contains("Dusk Harbor");
    }

    @Test
    void aPlugIsDescribedAddedChangedSwitchedAndRemoved() throws IOException {
        assertThat(magpie("plug", "kinds")).isZero();
        assertThat(out).contains("torznab", "qbittorrent", "tvmaze");
        assertThat(magpie("plug", "kinds", "torznab")).isZero();
        assertThat(out).contains("address", "key", "required");
        JsonNode described = json("plug", "kinds", "torznab", "--json");
        assertThat(described.get("fields").findValuesAsText("name")).contains("address", "key");

        Path key = home.resolve("key.txt");
        Files.writeString(key, "s3cret-canary\n");
        assertThat(magpie(
                        "plug",
                        "add",
                        "torznab",
                        "My Jackett",
                        "--set",
                        "address=http://127.0.0.1:9/api",
                        "--set",
                        "key=@" + key))
                .as(error)
                .isZero();
        JsonNode listed = json("plug", "list", "--json");
        assertThat(out).doesNotContain("s3cret-canary");
        assertThat(listed.findValuesAsText("name")).contains("My Jackett");

        assertThat(magpie("plug", "set", "my jackett", "--name", "Jackett", "--priority", "3", "--tag", "kids"))
                .as(error)
                .isZero();
        assertThat(magpie("plug", "disable", "Jackett")).isZero();
        JsonNode changed = json("plug", "list", "--json");
        JsonNode jackett = null;
        for (JsonNode each : changed) {
            jackett = each.get("name").asText().equals("Jackett") ? each : jackett;
        }
        assertThat(jackett).isNotNull();
        assertThat(jackett.get("enabled").asBoolean()).isFalse();
        assertThat(jackett.get("priority").asInt()).isEqualTo(3);
        assertThat(jackett.get("tags").get(0).asText()).isEqualTo("kids");
        assertThat(jackett.get("settings").get("address").asText()).isEqualTo("http://127.0.0.1:9/api");

        assertThat(magpie("plug", "test", "Jackett")).isEqualTo(1);
        assertThat(error).hasLineCount(1);
        assertThat(magpie("plug", "remove", "Jackett")).isZero();
        assertThat(magpie("plug", "remove", "Jackett")).isEqualTo(1);
        assertThat(error).contains("Jackett");
    }

    @Test
    void whatWasRemovedIsUndone() throws IOException {
        assertThat(magpie("undo")).isEqualTo(1);
        assertThat(error).contains("nothing to undo").hasLineCount(1);
        addsAFilm();
        Path key = home.resolve("key.txt");
        Files.writeString(key, "s3cret-canary\n");
        assertThat(magpie(
                        "plug",
                        "add",
                        "torznab",
                        "Jackett",
                        "--set",
                        "address=http://127.0.0.1:9/api",
                        "--set",
                        "key=@" + key))
                .as(error)
                .isZero();
        String library = json("library", "--json").toString();
        String plugs = json("plug", "list", "--json").toString();

        assertThat(magpie("remove", "Dusk Harbor")).as(error).isZero();
        assertThat(magpie("plug", "remove", "Jackett")).isZero();
        JsonNode entries = json("undo", "--list", "--json");
        assertThat(out).doesNotContain("s3cret-canary");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).get("actor").get("kind").asText()).isEqualTo("COMMAND_LINE");

        assertThat(magpie("undo")).as(error).isZero();
        assertThat(out).contains("Undone: Removed Jackett");
        assertThat(json("plug", "list", "--json").toString()).isEqualTo(plugs);
        assertThat(magpie("undo", entries.get(1).get("id").asText())).as(error).isZero();
        assertThat(json("library", "--json").toString()).isEqualTo(library);
        assertThat(magpie("undo", "--list")).isZero();
        assertThat(out).contains("command-line", "yes", "Removed Dusk Harbor");
        assertThat(magpie("history")).isZero();
        assertThat(out).contains("command-line", "is back in the library");
    }

    @Test
    void whatIsMistypedForAPlugIsAnsweredWithWhatThereIs() {
        assertThat(magpie("plug", "add", "torrznab", "X")).isEqualTo(1);
        assertThat(error).contains("torznab").hasLineCount(1);
        assertThat(magpie("plug", "add", "torznab", "X", "--set", "url=http://127.0.0.1:9"))
                .isEqualTo(1);
        assertThat(error).contains("url", "address").hasLineCount(1);
        assertThat(magpie("plug", "add", "torznab", "X")).isEqualTo(1);
        assertThat(error).hasLineCount(1);
        assertThat(magpie("plug", "add", "torznab", "X", "--set", "key=env:MAGPIE_NO_SUCH_VARIABLE"))
                .isEqualTo(1);
        assertThat(error).contains("MAGPIE_NO_SUCH_VARIABLE");
        assertThat(magpie(
                        "plug",
                        "add",
                        "torznab",
                        "X",
                        "--test",
                        "--set",
                        "address=http://127.0.0.1:9/api",
                        "--set",
                        "key=k"))
                .isEqualTo(1);
        assertThat(magpie("plug", "list")).isZero();
        assertThat(out).doesNotContain(" X ");
    }

    @Test
    void aTitleIsMonitoredTaggedGivenAProfileAndRemoved() throws IOException {
        addsAFilm();

        assertThat(json("monitor", "Dusk Harbor", "--off", "--json")
                        .get("monitored")
                        .asBoolean())
                .isFalse();
        assertThat(json("monitor", "1", "--json").get("monitored").asBoolean()).isTrue();
        assertThat(magpie("tag", "add", "Dusk Harbor", "kids", "summer")).isZero();
        assertThat(json("tag", "--json").get("kids").asInt()).isEqualTo(1);
        assertThat(magpie("tag", "remove", "Dusk Harbor", "kids")).isZero();
        assertThat(json("tag", "list", "--json").has("kids")).isFalse();
        String profile = "";
        for (JsonNode each : json("profile", "list", "--json")) {
            profile =
                    each.get("kind").asText().equals("MOVIE") ? each.get("name").asText() : profile;
        }
        assertThat(json("profile", "set", "Dusk Harbor", profile, "--json")
                        .get("profile")
                        .asText())
                .isEqualTo(profile);
        assertThat(magpie("profile", "set", "Dusk Harbor", "Nonsense")).isEqualTo(1);

        assertThat(magpie("remove", "Dusk Harbor")).isZero();
        assertThat(json("library", "--json")).isEmpty();
        assertThat(home.resolve("Movies")).isDirectory();
    }

    @Test
    void aReleaseIsBlockedByHandAndLetOffAgain() throws IOException {
        addsAFilm();

        assertThat(magpie("blocklist", "add", "Dusk.Harbor.2011.CAM-GRP", "--title", "Dusk Harbor", "--days", "7"))
                .isZero();
        JsonNode entry = json("blocklist", "list", "--json").get(0).get("entry");
        assertThat(entry.get("releaseName").asText()).isEqualTo("Dusk.Harbor.2011.CAM-GRP");
        assertThat(entry.get("expires").isNull()).isFalse();

        assertThat(magpie("blocklist", "remove", entry.get("id").asText())).isZero();
        assertThat(json("blocklist", "--json")).isEmpty();
        assertThat(magpie("blocklist", "remove", "4711")).isEqualTo(1);
    }

    @Test
    void whatIsExcludedIsListedWithItsReasonAndLetInAgain() throws IOException {
        addsAFilm();

        assertThat(magpie("exclusion", "add", "--title", "Dusk Harbor", "--until", "2099-01-01", "--reason", "later"))
                .isZero();
        assertThat(magpie("exclusion", "add", "--tag", "kids")).isZero();
        assertThat(magpie("exclusion", "add", "--tag", "kids", "--genre", "Drama"))
                .isEqualTo(2);
        assertThat(magpie("exclusion", "add", "--id", "no id")).isEqualTo(1);
        JsonNode listed = json("exclusion", "list", "--json");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).get("value").asText()).isEqualTo("kids");
        assertThat(listed.get(1).get("label").asText()).startsWith("Dusk Harbor");
        assertThat(listed.get(1).get("reason").asText()).isEqualTo("later");
        assertThat(listed.get(1).get("by").asText()).isEqualTo("command-line");

        assertThat(magpie("exclusion", "remove", listed.get(0).get("id").asText()))
                .isZero();
        assertThat(json("exclusion", "--json")).hasSize(1);
        assertThat(magpie("exclusion", "remove", "4711")).isEqualTo(1);
    }

    @Test
    void theShippedExampleSetsUpAFreshFolder() throws IOException {
        String example = Files.readString(Path.of("src/main/resources/org/magpie/upkeep/setup-example.yaml"))
                .replace("/srv/media", home.resolve("media").toString())
                .replaceAll("\\$\\{[A-Z_]+}", "k3y");
        Path document = home.resolve("setup.yaml");
        Files.writeString(document, example);

        assertThat(magpie("config", "validate", document.toString())).as(error).isZero();
        assertThat(magpie("config", "import", document.toString())).as(error).isZero();
        assertThat(json("folder", "list", "--json").findValuesAsText("kind")).contains("MOVIE", "SERIES");
        assertThat(json("plug", "list", "--json").findValuesAsText("name")).contains("Jackett", "qBittorrent");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() throws IOException {
        Path document = home.resolve("setup.yaml");
        Files.writeString(document, "magpie: 1\nfolders:\n- kind: MOVIE\n  path: ${MAGPIE_NO_SUCH_VARIABLE}/x\n");
        assertThat(magpie("config", "validate", document.toString())).isEqualTo(1);
        assertThat(error).contains("MAGPIE_NO_SUCH_VARIABLE").hasLineCount(1);
        Files.writeString(document, "magpie: 1\nfolders: [unclosed\n");
        assertThat(magpie("config", "validate", document.toString())).isEqualTo(1);
        assertThat(error).hasLineCount(1).doesNotContain("org.yaml", "Exception");
    }

    @Test
    void anUnknownNumberOfTheQueueIsSaid() throws IOException {
        addsAFilm();
        assertThat(json("queue", "--json")).isEmpty();
        for (String action : new String[] {"pause", "resume", "remove", "retry", "import"}) {
            assertThat(magpie("queue", action, "17")).as(action).isEqualTo(1);
            assertThat(error).as(action).hasLineCount(1);
        }
        assertThat(magpie("queue", "pause")).isEqualTo(2);
    }

    @Test
    void theFolderMayBeNamedBeforeOrAfterTheCommand() {
        StringWriter told = new StringWriter();
        String data = home.resolve("data").toString();
        CommandLineLauncher face = new CommandLineLauncher(Wiring::open, new Texts(Locale.ENGLISH));

        assertThat(face.run(new PrintWriter(told), new PrintWriter(told), "--json", "--data", data, "plug", "list"))
                .isZero();
        assertThat(face.run(new PrintWriter(told), new PrintWriter(told), "plug", "list", "--data=" + data, "--json"))
                .isZero();
        assertThat(face.run(new PrintWriter(told), new PrintWriter(told), "plug", "--data", data, "list"))
                .isZero();
    }
}
