package org.magpie.pipeline.notify.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

class KodiServerTest {
    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private Kodi kodi;
    private volatile boolean isPlaying;
    private volatile boolean isScanning;

    @BeforeEach
    void open() {
        kodi = new Kodi(server.http, server::roots);
        server.answer = this::answer;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private MockResponse answer(FakeServer.Asked asked) {
        if (!asked.header("Authorization").equals("Basic a29kaTpzZWNyZXQ=")) {
            return FakeServer.status(401);
        }
        JsonNode request = Json.parse(asked.body());
        String result = switch (request.path("method").asText()) {
            case "Application.GetProperties" -> "{\"version\":{\"major\":20,\"minor\":1}}";
            case "Files.GetSources" ->
                request.path("params").path("media").asText().equals("video")
                        ? "{\"sources\":[{\"file\":\"smb://nas/tv/\",\"label\":\"tv\"}]}"
                        : "{}";
            case "Player.GetActivePlayers" -> isPlaying ? "[{\"playerid\":1,\"type\":\"video\"}]" : "[]";
            case "XBMC.GetInfoBooleans" -> "{\"Library.IsScanning\":" + isScanning + "}";
            case "VideoLibrary.GetTVShows" ->
                "{\"tvshows\":[{\"tvshowid\":5,\"uniqueid\":{\"tvdb\":\"77\"},\"file\":\"smb://nas/tv/Harbor/\"}]}";
            case "VideoLibrary.GetEpisodes" ->
                "{\"episodes\":[{\"episodeid\":7,\"file\":\"smb://nas/tv/Harbor/Season 1/there.mkv\"},"
                        + "{\"episodeid\":8,\"file\":\"smb://nas/tv/Harbor/Season 1/lost.mkv\"},"
                        + "{\"episodeid\":9,\"file\":\"smb://nas/tv/Elsewhere/lost.mkv\"}]}";
            default -> "\"OK\"";
        };
        return FakeServer.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
    }

    private Definition<Kodi.Settings> definition(String password) {
        return definition(password, true);
    }

    private Definition<Kodi.Settings> definition(String password, boolean forgetGone) {
        return FakeServer.definition(
                "kodi",
                new Kodi.Settings(
                        server.address() + "/jsonrpc",
                        "kodi",
                        new Secret(password),
                        forgetGone,
                        new ServerFolders(List.of(new PathMapping(folder.toString(), "smb://nas/tv/")))));
    }

    private List<String> calls(String method) {
        return server.asked.stream()
                .map(asked -> Json.parse(asked.body()))
                .filter(call -> call.path("method").asText().equals(method))
                .map(call -> call.path("params").path("directory").asText())
                .toList();
    }

    @Test
    void it_is_told_of_a_folder_as_it_knows_it_with_a_slash_at_the_end() throws Exception {
        Path show = Files.createDirectory(folder.resolve("100% Волк"));
        kodi.open(definition("secret")).refresh(new FolderChange(show, false));
        assertThat(calls("VideoLibrary.Scan")).containsExactly("smb://nas/tv/100% Волк/");
    }

    private List<Integer> forgotten() {
        return server.asked.stream()
                .map(asked -> Json.parse(asked.body()))
                .filter(call -> call.path("method").asText().equals("VideoLibrary.RemoveEpisode"))
                .map(call -> call.path("params").path("episodeid").asInt())
                .toList();
    }

    @Test
    void what_is_gone_from_a_folder_is_forgotten_and_nothing_else_nor_anything_while_a_drive_is_away()
            throws Exception {
        server.root(MediaKind.SERIES, folder.toString());
        Path season = Files.createDirectories(folder.resolve("Harbor/Season 1"));
        Files.writeString(season.resolve("there.mkv"), "x");
        kodi.open(definition("secret")).refresh(new FolderChange(folder.resolve("Harbor"), false));
        assertThat(forgotten()).isEmpty();
        kodi.open(definition("secret", false)).refresh(new FolderChange(folder.resolve("Harbor"), true));
        assertThat(forgotten())
                .as("what was watched stays unless a person wants it")
                .isEmpty();
        kodi.open(definition("secret")).refresh(new FolderChange(folder.resolve("Harbor"), true));
        assertThat(forgotten()).containsExactly(8);
        assertThat(calls("VideoLibrary.Scan")).hasSize(3);
        Files.delete(season.resolve("there.mkv"));
        Files.delete(season);
        Files.delete(folder.resolve("Harbor"));
        kodi.open(definition("secret")).refresh(new FolderChange(folder.resolve("Harbor"), true));
        assertThat(forgotten())
                .as("nothing lies beside it: the drive may be away")
                .containsExactly(8);
        Files.createDirectory(folder.resolve("Other"));
        kodi.open(definition("secret")).refresh(new FolderChange(folder.resolve("Harbor"), true));
        assertThat(forgotten()).containsExactly(8, 7, 8);
        assertThat(server.asked).anyMatch(asked -> asked.body().contains("VideoLibrary.RemoveTVShow"));
        assertThat(calls("VideoLibrary.Scan")).hasSize(3);
    }

    @Test
    void it_is_left_alone_while_a_video_plays_or_a_scan_runs_which_another_would_end() {
        var there = kodi.open(definition("secret"));
        assertThat(there.busyFor()).isZero();
        isPlaying = true;
        assertThat(there.busyFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        isPlaying = false;
        isScanning = true;
        assertThat(there.busyFor()).isPositive().isLessThan(Duration.ofSeconds(10));
        isScanning = false;
        there.refresh(new FolderChange(folder, false));
        assertThat(there.busyFor()).as("it may not have begun yet").isPositive();
    }

    @Test
    void a_wrong_password_is_said_to_be_wrong() {
        server.root(MediaKind.SERIES, folder.toString());
        assertThatThrownBy(() -> kodi.test(definition("invented"))).isInstanceOf(ProviderException.Unauthorized.class);
        kodi.test(definition("secret"));
    }

    @Test
    void something_that_is_no_kodi_is_said_to_be_none() {
        server.answer = asked -> FakeServer.json("{}");
        assertThatThrownBy(() -> kodi.test(definition("secret"))).isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void a_series_is_found_with_its_page() {
        assertThat(kodi.open(definition("secret"))
                        .find(new WantedTitle(MediaKind.SERIES, "Harbor", 2021, Map.of("tvdb", "77"), List.of())))
                .contains(URI.create(server.address() + "/#tvshow/5"));
    }
}
