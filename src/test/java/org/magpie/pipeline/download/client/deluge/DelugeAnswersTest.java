package org.magpie.pipeline.download.client.deluge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.error.Explained;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** What the test of a Deluge says in states that the real one is not brought into: answers are those of 2.0.3. */
class DelugeAnswersTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> results = new ConcurrentHashMap<>(Map.of(
            "auth.login", "true",
            "web.connected", "true",
            "daemon.get_version", "\"2.0.3\"",
            "core.get_enabled_plugins", "[\"Label\"]",
            "label.get_labels", "[\"films\"]",
            "core.get_config_value", "\"/downloads\"",
            "core.get_free_space", "1000"));

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String method = Json.parse(
                                Objects.requireNonNull(request.getBody()).toByteArray())
                        .path("method")
                        .asText();
                asked.add(method);
                String result = results.get(method);
                return new MockResponse.Builder()
                        .body(
                                result == null
                                        ? "{\"result\":null,\"error\":{\"message\":\"Unknown method\",\"code\":2},\"id\":1}"
                                        : "{\"result\":" + result + ",\"error\":null,\"id\":1}")
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void itWorks() {
        assertThat(new Deluge(http).test(definition("Films")).arguments())
                .containsExactly("2.0.3", "films", "/downloads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth.login               | false                                       | plug.deluge.wrong-password",
                "web.connected            | false                                       | plug.deluge.no-daemon",
                "daemon.get_version       | \"1.3.15\"                                  | plug.deluge.too-old",
                "core.get_enabled_plugins | []                                          | plug.deluge.no-labels",
                "label.get_labels         | []                                          | plug.deluge.bad-label",
                "core.get_free_space      | -1                                          | plug.client.no-folder"
            })
    void itsTestSaysWhatIsWrong(String method, String result, String said) {
        results.put(method, result);
        results.put("web.get_hosts", "[]");
        assertThatThrownBy(() -> new Deluge(http).test(definition("films")))
                .isInstanceOf(ProviderException.class)
                .satisfies(failure ->
                        assertThat(((Explained) failure).said().key()).isEqualTo(said));
    }

    @Test
    void aDaemonThatIsAwayIsSaidSo() {
        results.put("web.connected", "false");
        results.put("web.get_hosts", "[[\"0123\",\"127.0.0.1\",58846,\"localclient\"]]");
        results.put("web.get_host_status", "[\"0123\",\"Offline\",\"\"]");
        assertThatThrownBy(() -> new Deluge(http).test(definition("films")))
                .isInstanceOfSatisfying(
                        ProviderException.Unreachable.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.deluge.daemon-away"));
    }

    @Test
    void whatACrashHasPausedIsStartedAgainButNotWhatAPersonHas() {
        DownloadClient client = new Deluge(http).open(definition("films"));
        results.put("core.resume_torrent", "null");
        shows("Downloading", 40, false);
        client.list();
        shows("Paused", 41, false);
        assertThat(client.list())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(DownloadState.PAUSED));
        shows("Paused", 0, false);
        client.list();
        assertThat(asked).doesNotContain("core.resume_torrent");

        shows("Downloading", 5, false);
        client.list();
        shows("Paused", 0, false);
        client.list();
        client.list();
        assertThat(asked).filteredOn("core.resume_torrent"::equals).hasSize(1);
    }

    @Test
    void whatIsWholeSeedsUntilItIsPaused() {
        DownloadClient client = new Deluge(http).open(definition("films"));
        for (String state : List.of("Seeding", "Queued")) {
            shows(state, 40, true);
            assertThat(client.list()).singleElement().satisfies(each -> {
                assertThat(each.state()).isEqualTo(DownloadState.COMPLETED);
                assertThat(each.seeding()).isTrue();
            });
        }
        shows("Paused", 40, true);
        assertThat(client.list()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(DownloadState.COMPLETED);
            assertThat(each.seeding()).isFalse();
        });
    }

    private void shows(String state, int active, boolean whole) {
        results.put("core.get_torrents_status", """
                {"%s": {"name": "Film", "state": "%s", "active_time": %d, "is_finished": %s, "num_files": 1, "save_path": "/d",
                  "total_wanted": 100, "total_done": 50}}""".formatted("b".repeat(40), state, active, whole));
    }

    private Definition<Deluge.Settings> definition(String label) {
        return new Definition<>(
                1,
                "deluge",
                ProviderKind.DOWNLOAD_CLIENT,
                "Box",
                true,
                1,
                Set.of(),
                new Deluge.Settings(server.url("/").toString(), new Secret("x"), label, "", false));
    }
}
