package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.deluge.DelugeRpc;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.qbittorrent.QbittorrentSession;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.rtorrent.RtorrentRpc;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.Torrent;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.Peers;
import org.magpie.testing.Releases;
import org.magpie.testing.recorded.RecordedPrograms;

/**
 * What Magpie expects of qBittorrent, Transmission, Deluge and rTorrent: of themselves, with a real tracker and seeder, and of the
 * answers that were recorded of them.
 */
abstract class TorrentClientContract {
    static final Duration SOON = Duration.ofSeconds(60);
    /** Half a minute for a film. */
    static final int SLOWLY = 700;

    /** Of the torrents that the seeder gives, in their order. */
    private static final List<String> NAMES = List.of(
            "Harbor.Lights.1949.720p.BluRay.x264-MAGPIE",
            "Night.Ferry.1951.720p.WEB-DL.x264-MAGPIE",
            "Quiet.Coast.S01E01.720p.HDTV.x264-MAGPIE");

    private static final String CATEGORY = "magpie-contract";

    @RegisterExtension
    final RecordedPrograms programs;

    /** One for all of them: each reads the certificates of the whole world. */
    @SuppressWarnings("NullAway.Init") // made before the first test
    private static Http http;

    TorrentClientContract(RecordedPrograms programs) {
        this.programs = programs;
    }

    enum Program {
        QBITTORRENT("qbittorrent"),
        TRANSMISSION("transmission"),
        DELUGE("deluge", "deluged"),
        RTORRENT("rtorrent"),
        RTORRENT_SCGI("rtorrent");

        final String key;
        final String process;

        Program(String key) {
            this(key, key);
        }

        /**
         * @param process that does the downloading
         */
        Program(String key, String process) {
            this.key = key;
            this.process = process;
        }
    }

    @BeforeAll
    static void open() {
        http = new Http("Magpie tests");
    }

    @AfterAll
    static void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTorrentFileComesWholeAndSeeds(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        assertThat(id).isEqualTo(file.infoHash());
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(done.remaining()).isZero();
        assertThat(done.seeding()).isTrue();
        assertWhole(done, file);
    }

