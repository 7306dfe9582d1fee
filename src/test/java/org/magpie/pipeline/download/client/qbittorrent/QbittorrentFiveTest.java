package org.magpie.pipeline.download.client.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Releases;

/** What changed with qBittorrent 5: a stand-in answers as its documents say, since only 4.5 can be installed for tests. */
class QbittorrentFiveTest {
    private static final String HASH = "b".repeat(40);
    private static final String KEY = "qbt_secretkey";

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int addStatus = 200;
    private volatile boolean takesIt = true;
    private volatile boolean there;
    private volatile String state = "stoppedDL";
    private volatile long left = 50;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ByteString body = request.getBody();
                String text = body == null ? "" : body.utf8();
                asked.add(request.getTarget() + " " + text);
                return answer(request, request.getUrl().encodedPath().substring("/api/v2/".length()), text);
            }
        });
        server.start();
    }

    private MockResponse answer(RecordedRequest request, String method, String body) {
        if (method.equals("auth/login")) {
            return body.contains("password=right")
                    ? new MockResponse.Builder()
                            .code(204)
                            .addHeader("Set-Cookie", "QBT_SID_8080=abc; HttpOnly; path=/")
                            .build()
                    : status(401, "");
        }
        boolean known = ("Bearer " + KEY).equals(request.getHeaders().get("Authorization"))
                || "QBT_SID_8080=abc".equals(request.getHeaders().get("Cookie"));
        if (!known) {
            return status(401, "");
        }
        return switch (method) {
            case "app/webapiVersion" -> status(200, "2.14.1");
            case "app/version" -> status(200, "v5.2.0");
            case "app/defaultSavePath" -> status(200, "/downloads");
            case "app/getDirectoryContent" ->
                status(body.isEmpty() && request.getTarget().contains("nowhere") ? 404 : 200, "[]");
            case "torrents/createCategory" -> status(200, "");
            case "torrents/add" -> {
                there = takesIt;
                yield status(
                        addStatus,
                        "{\"added_torrent_ids\":[\"" + HASH
                                + "\"],\"failure_count\":0,\"pending_count\":0,\"success_count\":1}");
            }
            case "torrents/info" ->
                status(
                        200,
                        there
                                ? "[{\"hash\":\"" + HASH + "\",\"infohash_v1\":\"" + HASH
                                        + "\",\"name\":\"Film\",\"state\":\"" + state
                                        + "\",\"size\":100,\"amount_left\":" + left
                                        + ",\"ratio\":0.5,\"seeding_time\":7}]"
                                : "[]");
            // The old names are gone.
            case "torrents/pause", "torrents/resume" -> status(404, "");
            case "torrents/setShareLimits" -> status(body.contains("inactiveSeedingTimeLimit") ? 200 : 400, "");
            case "torrents/topPrio" -> status(409, "Torrent queueing must be enabled");
            default -> status(204, "");
        };
    }

    private static MockResponse status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aKeyOpensItWithoutALogIn() {
        assertThat(plug().test(definition("", "", KEY, "")).arguments())
                .containsExactly("v5.2.0", "films", "/downloads");
        assertThat(asked).noneMatch(each -> each.contains("auth/login")).noneMatch(each -> each.contains(KEY));
    }

    @Test
    void aWrongKeyIsSaidSo() {
        assertThatThrownBy(() -> plug().test(definition("", "", "qbt_other", "")))
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.qbittorrent.wrong-key"));
    }

    @Test
    void aLogInAnsweredWithNothingIsALogIn() {
        assertThat(plug().test(definition("admin", "right", "", "")).key()).isEqualTo("plug.qbittorrent.works");
    }

    @Test
    void aWrongPasswordIsAStatusOfItsOwn() {
        assertThatThrownBy(() -> plug().test(definition("admin", "wrong", "", "")))
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.wrong-password"));
    }

    @Test
    void theTestSaysThatAFolderIsMissing() {
        assertThatThrownBy(() -> plug().test(definition("", "", KEY, "/nowhere")))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.no-folder"));
    }

    @Test
    void itIsStoppedAndStartedNotPausedAndResumed() {
        there = true;
        DownloadClient client = client();
        assertThat(client.list())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(DownloadState.PAUSED));
        client.pause(HASH);
        client.resume(HASH);
        assertThat(asked).contains("/api/v2/torrents/stop hashes=" + HASH, "/api/v2/torrents/start hashes=" + HASH);
    }

    @Test
    void whatHasReachedItsLimitsDoesNotSeedAnyMore() {
        there = true;
        left = 0;
        state = "stalledUP";
        assertThat(client().list()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(DownloadState.COMPLETED);
            assertThat(each.seeding()).isTrue();
        });
        state = "stoppedUP";
        assertThat(client().list()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(DownloadState.COMPLETED);
            assertThat(each.seeding()).isFalse();
        });
        assertThat(client().tell(HASH)).isPresent();
        there = false;
        assertThat(client().tell(HASH)).isEmpty();
    }

    @Test
    void goalsAreGivenAlong() {
        client().add(Releases.torrent("Film", URI.create("http://x/"), -1, HASH), magnet(), terms());
        assertThat(asked)
                .filteredOn(each -> each.startsWith("/api/v2/torrents/add"))
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .containsPattern("name=\"ratioLimit\"\\s+2.0\\s")
                        .containsPattern("name=\"seedingTimeLimit\"\\s+90\\s")
                        .containsPattern("name=\"stopped\"\\s+false\\s")
                        .containsPattern("name=\"savepath\"\\s+/films\\s"));
    }

    @Test
    void aTorrentThatIsThereAlreadyIsLeftAsItIs() {
        there = true;
        assertThat(client().add(Releases.torrent("Film", URI.create("http://x/"), -1, HASH), magnet(), terms()))
                .isEqualTo(new DownloadClient.Added(HASH, true));
        assertThat(asked)
                .noneMatch(each -> each.startsWith("/api/v2/torrents/setCategory"))
                .noneMatch(each -> each.startsWith("/api/v2/torrents/createCategory"))
                .noneMatch(each -> each.startsWith("/api/v2/torrents/setShareLimits"))
                .noneMatch(each -> each.startsWith("/api/v2/torrents/topPrio"))
                .noneMatch(each -> each.startsWith("/api/v2/torrents/add"));
    }

    @Test
    void whatIsStillBeingReadIsWaitedFor() {
        addStatus = 202;
        assertThat(client().add(Releases.torrent("Film", URI.create("http://x/"), -1, HASH), magnet(), Terms.USUAL))
                .isEqualTo(new DownloadClient.Added(HASH, false));
    }

    @Test
    void aConflictTellsThatSomebodyWasQuicker() {
        addStatus = 409;
        assertThat(client().add(Releases.torrent("Film", URI.create("http://x/"), -1, HASH), magnet(), Terms.USUAL))
                .isEqualTo(new DownloadClient.Added(HASH, true));
    }

    @Test
    void aYesWithoutATorrentIsFoundOut() {
        takesIt = false;
        assertThatThrownBy(() -> client().add(
                                Releases.torrent("Film", URI.create("http://x/"), -1, HASH), magnet(), Terms.USUAL))
                .isInstanceOfSatisfying(
                        ProviderException.Refused.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.not-added"));
    }

    private static Content magnet() {
        return new Content.Magnet("magnet:?xt=urn:btih:" + HASH, HASH);
    }

    private static Terms terms() {
        return new Terms(Priority.HIGH, new SeedGoal(2, Duration.ofMinutes(90)));
    }

    private Qbittorrent plug() {
        return new Qbittorrent(http, Duration.ofMillis(500));
    }

    private DownloadClient client() {
        return plug().open(definition("", "", KEY, "/films"));
    }

    private Definition<Qbittorrent.Settings> definition(String user, String password, String key, String folder) {
        return new Definition<>(
                1,
                "qbittorrent",
                ProviderKind.DOWNLOAD_CLIENT,
                "Box",
                true,
                1,
                Set.of(),
                new Qbittorrent.Settings(
                        server.url("/").toString(),
                        user,
                        new Secret(password),
                        new Secret(key),
                        "films",
                        folder,
                        false));
    }
}
