package org.magpie.pipeline.notify.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

class JellyfinAndEmbyTest {
    private static final String KEY = "canary-key-7z";
    private static final String FOLDERS = """
            [{"Name":"Movies","CollectionType":"movies","ItemId":"a","Locations":["/media/movies"]},
             {"Name":"TV","CollectionType":"tvshows","ItemId":"b","Locations":["/media/tv","E:\\\\Serien"]},
             {"Name":"Mixed","ItemId":"c","Locations":["/media/mixed"]}]""";

    private final FakeServer server = new FakeServer();
    private Jellyfin jellyfin;
    private Emby emby;

    @BeforeEach
    void open() {
        jellyfin = new Jellyfin(server.http, server::roots);
        emby = new Emby(server.http, server::roots);
        server.answer = this::answer;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private MockResponse answer(FakeServer.Asked asked) {
        boolean isKnown = asked.header("Authorization").equals("MediaBrowser Token=\"" + KEY + "\"")
                || asked.header("X-Emby-Token").equals(KEY);
        if (asked.path().equals("/Notifications/Admin")) {
            return FakeServer.status(404); // before the key is looked at
        }
        if (!isKnown) {
            return FakeServer.status(401);
        }
        if (asked.path().equals("/System/Info")) {
            return FakeServer.json("{\"Version\":\"12.0.0\",\"Id\":\"s1\"}");
        }
        if (asked.path().equals("/Library/VirtualFolders")) {
            return FakeServer.json(FOLDERS);
        }
        if (asked.path().equals("/Library/Media/Updated")) {
            return FakeServer.status(204); // whatever the path
        }
        if (asked.path().startsWith("/Items") && asked.path().contains("searchTerm")) {
            return FakeServer.json(
                    "{\"Items\":[{\"Id\":\"1\",\"Path\":\"/media/tv/Other\",\"ProviderIds\":{\"Tvdb\":\"1\"}}]}");
        }
        if (asked.path().startsWith("/Items")) {
            return FakeServer.json(
                    "{\"Items\":[{\"Id\":\"2\",\"Path\":\"/media/tv/Harbor Lights\",\"ProviderIds\":{}}]}");
        }
        return FakeServer.status(404);
    }

    private Definition<MediaBrowserPlug.Settings> jellyfin(String key, PathMapping... mappings) {
        return FakeServer.definition(
                "jellyfin",
                new MediaBrowserPlug.Settings(
                        server.address() + "/web/#/home", new Secret(key), new ServerFolders(List.of(mappings))));
    }

    private Definition<MediaBrowserPlug.Settings> emby(String key) {
        return FakeServer.definition(
                "emby", new MediaBrowserPlug.Settings(server.address(), new Secret(key), ServerFolders.SAME));
    }

    private static FolderChange change(String folder) {
        return new FolderChange(Path.of(folder), false);
    }

    private static String said(Throwable failure) {
        return new Texts(Locale.ENGLISH).say(((ProviderException) failure).said());
    }

    @Test
    void jellyfin_is_given_its_key_in_the_only_header_that_is_left() {
        server.root(MediaKind.SERIES, "/media/tv");
        assertThat(new Texts(Locale.ENGLISH).say(jellyfin.test(jellyfin(KEY)))).contains("12.0.0", "Movies, TV, Mixed");
        assertThat(server.asked)
                .allMatch(asked -> asked.headers().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> name.startsWith("x-emby") || name.startsWith("x-mediabrowser")));
        assertThat(server.asked).noneMatch(asked -> asked.path().contains(KEY));
    }

    @Test
    void an_invented_key_is_told_from_a_good_one() {
        assertThatThrownBy(() -> jellyfin.test(jellyfin("invented")))
                .isInstanceOf(ProviderException.Unauthorized.class)
                .satisfies(
                        failure -> assertThat(said(failure)).contains("API key").doesNotContain("invented"));
        assertThatThrownBy(() -> emby.test(emby("invented"))).isInstanceOf(ProviderException.Unauthorized.class);
        emby.test(emby(KEY));
    }

