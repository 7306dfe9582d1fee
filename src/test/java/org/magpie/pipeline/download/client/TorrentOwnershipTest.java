package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.store.Rows;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.deluge.DelugeRpc;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.qbittorrent.QbittorrentSession;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.rtorrent.RtorrentRpc;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.Torrent;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeIndexer;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Peers;
import org.magpie.testing.Releases;

/** What is removed from the real torrent clients, and what never is: Magpie's own bookkeeping before each of them. */
@Tag("peers")
class TorrentOwnershipTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CATEGORY = "magpie-tests";
    private static final String PRIVATE = "private";
    private static final int PIECE = 1 << 15;

    enum Program {
        QBITTORRENT,
        TRANSMISSION,
        DELUGE,
        RTORRENT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A real client under a definition that needs no settings. */
    private record Real(DownloadClient client) implements Plug<Real.Settings, DownloadClient> {
        record Settings() {}

        @Override
        public String key() {
            return "real";
        }

        @Override
        public ProviderKind kind() {
            return ProviderKind.DOWNLOAD_CLIENT;
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Settings defaults() {
            return new Settings();
        }

        @Override
        public boolean builtIn() {
            return true;
        }

        @Override
        public DownloadClient open(Definition<Settings> definition) {
            return client;
        }

        @Override
        public Message test(Definition<Settings> definition) {
            return Message.of("test.works");
        }
    }

    private final Http http = new Http("Magpie tests");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeIndexer indexer = new FakeIndexer("tracker");

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void emptyAll() {
        for (Program program : Program.values()) {
            for (String category : List.of(CATEGORY, PRIVATE)) {
                DownloadClient client = open(program, category);
                client.list().forEach(each -> client.remove(each.id(), true));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFinishedTorrentThatAPersonPausesStaysAndOneAtItsLimitGoes(Program program) throws IOException {
        DownloadClient client = open(program, CATEGORY);
        try (DownloadFixture world = new DownloadFixture(folder, clock, new Real(client), indexer)) {
            Downloads downloads = world.downloads();
            if (program == Program.RTORRENT) {
                // It knows no limit: only the goal that Magpie has noted counts.
                indexer.asks(new SeedGoal(-1, Duration.ofSeconds(20)));
            }
            TrackedDownload download = grab(world, torrent(0));
            assertThat(download.isOwn()).isTrue();
            String id = download.clientKey();
            Path data = Path.of(await(client, id).place());
            downloads.look();
            world.store().change(unit -> downloads.imports().imported(unit, download.id()));
            client.pause(id);
            Await.until("it stands", SOON, () -> !client.list().getFirst().seeding());
            cleanUpFor(downloads, Duration.ofSeconds(program == Program.RTORRENT ? 25 : 5));
            assertThat(client.tell(id)).isPresent();
            assertThat(Folders.files(data)).isNotEmpty();

            client.resume(id);
            Await.until(
                    "it seeds",
                    SOON,
                    () -> client.tell(id).filter(ClientDownload::seeding).isPresent());
            // Transmission drops a limit that is reached already when it is told to start.
            setLimit(program, id);
            Await.until("it is gone", SOON, () -> {
                cleanUpFor(downloads, Duration.ofSeconds(1));
                return client.tell(id).isEmpty();
            });
            Await.until("its data is gone", SOON, () -> Folders.files(data).isEmpty());
            List<String> lines = world.store()
                    .read(session -> new Rows(session)
                            .list("select said from history where what = 'DOWNLOAD_REMOVED'", row -> row.getString(1)));
            assertThat(lines)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("download.cleanup.deleted")
                            .containsAnyOf("download.cleanup.limit", "download.cleanup.goal"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTorrentThatAPersonHadBeforeIsNeverTouched(Program program) throws IOException {
        DownloadClient person = open(program, PRIVATE);
        Content.TorrentFile file = torrent(1);
        person.add(release(file, 0), file, Terms.USUAL);
        Path data = Path.of(await(person, file.infoHash()).place());
        String before = said(program, file.infoHash());
        DownloadClient client = open(program, CATEGORY);
        try (DownloadFixture world = new DownloadFixture(folder, clock, new Real(client), indexer)) {
            indexer.asks(new SeedGoal(0, null));
            Downloads downloads = world.downloads();
            TrackedDownload download = grab(world, file);
            assertThat(download.wasThere()).isTrue();
            // It is followed all the same.
            Await.until("it is whole", SOON, () -> {
                clock.move(Duration.ofSeconds(1));
                return downloads.look().completed().stream().anyMatch(each -> each.id() == download.id());
            });
            world.store().change(unit -> downloads.imports().imported(unit, download.id()));
            person.pause(file.infoHash());
            cleanUpFor(downloads, Duration.ofSeconds(4));
            downloads.remove(download.id(), true, true);
            cleanUpFor(downloads, Duration.ofSeconds(2));
        }
        assertThat(client.list()).isEmpty();
        assertThat(person.list()).extracting(ClientDownload::id).containsExactly(file.infoHash());
        assertThat(said(program, file.infoHash())).isEqualTo(before);
        assertThat(Folders.files(data)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPackWithOneFileDeselectedIsCompleteAndTellsWhichFilesAreWhole(Program program) throws Exception {
        byte[] content = new byte[12 * PIECE];
        new Random(program.ordinal()).nextBytes(content);
        String name = "Pack.S01." + program + "." + System.nanoTime();
        Path pack = Files.createDirectories(Path.of(Peers.of(program.key(), "DOWNLOADS"), name));
        // Four pieces each; of the second one, half is there.
        Files.write(pack.resolve("E01.mkv"), Arrays.copyOfRange(content, 0, 4 * PIECE));
        byte[] half = Arrays.copyOfRange(content, 4 * PIECE, 8 * PIECE);
        Arrays.fill(half, 2 * PIECE, 4 * PIECE, (byte) 0);
        Files.write(pack.resolve("E02.mkv"), half);
        Files.write(pack.resolve("E03.mkv"), Arrays.copyOfRange(content, 8 * PIECE, 12 * PIECE));
        Content.TorrentFile file = pack(name, content);
        String id = file.infoHash();
        DownloadClient client = open(program, CATEGORY);
        client.add(release(file, 0), file, Terms.USUAL);
        Await.until(
                "it is checked", SOON, () -> client.list().stream().anyMatch(each -> each.remaining() == 2 * PIECE));
        deselectSecond(program, id);
        ClientDownload done = await(client, id);
        assertThat(done.remaining()).isZero();
        assertThat(client.files(id))
                .containsExactly(
                        new Listed("E01.mkv", 4 * PIECE, Completeness.WHOLE),
                        new Listed("E02.mkv", 4 * PIECE, Completeness.DESELECTED),
                        new Listed("E03.mkv", 4 * PIECE, Completeness.WHOLE));
    }

    @ParameterizedTest
    @EnumSource
    void filesThatAnotherTorrentUsesStayUntilThatOneGoesToo(Program program) throws Exception {
        byte[] content = new byte[12 * PIECE];
        new Random(program.ordinal() + 7).nextBytes(content);
        String name = "Shared.S01." + program + "." + System.nanoTime();
        Path pack = Files.createDirectories(Path.of(Peers.of(program.key(), "DOWNLOADS"), name));
        for (int number = 0; number < 3; number++) {
            Files.write(
                    pack.resolve("E0" + (number + 1) + ".mkv"),
                    Arrays.copyOfRange(content, number * 4 * PIECE, (number + 1) * 4 * PIECE));
        }
        // The same files from two trackers, one of them a person's.
        Content.TorrentFile one = pack(name, content, "");
        Content.TorrentFile other = pack(name, content, "6:source5:other");
        assertThat(one.infoHash()).isNotEqualTo(other.infoHash());
        DownloadClient person = open(program, PRIVATE);
        DownloadClient client = open(program, CATEGORY);
        person.add(release(other, 0), other, Terms.USUAL);
        await(person, other.infoHash());
        client.add(release(one, 0), one, Terms.USUAL);
        await(client, one.infoHash());
        client.remove(one.infoHash(), true);
        Await.until("it is gone", SOON, () -> client.tell(one.infoHash()).isEmpty());
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        assertThat(Folders.files(pack)).hasSize(3);
        person.remove(other.infoHash(), true);
        Await.until("all of it is gone", SOON, () -> Folders.files(pack).isEmpty());
    }

    private void cleanUpFor(Downloads downloads, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            clock.move(Duration.ofMinutes(2));
            downloads.look();
            downloads.tidyUp();
            java.util.concurrent.locks.LockSupport.parkNanos(300_000_000L);
        } while (System.nanoTime() < end);
    }

    private static ClientDownload await(DownloadClient client, String id) {
        Await.until(
                "it is whole",
                SOON,
                () -> client.tell(id)
                        .filter(each -> each.state() == DownloadState.COMPLETED && each.place() != null)
                        .isPresent());
        return client.tell(id).orElseThrow();
    }

    private TrackedDownload grab(DownloadFixture world, Content.TorrentFile file) {
        TitleFacts film = world.film("Harbor Lights", 1949);
        long tracker = world.providers().definitions(ProviderKind.INDEXER).stream()
                .filter(each -> each.plug().equals("tracker"))
                .findFirst()
                .orElseThrow()
                .id();
        return world.downloads().start(DownloadFixture.grab(film, release(file, tracker)));
    }

    private static Release release(Content.TorrentFile file, long indexer) {
        String magnet = "magnet:?xt=urn:btih:" + file.infoHash() + "&dn=Test&tr=" + Peers.of("tracker", "ANNOUNCE");
        Release release = Releases.torrent("Harbor.Lights.1949.720p", URI.create(magnet), -1, file.infoHash());
        return indexer == 0 ? release : Releases.of(release, indexer);
    }

    private static Content.TorrentFile torrent(int number) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(Peers.of("seeder", "TORRENTS")))) {
            byte[] bytes = Files.readAllBytes(all.filter(file -> file.toString().endsWith(".torrent"))
                    .sorted()
                    .toList()
                    .get(number));
            return new Content.TorrentFile(
                    bytes, Torrent.read(bytes).orElseThrow().infoHash());
        }
    }

    private static Content.TorrentFile pack(String name, byte[] content) throws NoSuchAlgorithmException {
        return pack(name, content, "");
    }

    /**
     * @param more entries of the torrent that come behind the others
     */
    private static Content.TorrentFile pack(String name, byte[] content, String more) throws NoSuchAlgorithmException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        StringBuilder files = new StringBuilder();
        for (int number = 1; number <= 3; number++) {
            files.append("d6:lengthi" + 4 * PIECE + "e4:pathl7:E0" + number + ".mkvee");
        }
        String tracker = Peers.of("tracker", "ANNOUNCE");
        all.writeBytes(("d8:announce" + tracker.length() + ":" + tracker + "4:infod5:filesl" + files + "e4:name"
                        + name.length() + ":" + name + "12:piece lengthi" + PIECE + "e6:pieces240:")
                .getBytes(StandardCharsets.ISO_8859_1));
        for (int at = 0; at < content.length / PIECE; at++) {
            all.writeBytes(MessageDigest.getInstance("SHA-1")
                    .digest(Arrays.copyOfRange(content, at * PIECE, (at + 1) * PIECE)));
        }
        all.writeBytes((more + "ee").getBytes(StandardCharsets.ISO_8859_1));
        byte[] bytes = all.toByteArray();
        return new Content.TorrentFile(bytes, Torrent.read(bytes).orElseThrow().infoHash());
    }

    private DownloadClient open(Program program, String category) {
        return switch (program) {
            case QBITTORRENT -> new Qbittorrent(http).open(qbittorrent(category));
            case TRANSMISSION ->
                new Transmission(http)
                        .open(definition(new Transmission.Settings(
                                Peers.of("transmission", "URL"),
                                Peers.of("transmission", "USER"),
                                new Secret(Peers.of("transmission", "PASSWORD")),
                                category,
                                "",
                                false)));
            case DELUGE -> new Deluge(http).open(deluge(category));
            case RTORRENT -> new Rtorrent(http).open(rtorrent(category));
        };
    }

    private static Definition<Qbittorrent.Settings> qbittorrent(String category) {
        return definition(new Qbittorrent.Settings(
                Peers.of("qbittorrent", "URL"),
                Peers.of("qbittorrent", "USER"),
                new Secret(Peers.of("qbittorrent", "PASSWORD")),
                Secret.NONE,
                category,
                "",
                false));
    }

    private static Definition<Deluge.Settings> deluge(String category) {
        return definition(new Deluge.Settings(
                Peers.of("deluge", "URL"), new Secret(Peers.of("deluge", "PASSWORD")), category, "", false));
    }

    private static Definition<Rtorrent.Settings> rtorrent(String category) {
        return definition(new Rtorrent.Settings(
                Peers.of("rtorrent", "URL"),
                Peers.of("rtorrent", "USER"),
                new Secret(Peers.of("rtorrent", "PASSWORD")),
                category,
                "",
                false));
    }

    private static <S extends Record> Definition<S> definition(S settings) {
        return new Definition<>(1, "x", ProviderKind.DOWNLOAD_CLIENT, "Real", true, 1, Set.of(), settings);
    }

    /** The program stops it as soon as it has given anything at all. */
    private void setLimit(Program program, String id) {
        switch (program) {
            case QBITTORRENT ->
                new QbittorrentSession(
                                new ProviderHttp(http),
                                "raw",
                                qbittorrent(CATEGORY).settings())
                        .post(
                                "torrents/setShareLimits",
                                Map.of(
                                        "hashes",
                                        id,
                                        "ratioLimit",
                                        "0",
                                        "seedingTimeLimit",
                                        "-1",
                                        "inactiveSeedingTimeLimit",
                                        "-1"));
            case TRANSMISSION ->
                transmission("torrent-set", of(id).put("seedRatioMode", 1).put("seedRatioLimit", 0.0));
            case DELUGE ->
                new DelugeRpc(new ProviderHttp(http), "raw", deluge(CATEGORY).settings())
                        .call(
                                "core.set_torrent_options",
                                JsonNodeFactory.instance.arrayNode().add(id),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("stop_at_ratio", true)
                                        .put("stop_ratio", 0.0));
            case RTORRENT -> {}
        }
    }

    private void deselectSecond(Program program, String id) {
        switch (program) {
            case QBITTORRENT ->
                new QbittorrentSession(
                                new ProviderHttp(http),
                                "raw",
                                qbittorrent(CATEGORY).settings())
                        .post("torrents/filePrio", Map.of("hash", id, "id", "1", "priority", "0"));
            case TRANSMISSION -> {
                ObjectNode wanted = of(id);
                wanted.putArray("files-unwanted").add(1);
                transmission("torrent-set", wanted);
            }
            case DELUGE -> {
                ObjectNode options = JsonNodeFactory.instance.objectNode();
                options.putArray("file_priorities").add(4).add(0).add(4);
                new DelugeRpc(new ProviderHttp(http), "raw", deluge(CATEGORY).settings())
                        .call(
                                "core.set_torrent_options",
                                JsonNodeFactory.instance.arrayNode().add(id),
                                options);
            }
            case RTORRENT -> {
                RtorrentRpc rpc = new RtorrentRpc(
                        new ProviderHttp(http), "raw", rtorrent(CATEGORY).settings());
                String hash = id.toUpperCase(Locale.ROOT);
                rpc.call("f.priority.set", hash + ":f1", 0L);
                rpc.call("d.update_priorities", hash);
            }
        }
    }

    /** Label, limits and order as the program itself tells of them. */
    private String said(Program program, String id) {
        return switch (program) {
            case QBITTORRENT -> {
                JsonNode torrent = new QbittorrentSession(
                                new ProviderHttp(http),
                                "raw",
                                qbittorrent(CATEGORY).settings())
                        .json("torrents/info", Map.of("hashes", id))
                        .path(0);
                yield torrent.path("category").asText() + " " + torrent.path("ratio_limit") + " "
                        + torrent.path("seeding_time_limit") + " " + torrent.path("tags");
            }
            case TRANSMISSION -> {
                ObjectNode fields = of(id);
                fields.putArray("fields")
                        .add("labels")
                        .add("seedRatioMode")
                        .add("seedIdleMode")
                        .add("bandwidthPriority");
                yield transmission("torrent-get", fields).toString();
            }
            case DELUGE ->
                new DelugeRpc(new ProviderHttp(http), "raw", deluge(CATEGORY).settings())
                        .call(
                                "core.get_torrent_status",
                                id,
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .add("label")
                                        .add("stop_at_ratio")
                                        .add("stop_ratio"))
                        .toString();
            case RTORRENT -> {
                RtorrentRpc rpc = new RtorrentRpc(
                        new ProviderHttp(http), "raw", rtorrent(CATEGORY).settings());
                String hash = id.toUpperCase(Locale.ROOT);
                yield rpc.call("d.custom1", hash) + " " + rpc.call("d.custom", hash, "magpie_goal") + " "
                        + rpc.call("d.priority", hash);
            }
        };
    }

    private static ObjectNode of(String id) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        arguments.putArray("ids").add(id);
        return arguments;
    }

    private JsonNode transmission(String method, ObjectNode arguments) {
        ProviderHttp raw = new ProviderHttp(http);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", method);
        request.set("arguments", arguments);
        String pair = Peers.of("transmission", "USER") + ":" + Peers.of("transmission", "PASSWORD");
        Call call = Call.post(URI.create(Peers.of("transmission", "URL")), Body.json(request.toString()))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        String session =
                raw.exchange("raw", call).header("x-transmission-session-id").orElseThrow();
        return Objects.requireNonNull(raw.json("raw", call.header("X-Transmission-Session-Id", session)));
    }
}
