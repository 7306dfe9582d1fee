package org.magpie.pipeline.notify.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.Peers;

/** A real Kodi reads one folder after another that it is told of, and forgets what is gone from it. */
@Tag("peers")
class KodiPeerTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Http http = new Http("Magpie/test");
    private Path movies;
    private Kodi kodi;
    private Definition<Kodi.Settings> definition;
    private MediaServer server;

    @BeforeEach
    void open() {
        movies = Path.of(Peers.of("kodi", "MOVIES"));
        List<RootFolder> roots = List.of(new RootFolder(1, MediaKind.MOVIE, movies, 1, true));
        kodi = new Kodi(http, () -> roots);
        definition = new Definition<>(
                1,
                "kodi",
                ProviderKind.MEDIA_SERVER,
                "Living room",
                true,
                25,
                Set.of(),
                new Kodi.Settings(
                        Peers.of("kodi", "URL"),
                        Peers.of("kodi", "USER"),
                        new Secret(Peers.of("kodi", "PASSWORD")),
                        true,
                        new ServerFolders(List.of(new PathMapping(movies.toString(), movies + "/")))));
        server = kodi.open(definition);
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        try (Stream<Path> all = Files.walk(movies)) {
            for (Path each :
                    all.filter(path -> path.toString().contains(mark)).toList().reversed()) {
                Files.delete(each);
            }
        }
    }

    private Path film(String name, String id, String file) throws IOException {
        Path folder = Files.createDirectories(movies.resolve(name + " " + mark));
        Files.writeString(folder.resolve(file + ".mkv"), "x");
        Files.writeString(
                folder.resolve(file + ".nfo"),
                "<movie><title>" + name + " " + mark
                        + "</title><year>2021</year><uniqueid type=\"tmdb\" default=\"true\">" + id
                        + "</uniqueid></movie>");
        return folder;
    }

    /** What Kodi has of this test, by file. */
    private List<String> library() {
        List<String> files = new ArrayList<>();
        call("VideoLibrary.GetMovies", "{\"properties\":[\"file\"]}")
                .path("movies")
                .forEach(movie -> {
                    String file = movie.path("file").asText();
                    if (file.contains(mark)) {
                        files.add(file.substring(file.lastIndexOf('/') + 1));
                    }
                });
        return files.stream().sorted().toList();
    }

    private JsonNode call(String method, String parameters) {
        String user = Peers.of("kodi", "USER") + ":" + Peers.of("kodi", "PASSWORD");
        Call call = Call.post(
                        URI.create(Peers.of("kodi", "URL")),
                        Body.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + parameters
                                + "}"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        return Json.parse(http.send(call).bytes()).path("result");
    }

    /** As it is done in the library: not before Kodi has time for it. */
    private void tell(FolderChange change) {
        Await.until("Kodi has time", WITHIN, () -> server.busyFor().isZero());
        server.refresh(change);
    }

    private void has(String... files) {
        Await.until("Kodi has " + List.of(files), WITHIN, () -> library().equals(List.of(files)));
    }

    @Test
    void folder_after_folder_is_read_and_what_is_gone_is_forgotten() throws IOException {
        kodi.test(definition);
        Path first = film("100% Волк & Co", "91" + (mark.hashCode() & Integer.MAX_VALUE), "a");
        Path second = film("Night Ferry", "92" + (mark.hashCode() & Integer.MAX_VALUE), "b");
        tell(new FolderChange(first, false));
        tell(new FolderChange(second, false));
        has("a.mkv", "b.mkv");
        Optional<URI> page = server.find(new WantedTitle(
                MediaKind.MOVIE,
                "Another name",
                2021,
                Map.of("tmdb", "92" + (mark.hashCode() & Integer.MAX_VALUE)),
                List.of()));
        assertThat(page.orElseThrow().toString()).contains("/#movie/");

        Files.delete(second.resolve("b.mkv"));
        Files.move(second.resolve("b.nfo"), second.resolve("c.nfo"));
        Files.writeString(second.resolve("c.mkv"), "better");
        tell(new FolderChange(second, true));
        has("a.mkv", "c.mkv");

        Files.delete(first.resolve("a.mkv"));
        Files.delete(first.resolve("a.nfo"));
        Files.delete(first);
        tell(new FolderChange(first, true));
        has("c.mkv");
    }

    @Test
    void while_a_video_plays_it_is_left_alone() throws Exception {
        Path folder = Files.createDirectories(movies.resolve("Playing " + mark));
        Path video = folder.resolve("playing.mkv");
        Process made = new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x64:rate=5",
                        "-t",
                        "120",
                        "-c:v",
                        "mpeg4",
                        video.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        call("Player.Open", "{\"item\":{\"file\":\"" + video + "\"}}");
        try {
            Await.until("it plays", WITHIN, () -> server.busyFor().compareTo(Duration.ofSeconds(30)) > 0);
        } finally {
            call("Player.Stop", "{\"playerid\":1}");
        }
        Await.until("it has time again", WITHIN, () -> server.busyFor().isZero());
    }
}
