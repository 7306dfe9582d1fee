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
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

class PlexTest {
    private static final String TOKEN = "canary-token-9x";
    private static final String SECTIONS = """
            {"MediaContainer":{"Directory":[
              {"key":"1","type":"movie","title":"Films","Location":[{"id":1,"path":"/data/movies"}]},
              {"key":"2","type":"show","title":"TV","Location":[{"id":2,"path":"/data/tv"},{"id":3,"path":"D:\\\\TV"}]},
              {"key":"3","type":"show","title":"Kids","Location":[{"id":4,"path":"/data/tv/kids"}]},
              {"key":"4","type":"photo","title":"Photos","Location":[{"id":5,"path":"/data/photos"}]}]}}""";

    private final FakeServer server = new FakeServer();
    private Plex plex;

    @BeforeEach
    void open() {
        plex = new Plex(server.http, () -> "client-1", server::roots, server.uri());
        server.answer = this::answer;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private MockResponse answer(FakeServer.Asked asked) {
        if (asked.path().equals("/identity")) {
            return FakeServer.json("{\"MediaContainer\":{\"machineIdentifier\":\"m1\",\"version\":\"1.41.0\"}}");
        }
        if (!asked.header("X-Plex-Token").equals(TOKEN)) {
            return FakeServer.status(401);
        }
        if (asked.path().equals("/library/sections")) {
            return FakeServer.json(SECTIONS);
        }
        if (asked.path().startsWith("/library/sections/2/all") && asked.path().contains("&title=")) {
            return FakeServer.json("{\"MediaContainer\":{\"Metadata\":["
                    + "{\"ratingKey\":\"10\",\"title\":\"Harbor Lights\",\"Guid\":[{\"id\":\"tvdb://1\"}]}]}}");
        }
        if (asked.path().startsWith("/library/sections/2/all")) {
            return FakeServer.json("{\"MediaContainer\":{\"Metadata\":["
                    + "{\"ratingKey\":\"11\",\"title\":\"Огни гавани\",\"Guid\":[{\"id\":\"tvdb://77\"}]}]}}");
        }
        // What it does with any folder, whether it knows it or not.
        return asked.path().contains("/refresh?") ? FakeServer.status(200) : FakeServer.json("{\"MediaContainer\":{}}");
    }

    private Definition<Plex.Settings> definition(String token, PathMapping... mappings) {
        return FakeServer.definition(
                "plex",
                new Plex.Settings(
                        server.address() + "/web/index.html#!/",
                        new Secret(token),
                        new ServerFolders(List.of(mappings))));
    }

    private static FolderChange change(String folder) {
        return new FolderChange(Path.of(folder), false);
    }

    private static String said(Throwable failure) {
        return new Texts(Locale.ENGLISH).say(((ProviderException) failure).said());
    }

    @Test
    void it_says_that_it_works_and_what_it_has() {
        server.root(MediaKind.SERIES, "/data/tv");
        server.root(MediaKind.BOOK, "/data/books");
        Message works = plex.test(definition(TOKEN));
        assertThat(new Texts(Locale.ENGLISH).say(works)).contains("1.41.0", "Films, TV, Kids, Photos");
    }

    @Test
    void a_wrong_token_is_said_to_be_wrong_and_is_not_repeated() {
        assertThatThrownBy(() -> plex.test(definition("invented")))
                .isInstanceOf(ProviderException.Unauthorized.class)
                .satisfies(
                        failure -> assertThat(said(failure)).contains("token").doesNotContain("invented"));
        assertThatThrownBy(() -> plex.test(definition("")))
                .isInstanceOf(ProviderException.BadSettings.class)
                .satisfies(failure -> assertThat(said(failure)).contains("Sign in with Plex"));
        server.answer = asked -> asked.path().equals("/identity") ? answer(asked) : FakeServer.status(422);
        assertThatThrownBy(() -> plex.test(definition(TOKEN))).isInstanceOf(ProviderException.Unauthorized.class);
    }

    @Test
    void a_root_folder_that_it_does_not_know_is_named_with_what_it_has() {
        server.root(MediaKind.SERIES, "/mnt/tv");
        assertThatThrownBy(() -> plex.test(definition(TOKEN)))
                .isInstanceOf(ProviderException.BadSettings.class)
                .satisfies(failure -> assertThat(said(failure)).contains("/mnt/tv", "/data/tv"));
        plex.test(definition(TOKEN, new PathMapping("/mnt", "/data")));
    }

    @Test
    void one_folder_is_scanned_in_the_library_that_is_nearest_to_it() {
        plex.open(definition(TOKEN)).refresh(change("/data/tv/kids/100% Волк & Co + 1"));
        List<FakeServer.Asked> scans = server.asked("/library/sections/3/refresh");
        assertThat(scans).hasSize(1);
        assertThat(scans.getFirst().method()).isEqualTo("GET");
        assertThat(scans.getFirst().path())
                .isEqualTo(
                        "/library/sections/3/refresh?path=%2Fdata%2Ftv%2Fkids%2F100%25%20%D0%92%D0%BE%D0%BB%D0%BA%20%26%20Co%20%2B%201");
        assertThat(scans.getFirst().header("X-Plex-Client-Identifier")).isEqualTo("client-1");
        assertThat(server.asked).noneMatch(asked -> asked.path().contains(TOKEN));
    }

    @Test
    void a_server_on_windows_is_told_in_its_own_way_of_writing() {
        plex.open(definition(TOKEN, new PathMapping("/mnt", "D:\\"))).refresh(change("/mnt/TV/Show"));
        assertThat(server.asked("/library/sections/2/refresh"))
                .extracting(FakeServer.Asked::path)
                .containsExactly("/library/sections/2/refresh?path=D%3A%5CTV%5CShow");
    }

    @Test
    void an_unmapped_folder_is_refused_and_nothing_is_scanned() {
        server.root(MediaKind.SERIES, "/mnt/tv");
        assertThatThrownBy(() -> plex.open(definition(TOKEN)).refresh(change("/mnt/tv/Show")))
                .isInstanceOf(ProviderException.Refused.class)
                .satisfies(failure -> assertThat(said(failure)).contains("/mnt/tv/Show", "/data/tv"));
        assertThat(server.asked).noneMatch(asked -> asked.path().contains("refresh"));
    }

    @Test
    void of_what_it_keeps_no_library_of_it_is_not_told() {
        server.root(MediaKind.MUSIC, "/mnt/music");
        plex.open(definition(TOKEN)).refresh(change("/mnt/music/Artist"));
        assertThat(server.asked).noneMatch(asked -> asked.path().contains("refresh"));
    }

    @Test
    void a_title_is_found_by_its_ids_under_whatever_name() {
        WantedTitle title = new WantedTitle(
                MediaKind.SERIES, "Harbor Lights", 2021, Map.of("tvdb", "77"), List.of(Path.of("/data/tv/Harbor")));
        assertThat(plex.open(definition(TOKEN)).find(title))
                .contains(URI.create(
                        server.address() + "/web/index.html#!/server/m1/details?key=%2Flibrary%2Fmetadata%2F11"));
        assertThat(plex.open(definition(TOKEN))
                        .find(new WantedTitle(MediaKind.SERIES, "Harbor Lights", 2021, Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void a_server_that_is_starting_is_tried_later() {
        server.answer = asked -> FakeServer.status(503);
        assertThatThrownBy(() -> plex.open(definition(TOKEN)).refresh(change("/data/tv/Show")))
                .isInstanceOf(ProviderException.Unreachable.class);
    }

    @Test
    void signing_in_waits_for_the_browser_and_brings_the_token() {
        boolean[] isDone = {false};
        server.answer = asked -> {
            if (asked.path().startsWith("/api/v2/pins?strong=true")
                    && asked.method().equals("POST")) {
                return FakeServer.json("{\"id\":1234,\"code\":\"abcd\"}");
            }
            if (asked.path().equals("/api/v2/pins/1234")) {
                return FakeServer.json(isDone[0] ? "{\"authToken\":\"" + TOKEN + "\"}" : "{\"authToken\":null}");
            }
            return answer(asked);
        };
        Definition<Plex.Settings> form = definition("");
        ActionStep.Waiting first = (ActionStep.Waiting) plex.act(form, "sign-in", "");
        assertThat(first.address().toString()).startsWith("https://app.plex.tv/auth#?clientID=client-1&code=abcd");
        ActionStep.Waiting second = (ActionStep.Waiting) plex.act(form, "sign-in", first.state());
        assertThat(second.state()).isEqualTo(first.state());
        isDone[0] = true;
        ActionStep.Done done = (ActionStep.Done) plex.act(form, "sign-in", second.state());
        assertThat(done.values()).isEqualTo(Map.of("token", new Secret(TOKEN)));
        assertThat(done.toString()).doesNotContain(TOKEN);
    }

    @Test
    void a_sign_in_that_took_too_long_is_said_to_be_over() {
        server.answer = asked -> FakeServer.status(404);
        assertThatThrownBy(() -> plex.act(definition(""), "sign-in", "1234 abcd"))
                .isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void signing_in_fills_in_where_the_server_is_if_the_form_does_not_know() {
        server.answer = asked -> asked.path().startsWith("/api/v2/pins/")
                ? FakeServer.json("{\"authToken\":\"" + TOKEN + "\"}")
                : FakeServer.json("""
                        [{"provides":"player","owned":true,"connections":[{"local":true,"address":"10.0.0.9","port":1}]},
                         {"provides":"server","owned":true,"connections":[
                          {"local":false,"address":"203.0.113.5","port":32400},
                          {"local":true,"address":"192.168.1.5","port":32400}]}]""");
        Definition<Plex.Settings> form =
                FakeServer.definition("plex", new Plex.Settings("http://127.0.0.1:1", Secret.NONE, ServerFolders.SAME));
        ActionStep.Done done = (ActionStep.Done) plex.act(form, "sign-in", "1234 abcd");
        assertThat(done.values().get("address")).isEqualTo("http://192.168.1.5:32400");
    }
}
