package org.magpie.pipeline.importing.players;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.MediaKind;
import org.magpie.media.file.MediaInfo;
import org.magpie.testing.Await;
import org.magpie.testing.Peers;

/** A real Kodi takes what Magpie wrote into its library, and asks nobody else: the scraper "Local information only". */
@Tag("peers")
class KodiTest {
    private static final Duration SCANNED_WITHIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final MediaInfo INFO = new MediaInfo(
            "matroska",
            "hevc",
            1920,
            1080,
            10,
            "HDR10",
            "",
            24,
            "eac3",
            "",
            5.1,
            MediaInfo.Sound.UNKNOWN,
            5400,
            List.of("Japanese", "English"),
            List.of("German"));

    @TempDir
    private Path temporary;

    private PlayersFixture world;
    private HttpClient http;
    /** Kodi keeps what it has read: each test has folders of its own. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private Path movies;
    private Path shows;

    @BeforeEach
    void open() throws IOException {
        http = HttpClient.newHttpClient();
        world = new PlayersFixture(temporary);
        movies = Files.createDirectories(Path.of(Peers.of("kodi", "MOVIES")).resolve(mark));
        shows = Path.of(Peers.of("kodi", "TV"));
        world.rootAt(MediaKind.MOVIE, movies);
        world.rootAt(MediaKind.SERIES, shows);
        world.on(MediaKind.MOVIE, PlayerDialect.KODI);
        world.on(MediaKind.SERIES, PlayerDialect.KODI);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        http.close();
        for (Path place : List.of(movies, shows)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path each : all.toList().reversed()) {
                    if (each.toString().contains(mark) && !Files.isDirectory(each)) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    private JsonNode call(String method, String parameters) throws IOException, InterruptedException {
        String user = Peers.of("kodi", "USER") + ":" + Peers.of("kodi", "PASSWORD");
        HttpRequest request = HttpRequest.newBuilder(URI.create(Peers.of("kodi", "URL")))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + parameters + "}"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.has("error")).as(answer.body()).isFalse();
        return body.path("result");
    }

    /** What of Kodi's library lies in this test's folders, by title. */
    private Map<String, JsonNode> library(String method, String list, String properties) {
        try {
            Map<String, JsonNode> found = new TreeMap<>();
            for (JsonNode each :
                    call(method, "{\"properties\":[" + properties + "]}").path(list)) {
                if (each.path("file").asText().contains(mark)) {
                    found.put(each.path("title").asText(), each);
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, JsonNode> films() {
        return library(
                "VideoLibrary.GetMovies",
                "movies",
                "\"title\",\"year\",\"uniqueid\",\"file\",\"plot\",\"runtime\",\"playcount\",\"set\",\"streamdetails\"");
    }

    private long film(String title, int year, String tmdb, String imdb) {
        String folder = "Film " + tmdb;
        long id = world.title(MediaKind.MOVIE, title, year, folder);
        world.knownAs(id, "tmdb", tmdb);
        world.knownAs(id, "imdb", imdb);
        PlayersFixture.write(movies.resolve(folder + "/f" + tmdb + ".mkv"), "x");
        world.row(MediaKind.MOVIE, id, folder + "/f" + tmdb + ".mkv", INFO, world.film(id));
        return id;
    }

    @Test
    void films_have_their_title_year_and_ids_whatever_letters_they_are_written_with() throws Exception {
        film("Night Ferry & the \"Sea\" <1> 'Two'", 1951, "603", "tt0133093");
        film("千と千尋の神隠し", 2001, "129", "tt0245429");
        film("Ёжик в тумане", 1975, "20889", "tt0073099");
        call("VideoLibrary.Scan", "{\"directory\":\"" + movies.getParent() + "/\"}");
        Await.until("Kodi has read three films", SCANNED_WITHIN, () -> films().size() == 3);
        Map<String, JsonNode> films = films();
        assertThat(films.keySet())
                .containsExactlyInAnyOrder("Night Ferry & the \"Sea\" <1> 'Two'", "千と千尋の神隠し", "Ёжик в тумане");
        JsonNode ferry = Objects.requireNonNull(films.get("Night Ferry & the \"Sea\" <1> 'Two'"));
        assertThat(ferry.path("year").asInt()).isEqualTo(1951);
        assertThat(ferry.path("uniqueid").path("tmdb").asText()).isEqualTo("603");
        assertThat(ferry.path("uniqueid").path("imdb").asText()).isEqualTo("tt0133093");
        assertThat(ferry.path("plot").asText()).isEqualTo("A quiet plot & more.");
        assertThat(ferry.path("streamdetails")
                        .path("video")
                        .path(0)
                        .path("height")
                        .asInt())
                .isEqualTo(1080);
        JsonNode spirited = Objects.requireNonNull(films.get("千と千尋の神隠し"));
        assertThat(spirited.path("year").asInt()).isEqualTo(2001);
        assertThat(spirited.path("uniqueid").path("tmdb").asText()).isEqualTo("129");
        assertThat(spirited.path("uniqueid").path("imdb").asText()).isEqualTo("tt0245429");
    }

    @Test
    void a_series_has_its_ids_and_a_video_of_two_episodes_is_both() throws Exception {
        String folder = "Show " + mark;
        long title = world.title(MediaKind.SERIES, "静かな海 & Quiet <Coast> " + mark, 2001, folder);
        world.knownAs(title, "tvdb", "79168");
        world.knownAs(title, "tmdb", "4711");
        long first = world.episode(title, 1, 1, "One & \"Only\"");
        long second = world.episode(title, 1, 2, "二つ目");
        long third = world.episode(title, 1, 3, "Третий <3>");
        world.file(MediaKind.SERIES, title, folder + "/Season 01/Show S01E01.mkv", first);
        world.file(MediaKind.SERIES, title, folder + "/Season 01/Show S01E02E03.mkv", second, third);
        call("VideoLibrary.Scan", "{\"directory\":\"" + shows + "/\"}");
        Await.until(
                "Kodi has read three episodes", SCANNED_WITHIN, () -> episodes().size() == 3);
        Map<String, JsonNode> series =
                library("VideoLibrary.GetTVShows", "tvshows", "\"title\",\"year\",\"uniqueid\",\"file\",\"studio\"");
        assertThat(series.keySet()).containsExactly("静かな海 & Quiet <Coast> " + mark);
        JsonNode show = series.values().iterator().next();
        assertThat(show.path("year").asInt()).isEqualTo(2001);
        assertThat(show.path("uniqueid").path("tvdb").asText()).isEqualTo("79168");
        assertThat(show.path("uniqueid").path("tmdb").asText()).isEqualTo("4711");
        Map<String, JsonNode> episodes = episodes();
        assertThat(episodes.keySet()).containsExactlyInAnyOrder("One & \"Only\"", "二つ目", "Третий <3>");
        int number = 1;
        for (String name : List.of("One & \"Only\"", "二つ目", "Третий <3>")) {
            JsonNode episode = Objects.requireNonNull(episodes.get(name));
            assertThat(episode.path("season").asInt()).isEqualTo(1);
            assertThat(episode.path("episode").asInt()).isEqualTo(number++);
            assertThat(episode.path("uniqueid").path("tvmaze").asText()).isNotEmpty();
            assertThat(episode.path("firstaired").asText()).isEqualTo("2001-02-03");
        }
    }

    private Map<String, JsonNode> episodes() {
        return library(
                "VideoLibrary.GetEpisodes",
                "episodes",
                "\"title\",\"season\",\"episode\",\"uniqueid\",\"file\",\"firstaired\"");
    }
}