    @ParameterizedTest
    @EnumSource
    void aMagnetLinkComesWhole(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 1);
        String magnet = "magnet:?xt=urn:btih:" + file.infoHash() + "&dn=Night&tr=" + announce(program);
        String id = client.add(release(file), new Content.Magnet(magnet, file.infoHash()), Terms.USUAL)
                .id();
        assertThat(id).isEqualTo(file.infoHash());
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertFiles(path(done), 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void addingTwiceIsNoErrorAndGivesOneDownload(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        assertThat(client.add(release(file), file, Terms.USUAL)).isEqualTo(new DownloadClient.Added(id, true));
        assertThat(client.list()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void itPausesGoesOnAndShowsItsSpeed(Program program) throws IOException {
        seedAt(SLOWLY);
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 2);
        String id = client.add(release(file), file, Terms.USUAL).id();
        ClientDownload moving = await(client, id, each -> each.speed() > 0 && each.remaining() < each.size());
        assertThat(moving.state()).isEqualTo(DownloadState.DOWNLOADING);
        client.pause(id);
        ClientDownload paused = await(client, id, each -> each.state() == DownloadState.PAUSED);
        assertThat(paused.remaining()).isPositive();
        seedAt(0);
        client.resume(id);
        await(client, id, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void whatIsWholeAndStoppedDoesNotSeedAnyMore(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        await(client, id, each -> each.state() == DownloadState.COMPLETED && each.seeding());
        client.pause(id);
        ClientDownload stopped = await(client, id, each -> !each.seeding());
        assertThat(stopped.state()).isEqualTo(DownloadState.COMPLETED);
        client.resume(id);
        await(client, id, each -> each.state() == DownloadState.COMPLETED && each.seeding());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void oneThatHasLostItsCategoryIsToldOfAllTheSame(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        DownloadClient other = open(program, password(program), "", "something-else");
        assertThat(other.list()).isEmpty();
        assertThat(other.tell(id)).hasValueSatisfying(told -> {
            assertThat(told.id()).isEqualTo(id);
            assertThat(told.state()).isEqualTo(DownloadState.COMPLETED);
            assertThat(told.place()).isEqualTo(done.place());
        });
        assertThat(other.tell("0".repeat(40))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void removingWithDataLeavesNothing(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, true);
        Await.until("it is gone", SOON, () -> client.list().isEmpty());
        Await.until("its files are gone", SOON, () -> Folders.files(path).isEmpty());
        // Gone already: no error.
        client.remove(id, true);
        client.remove("0".repeat(40), false);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void removingWithoutDataKeepsTheFiles(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, false);
        Await.until("it is gone", SOON, () -> client.list().isEmpty());
        assertFiles(path, 1);
        // Added again it finds its files there.
        client.add(release(file), file, Terms.USUAL);
        await(client, id, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void garbageIsRefusedWithASentence(Program program) {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile garbage = new Content.TorrentFile(new byte[] {1, 2, 3, 4}, "0".repeat(40));
        assertThatThrownBy(() -> client.add(release(garbage), garbage, Terms.USUAL))
                .isInstanceOfSatisfying(
                        ProviderException.Refused.class,
                        failure -> assertThat(failure.said().key())
                                .isIn("plug.client.bad-torrent", "plug.client.not-added"));
        assertThat(client.list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // SCGI knows no password
    void aWrongPasswordIsSaidSo(Program program) {
        DownloadClient client = open(program, "wrong");
        assertThatThrownBy(client::list)
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said().key()).endsWith(".wrong-password"))
                .hasMessageNotContaining("wrong,");
    }

    @ParameterizedTest
    @EnumSource
    void theTestNamesTheVersionAndWhereDownloadsGo(Program program) {
        assertThat(test(program, "")).satisfies(said -> {
            assertThat(said.key()).isEqualTo("plug." + program.key + ".works");
            assertThat(said.arguments().getFirst().toString()).containsPattern("\\d\\.\\d");
            assertThat(said.arguments().getLast()).isEqualTo(programs.of(program.key, "DOWNLOADS"));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QBITTORRENT") // tells only from 5.0 on
    void theTestSaysThatAFolderIsMissing(Program program) {
        assertThatThrownBy(() -> test(program, "/nowhere/at/all"))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.no-folder"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void itGoesWhereItIsToldTo(Program program) throws IOException {
        Path folder = Files.createDirectories(Path.of(programs.of(program.key, "DOWNLOADS"), "a \"place\" of its own"));
        DownloadClient client = open(program, password(program), folder.toString());
        Content.TorrentFile file = torrent(program, 0);
        String id = client.add(release(file), file, Terms.USUAL).id();
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(path(done)).startsWithRaw(folder);
        assertFiles(path(done), 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void itsFilesAreToldBeforeItIsWhole(Program program) throws IOException {
        seedAt(SLOWLY);
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 1);
        String magnet = "magnet:?xt=urn:btih:" + file.infoHash() + "&tr=" + announce(program);
        String id = client.add(release(file), new Content.Magnet(magnet, file.infoHash()), Terms.USUAL)
                .id();
        Await.until("its files are known", SOON, () -> !client.files(id).isEmpty());
        Torrent torrent = Torrent.read(file.bytes()).orElseThrow();
        assertThat(client.files(id))
                .containsExactly(
                        new Listed(torrent.name() + ".mkv", torrent.size(), DownloadClient.Completeness.PARTIAL));
        assertThat(find(client, id).getFirst().state()).isNotEqualTo(DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void aMagnetThatNobodyKnowsWaitsAndSaysSo(Program program) {
        DownloadClient client = open(program, password(program));
        String hash = "a".repeat(40);
        String magnet = "magnet:?xt=urn:btih:" + hash + "&dn=Nobody&tr=" + announce(program);
        String id = client.add(
                        Releases.torrent("Nobody", URI.create("http://127.0.0.1/x"), -1, hash),
                        new Content.Magnet(magnet, hash),
                        Terms.USUAL)
                .id();
        ClientDownload waiting = await(client, id, each -> each.said() != null);
        assertThat(waiting.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(waiting.size()).isEqualTo(-1);
        assertThat(Objects.requireNonNull(waiting.said()).key()).startsWith("plug.client.metadata");
        assertThat(client.files(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void goalsAndOrderAreSetOnTheTorrent(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        SeedGoal goal = new SeedGoal(1.5, Duration.ofHours(2));
        String id = client.add(release(file), file, new Terms(DownloadClient.Priority.HIGH, goal))
                .id();
        assertThat(programs.step(program.key, "what the program says", () -> goals(program, id)))
                .isEqualTo(
                        switch (program) {
                            case QBITTORRENT -> "1.5 120";
                            case TRANSMISSION -> "1.5 1 120 1";
                            case DELUGE -> "true 1.5 false";
                            case RTORRENT, RTORRENT_SCGI -> "1.5:7200 3";
                        });
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(done.seeding()).isTrue();
        assertThat(done.ratio()).isLessThanOrEqualTo(1.5);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void whatIsUnknownIsNoError(Program program) {
        DownloadClient client = open(program, password(program));
        String unknown = "0".repeat(40);
        client.pause(unknown);
        client.resume(unknown);
        client.prioritise(unknown, DownloadClient.Priority.HIGH);
        client.remove(unknown, true);
        assertThat(client.files(unknown)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void itTellsHowMuchRoomThereIs(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 0);
        client.add(release(file), file, Terms.USUAL);
        Await.until("room is told", SOON, () -> client.freeSpace().isPresent());
        long free = client.freeSpace().orElseThrow();
        assertThat(free).isPositive();
        if (programs.areReal()) {
            assertThat(free).isCloseTo(Peers.folder().toFile().getUsableSpace(), Percentage.withPercentage(20));
        }
    }

    /** As the program itself tells of them. */
    private String goals(Program program, String id) {
        ProviderHttp raw = new ProviderHttp(http);
        return switch (program) {
            case QBITTORRENT -> {
                JsonNode torrent = new QbittorrentSession(
                                raw,
                                "raw",
                                qbittorrent(password(program), "", CATEGORY).settings())
                        .json("torrents/info", Map.of("hashes", id))
                        .path(0);
                yield torrent.path("ratio_limit").asText() + " "
                        + torrent.path("seeding_time_limit").asText();
            }
            case TRANSMISSION -> {
                JsonNode torrent = transmissionSays(raw, id);
                yield torrent.path("seedRatioLimit").asText() + " "
                        + torrent.path("seedRatioMode").asText() + " "
                        + torrent.path("seedIdleLimit").asText() + " "
                        + torrent.path("bandwidthPriority").asText();
            }
            case DELUGE -> {
                JsonNode torrent = new DelugeRpc(
                                raw,
                                "raw",
                                deluge(password(program), "", CATEGORY).settings())
                        .call(
                                "core.get_torrent_status",
                                id,
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .add("stop_at_ratio")
                                        .add("stop_ratio")
                                        .add("remove_at_ratio"));
                yield torrent.path("stop_at_ratio").asText() + " "
                        + torrent.path("stop_ratio").asText() + " "
                        + torrent.path("remove_at_ratio").asText();
            }
            case RTORRENT, RTORRENT_SCGI -> {
                RtorrentRpc rpc = new RtorrentRpc(
                        raw,
                        "raw",
                        rtorrent(program, password(program), "", CATEGORY).settings());
                String hash = id.toUpperCase(Locale.ROOT);
                yield rpc.call("d.custom", hash, "magpie_goal") + " " + rpc.call("d.priority", hash);
            }
        };
    }

    private JsonNode transmissionSays(ProviderHttp raw, String id) {
        String pair = programs.of("transmission", "USER") + ":" + programs.of("transmission", "PASSWORD");
        Call call = Call.post(
                        URI.create(programs.of("transmission", "URL")),
                        Body.json("{\"method\":\"torrent-get\",\"arguments\":{\"ids\":[\"" + id
                                + "\"],\"fields\":[\"seedRatioLimit\",\"seedRatioMode\",\"seedIdleLimit\","
                                + "\"bandwidthPriority\"]}}"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        String session =
                raw.exchange("raw", call).header("x-transmission-session-id").orElseThrow();
        return raw.json("raw", call.header("X-Transmission-Session-Id", session))
                .path("arguments")
                .path("torrents")
                .path(0);
    }

    private Message test(Program program, String folder) {
        String password = password(program);
        programs.of(program.key, "URL");
        return programs.step(program.key, "test", () -> tested(program, password, folder));
    }

    private Message tested(Program program, String password, String folder) {
        return switch (program) {
            case QBITTORRENT -> new Qbittorrent(http).test(qbittorrent(password, folder, CATEGORY));
            case TRANSMISSION -> new Transmission(http).test(transmission(password, folder, CATEGORY));
            case DELUGE -> new Deluge(http).test(deluge(password, folder, CATEGORY));
            case RTORRENT, RTORRENT_SCGI -> new Rtorrent(http).test(rtorrent(program, password, folder, CATEGORY));
        };
    }

    final DownloadClient open(Program program, String password) {
        return open(program, password, "");
    }

    private DownloadClient open(Program program, String password, String folder) {
        return open(program, password, folder, CATEGORY);
    }

    private DownloadClient open(Program program, String password, String folder, String category) {
        return programs.observed(program.key, opened(program, password, folder, category));
    }

    private DownloadClient opened(Program program, String password, String folder, String category) {
        return switch (program) {
            case QBITTORRENT -> new Qbittorrent(http).open(qbittorrent(password, folder, category));
            case TRANSMISSION -> new Transmission(http).open(transmission(password, folder, category));
            case DELUGE -> new Deluge(http).open(deluge(password, folder, category));
            case RTORRENT, RTORRENT_SCGI -> new Rtorrent(http).open(rtorrent(program, password, folder, category));
        };
    }

    private Definition<Qbittorrent.Settings> qbittorrent(String password, String folder, String category) {
        return definition(
                "qbittorrent",
                new Qbittorrent.Settings(
                        programs.of("qbittorrent", "URL"),
                        programs.of("qbittorrent", "USER"),
                        new Secret(password),
                        Secret.NONE,
                        category,
                        folder,
                        false));
    }

    private Definition<Transmission.Settings> transmission(String password, String folder, String category) {
        return definition(
                "transmission",
                new Transmission.Settings(
                        programs.of("transmission", "URL"),
                        programs.of("transmission", "USER"),
                        new Secret(password),
                        category,
                        folder,
                        false));
    }

    private Definition<Deluge.Settings> deluge(String password, String folder, String category) {
        return definition(
                "deluge",
                new Deluge.Settings(programs.of("deluge", "URL"), new Secret(password), category, folder, false));
    }

    private Definition<Rtorrent.Settings> rtorrent(Program program, String password, String folder, String category) {
        boolean scgi = program == Program.RTORRENT_SCGI;
        return definition(
                "rtorrent",
                new Rtorrent.Settings(
                        programs.of("rtorrent", scgi ? "SCGI" : "URL"),
                        programs.of("rtorrent", "USER"),
                        new Secret(password),
                        category,
                        folder,
                        false));
    }

    private static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.DOWNLOAD_CLIENT, plug, true, 1, Set.of(), settings);
    }

    final Content.TorrentFile torrent(Program program, int number) {
        byte[] bytes = programs.file(
                program.key,
                "torrent-" + number,
                () -> offered(number),
                ("d4:infod6:lengthi30000000e4:name"
                                + NAMES.get(number).length() + ":" + NAMES.get(number)
                                + "12:piece lengthi30000000e6:pieces20:01234567890123456789ee")
                        .getBytes(StandardCharsets.US_ASCII));
        Torrent torrent = Torrent.read(bytes).orElseThrow();
        String hash = torrent.infoHash();
        announce(program);
        programs.text(program.key, "HASH-" + number, hash.toUpperCase(Locale.ROOT));
        programs.text(program.key, "size-" + number, Long.toString(torrent.size()));
        return new Content.TorrentFile(bytes, programs.text(program.key, "hash-" + number, hash));
    }

    private static byte[] offered(int number) {
        try (Stream<Path> all = Files.list(Path.of(Peers.of("seeder", "TORRENTS")))) {
            return Files.readAllBytes(all.filter(file -> file.toString().endsWith(".torrent"))
                    .sorted()
                    .toList()
                    .get(number));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String announce(Program program) {
        return programs.areReal()
                ? programs.text(program.key, "announce", Peers.of("tracker", "ANNOUNCE"))
                : programs.text(program.key, "announce", "http://tracker.example/announce");
    }

    final String password(Program program) {
        return programs.of(program.key, "PASSWORD");
    }

    private void seedAt(int rate) {
        if (programs.areReal()) {
            Peers.seedAt(rate);
        }
    }

    /** Every byte of it, where there is a program that fetched it. */
    final void assertWhole(ClientDownload done, Content.TorrentFile file) throws IOException {
        if (programs.areReal()) {
            String name = Torrent.read(file.bytes()).orElseThrow().name();
            assertThat(Files.mismatch(film(done, name), original(name))).isEqualTo(-1);
        }
    }

    private void assertFiles(Path path, int count) {
        if (programs.areReal()) {
            assertThat(Folders.files(path)).hasSize(count);
        }
    }

    static Release release(Content.TorrentFile file) {
        return Releases.torrent("Test", URI.create("http://127.0.0.1/x"), -1, file.infoHash());
    }

    static ClientDownload await(DownloadClient client, String id, Predicate<ClientDownload> condition) {
        List<ClientDownload> met = new ArrayList<>();
        Await.until("download " + id, SOON, () -> {
            find(client, id).stream().filter(condition).forEach(met::add);
            return !met.isEmpty();
        });
        return met.getFirst();
    }

    private static List<ClientDownload> find(DownloadClient client, String id) {
        return client.list().stream().filter(each -> each.id().equals(id)).toList();
    }

    /** qBittorrent names the file itself where a torrent's folder holds but one. */
    private static Path film(ClientDownload done, String name) {
        return Files.isDirectory(path(done)) ? path(done).resolve(name + ".mkv") : path(done);
    }

    private static Path original(String name) {
        return Path.of(Peers.of("seeder", "CONTENT")).resolve(name).resolve(name + ".mkv");
    }

    private static Path path(ClientDownload download) {
        assertThat(download.place()).isNotNull();
        return Path.of(download.place());
    }
}
