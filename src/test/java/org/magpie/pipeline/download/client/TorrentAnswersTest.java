package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.rtorrent.RtorrentRow;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;

/**
 * What torrent clients tell of how much is there, and of limits: answers as they were seen from qBittorrent 4.5.2, Transmission 3.00,
 * Deluge 2.0.3 and rTorrent 0.9.8.
 */
class TorrentAnswersTest {
    private static final String HASH = "b".repeat(40);

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers =
            new ConcurrentHashMap<>(Map.of("app/webapiVersion", "2.8.19", "auth/login", "Ok."));
    private volatile Function<String, String> program = any -> "";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ByteString body = request.getBody();
                String call = request.getUrl().encodedPath() + " " + (body == null ? "" : body.utf8());
                asked.add(call);
                return new MockResponse.Builder().body(program.apply(call)).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        // state, ratio, its own limit, the limit that holds, seconds, own minutes, minutes that hold, reached
        "pausedUP,  0.0, -2, -1, 57, -2, -1, false",
        "pausedUP,  1.0,  1,  1, 57, -2, -1, true",
        "stoppedUP, 1.0,  1,  1, 57, -2, -1, true",
        "stalledUP, 1.0,  1,  1, 57, -2, -1, false",
        "pausedUP,  0.9,  1,  1, 57, -2, -1, false",
        "pausedUP,  2.0, -2,  2, 57, -2, -1, true",
        "pausedUP,  2.0, -1, -1, 57, -1, -1, false",
        "pausedUP,  0.0, -2, -1, 60, -2,  1, true",
        "pausedUP,  0.0, -2, -1, 59, -2,  1, false",
        "pausedUP,  0.0, -2, -1, 120, 2, 2, true",
        "pausedUP,  0.0,  0,  0, 1, -1, -1, true"
    })
    void qbittorrentsLimitIsReachedByItsFiguresAndNotByAPause(
            String state,
            double ratio,
            double ownRatio,
            double maxRatio,
            long seeding,
            long ownMinutes,
            long maxMinutes,
            boolean reached) {
        answers.put(
                "torrents/info",
                "[{\"hash\":\"%s\",\"name\":\"Film\",\"state\":\"%s\",\"size\":100,\"amount_left\":0,\"ratio\":%s,\"ratio_limit\":%s,\"max_ratio\":%s,\"seeding_time\":%d,\"seeding_time_limit\":%d,\"max_seeding_time\":%d,\"added_on\":1795229776}]"
                        .formatted(HASH, state, ratio, ownRatio, maxRatio, seeding, ownMinutes, maxMinutes));
        ClientDownload told = only(qbittorrent());
        assertThat(told.limitReached()).isEqualTo(reached);
        assertThat(Objects.requireNonNull(told.added()).getEpochSecond()).isEqualTo(1_795_229_776);
    }

    @ParameterizedTest
    @CsvSource({"true, 1, true", "false, 1, false", "true, 3, false"})
    void anOldQbittorrentIsAskedForItsPreferences(boolean enabled, double max, boolean reached) {
        answers.put(
                "torrents/info",
                "[{\"hash\":\"%s\",\"name\":\"Film\",\"state\":\"pausedUP\",\"size\":100,\"amount_left\":0,\"ratio\":2,\"ratio_limit\":-2,\"seeding_time\":60,\"seeding_time_limit\":-2}]"
                        .formatted(HASH));
        answers.put(
                "app/preferences",
                "{\"max_ratio_enabled\":%s,\"max_ratio\":%s,\"max_seeding_time_enabled\":false,\"max_seeding_time\":-1}"
                        .formatted(enabled, max));
        assertThat(only(qbittorrent()).limitReached()).isEqualTo(reached);
    }

    @Test
    void qbittorrentTellsWhichFilesAreWholeAndWhichDeselected() {
        answers.put("torrents/files", """
                [{"name":"Pack/E01.mkv","size":100,"progress":1,"priority":1},
                 {"name":"Pack/E02.mkv","size":100,"progress":0.507,"priority":0},
                 {"name":"Pack/E03.mkv","size":100,"progress":0.9999,"priority":6},
                 {"name":"Pack/E04.mkv","size":100,"progress":1,"priority":0}]""");
        answers.put("torrents/info", "[{\"hash\":\"" + HASH + "\",\"name\":\"Pack\",\"state\":\"stalledUP\"}]");
        assertThat(qbittorrent().files(HASH))
                .containsExactly(
                        new Listed("E01.mkv", 100, Completeness.WHOLE),
                        new Listed("E02.mkv", 100, Completeness.DESELECTED),
                        new Listed("E03.mkv", 100, Completeness.PARTIAL),
                        new Listed("E04.mkv", 100, Completeness.DESELECTED));
    }

    @ParameterizedTest
    @CsvSource({"0, false, false", "0, true, true", "6, true, false"})
    void transmissionTellsALimitFromAPause(int status, boolean finished, boolean reached) {
        answers.put(
                "torrent-get",
                "{\"torrents\":[{\"hashString\":\"%s\",\"name\":\"Film\",\"labels\":[\"films\"],\"status\":%d,\"isFinished\":%s,\"totalSize\":100,\"sizeWhenDone\":100,\"leftUntilDone\":0,\"downloadDir\":\"/d\",\"addedDate\":1795229776}]}"
                        .formatted(HASH, status, finished));
        ClientDownload told = only(transmission());
        assertThat(told.state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(told.limitReached()).isEqualTo(reached);
        assertThat(told.added()).isNotNull();
    }

    @Test
    void transmissionTellsWhichFilesAreWholeAndWhichDeselected() {
        answers.put("torrent-get", """
                {"torrents":[{"name":"Pack","files":[
                  {"name":"Pack/E01.mkv","length":100,"bytesCompleted":100},
                  {"name":"Pack/E02.mkv","length":100,"bytesCompleted":52},
                  {"name":"Pack/E03.mkv","length":100,"bytesCompleted":99}],
                 "fileStats":[{"bytesCompleted":100,"wanted":true,"priority":0},
                  {"bytesCompleted":52,"wanted":false,"priority":0},
                  {"bytesCompleted":99,"wanted":true,"priority":0}]}]}""");
        assertThat(transmission().files(HASH))
                .extracting(Listed::completeness)
                .containsExactly(Completeness.WHOLE, Completeness.DESELECTED, Completeness.PARTIAL);
    }

    @ParameterizedTest
    @CsvSource({
        "Paused, false, 2.0, 5.0, false",
        "Paused, true, 2.0, 2.0, true",
        "Paused, true, 2.0, 1.9, false",
        "Seeding, true, 2.0, 2.5, false",
        "Queued, true, 2.0, 2.5, false"
    })
    void delugesLimitIsReachedByItsFiguresAndNotByAPause(
            String state, boolean stops, double limit, double ratio, boolean reached) {
        answers.put(
                "core.get_torrents_status",
                "{\"%s\":{\"name\":\"Film\",\"state\":\"%s\",\"is_finished\":true,\"num_files\":1,\"total_wanted\":100,\"total_done\":100,\"total_remaining\":0,\"save_path\":\"/d\",\"stop_at_ratio\":%s,\"stop_ratio\":%s,\"ratio\":%s,\"seeding_time\":60,\"time_added\":1795229776}}"
                        .formatted(HASH, state, stops, limit, ratio));
        ClientDownload told = only(deluge());
        assertThat(told.limitReached()).isEqualTo(reached);
        assertThat(told.added()).isNotNull();
    }

    @Test
    void delugeTellsWhichFilesAreWholeAndWhichDeselected() {
        answers.put("core.get_torrent_status", """
                {"name":"Pack","files":[{"index":0,"path":"Pack/E01.mkv","size":100},{"index":1,"path":"Pack/E02.mkv","size":100},
                 {"index":2,"path":"Pack/E03.mkv","size":100}],
                 "file_progress":[1.0,0.52,0.98],"file_priorities":[4,0,4]}""");
        assertThat(deluge().files(HASH))
                .containsExactly(
                        new Listed("E01.mkv", 100, Completeness.WHOLE),
                        new Listed("E02.mkv", 100, Completeness.DESELECTED),
                        new Listed("E03.mkv", 100, Completeness.PARTIAL));
    }

    @Test
    void rtorrentIsWholeWhenEveryFileThatIsNotDeselectedIs() {
        rtorrentHolds(0, 0, "e01.mkv 100 1 4 4", "e02.mkv 100 0 2 4", "e03.mkv 100 1 4 4");
        ClientDownload told = only(rtorrent());
        assertThat(told.state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(told.remaining()).isZero();
        assertThat(told.limitReached()).isFalse();
        assertThat(rtorrent().files(HASH))
                .extracting(Listed::completeness)
                .containsExactly(Completeness.WHOLE, Completeness.DESELECTED, Completeness.WHOLE);
    }

    @Test
    void rtorrentIsNotWholeWhileAWantedFileIsNot() {
        rtorrentHolds(0, 0, "e01.mkv 100 1 3 4", "e02.mkv 100 0 2 4");
        assertThat(only(rtorrent()).state()).isNotEqualTo(DownloadState.COMPLETED);
        rtorrentHolds(0, 2, "e01.mkv 100 1 2 4", "e02.mkv 100 0 2 4");
        ClientDownload told = only(rtorrent());
        assertThat(told.state()).isNotEqualTo(DownloadState.COMPLETED);
        // Only what is wanted counts as left.
        assertThat(told.remaining()).isEqualTo(50);
    }

    @Test
    void rtorrentDoesNotCountTheTimeOfAPause() {
        rtorrentHolds(1, 0, "film.mkv 100 1 4 4");
        assertThat(only(rtorrent()).seeded()).isEqualTo(java.time.Duration.ofMinutes(5));
        state = 0;
        rtorrentHolds(1, 0, "film.mkv 100 1 4 4");
        ClientDownload paused = only(rtorrent());
        assertThat(paused.seeded()).isNull();
        assertThat(paused.limitReached()).isFalse();
    }

    private long state = 1;

    /** In the order of {@link RtorrentRow#commands()}: finished 1,000 seconds ago, last started 300 seconds ago. */
    private void rtorrentHolds(int complete, int wantedChunks, String... files) {
        Map<String, Object> columns = Map.ofEntries(
                Map.entry("d.hash=", HASH.toUpperCase(java.util.Locale.ROOT)),
                Map.entry("d.name=", "Pack"),
                Map.entry("d.custom1=", "films"),
                Map.entry("d.state=", state),
                Map.entry("d.is_active=", state),
                Map.entry("d.is_open=", 1L),
                Map.entry("d.complete=", (long) complete),
                Map.entry("d.size_bytes=", 300L),
                Map.entry("d.completed_bytes=", complete == 1 ? 300L : 250L),
                Map.entry("d.left_bytes=", complete == 1 ? 0L : 100L),
                Map.entry("d.wanted_chunks=", (long) wantedChunks),
                Map.entry("d.chunk_size=", 25L),
                Map.entry("d.ratio=", 0L),
                Map.entry("d.timestamp.finished=", 1_000_000L),
                Map.entry("d.state_changed=", 1_000_700L),
                Map.entry("system.time_seconds=", 1_001_000L),
                Map.entry("d.base_path=", "/d/Pack"));
        String row = RtorrentRow.commands()
                .map(command -> columns.getOrDefault(command, command.startsWith("d.custom") ? "" : 0L))
                .map(TorrentAnswersTest::value)
                .collect(Collectors.joining());
        answers.put("d.multicall2", array(array(row)));
        answers.put("d.is_meta", value(0L));
        answers.put(
                "f.multicall",
                array(Stream.of(files)
                        .map(file -> {
                            String[] parts = file.split(" ");
                            return array(value(parts[0])
                                    + Stream.of(parts)
                                            .skip(1)
                                            .map(number -> value(Long.valueOf(number)))
                                            .collect(Collectors.joining()));
                        })
                        .collect(Collectors.joining())));
    }

    private static String value(Object value) {
        return value instanceof Long number
                ? "<value><i8>" + number + "</i8></value>"
                : "<value><string>" + value + "</string></value>";
    }

    private static String array(String values) {
        return "<value><array><data>" + values + "</data></array></value>";
    }

    private static ClientDownload only(DownloadClient client) {
        List<ClientDownload> all = client.list();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private DownloadClient qbittorrent() {
        program = call -> answers.getOrDefault(call.substring("/api/v2/".length(), call.indexOf(' ')), "");
        return new Qbittorrent(http)
                .open(definition(
                        "qbittorrent",
                        new Qbittorrent.Settings(
                                server.url("/").toString(),
                                "",
                                Secret.NONE,
                                new Secret("qbt_key"),
                                "films",
                                "",
                                false)));
    }

    private DownloadClient transmission() {
        program = call -> "{\"result\":\"success\",\"arguments\":"
                + answers.getOrDefault(
                        Json.parse(call.substring(call.indexOf(' ') + 1))
                                .path("method")
                                .asText(),
                        "{}")
                + "}";
        return new Transmission(http)
                .open(definition(
                        "transmission",
                        new Transmission.Settings(server.url("/").toString(), "", Secret.NONE, "films", "", false)));
    }

    private DownloadClient deluge() {
        program = call -> "{\"error\":null,\"id\":1,\"result\":"
                + answers.getOrDefault(
                        Json.parse(call.substring(call.indexOf(' ') + 1))
                                .path("method")
                                .asText(),
                        "true")
                + "}";
        return new Deluge(http)
                .open(definition(
                        "deluge", new Deluge.Settings(server.url("/").toString(), Secret.NONE, "films", "", false)));
    }

    private DownloadClient rtorrent() {
        program = call -> {
            String method = call.replaceAll("(?s).*<methodName>(.*)</methodName>.*", "$1");
            return "<?xml version=\"1.0\"?><methodResponse><params><param>" + answers.getOrDefault(method, value(0L))
                    + "</param></params></methodResponse>";
        };
        return new Rtorrent(http)
                .open(definition(
                        "rtorrent",
                        new Rtorrent.Settings(server.url("/RPC2").toString(), "", Secret.NONE, "films", "", false)));
    }

    private static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.DOWNLOAD_CLIENT, "Box", true, 1, Set.of(), settings);
    }
}