    @Test
    void something_else_at_the_address_is_said_to_be_that() {
        server.answer = asked -> FakeServer.json("{\"hello\":1}");
        assertThatThrownBy(() -> jellyfin.test(jellyfin(KEY)))
                .isInstanceOf(ProviderException.BadAnswer.class)
                .satisfies(failure -> assertThat(said(failure)).contains("Jellyfin"));
    }

    @Test
    void news_of_one_folder_is_sent_as_the_server_calls_it() throws Exception {
        jellyfin.open(jellyfin(KEY, new PathMapping("/mnt/Сериалы", "E:\\Serien")))
                .refresh(change("/mnt/Сериалы/100% \"Волк\""));
        List<FakeServer.Asked> news = server.asked("/Library/Media/Updated");
        assertThat(news).hasSize(1);
        assertThat(news.getFirst().method()).isEqualTo("POST");
        assertThat(Json.parse(news.getFirst().body())
                        .path("Updates")
                        .path(0)
                        .path("Path")
                        .asText())
                .isEqualTo("E:\\Serien\\100% \"Волк\"");
        assertThat(server.asked("/Library/Refresh")).isEmpty();
    }

    @Test
    void a_folder_that_it_would_take_without_knowing_it_is_refused_here() {
        server.root(MediaKind.SERIES, "/mnt/tv");
        assertThatThrownBy(() -> jellyfin.open(jellyfin(KEY)).refresh(change("/mnt/tv/Show")))
                .isInstanceOf(ProviderException.Refused.class)
                .satisfies(failure -> assertThat(said(failure)).contains("/mnt/tv/Show", "/media/tv"));
        assertThatThrownBy(() -> jellyfin.test(jellyfin(KEY)))
                .isInstanceOf(ProviderException.BadSettings.class)
                .satisfies(failure -> assertThat(said(failure)).contains("/mnt/tv"));
        assertThat(server.asked).noneMatch(asked -> asked.method().equals("POST"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void all_is_read_again_only_where_it_takes_no_news_of_one_folder(int code) {
        server.answer = asked -> switch (asked.path()) {
            case "/Library/Media/Updated" -> FakeServer.status(code);
            case "/Library/Refresh" -> FakeServer.status(204);
            default -> answer(asked);
        };
        jellyfin.open(jellyfin(KEY)).refresh(change("/media/tv/Show"));
        assertThat(server.asked("/Library/Refresh")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 401})
    void a_server_in_trouble_is_not_asked_to_read_all(int code) {
        server.answer =
                asked -> asked.path().equals("/Library/Media/Updated") ? FakeServer.status(code) : answer(asked);
        MediaServer there = jellyfin.open(jellyfin(KEY));
        assertThatThrownBy(() -> there.refresh(change("/media/tv/Show"))).isInstanceOf(ProviderException.class);
        assertThat(server.asked("/Library/Refresh")).isEmpty();
    }

    @Test
    void a_title_is_found_by_its_folder_where_the_server_has_no_ids_yet() {
        WantedTitle title = new WantedTitle(
                MediaKind.SERIES,
                "Harbor Lights",
                2021,
                Map.of("tvdb", "77"),
                List.of(Path.of("/media/tv/Harbor Lights")));
        assertThat(jellyfin.open(jellyfin(KEY)).find(title))
                .contains(URI.create(server.address() + "/web/#/details?id=2&serverId=s1"));
        assertThat(emby.open(emby(KEY)).find(title))
                .contains(URI.create(server.address() + "/web/index.html#!/item?id=2&serverId=s1"));
        assertThat(jellyfin.open(jellyfin(KEY))
                        .find(new WantedTitle(MediaKind.SERIES, "x", 0, Map.of(), List.of(Path.of("/media/tv")))))
                .as("files that lie loose in a library's folder say nothing")
                .isEmpty();
    }
}
