package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Torrent;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.Peers;
import org.magpie.testing.Releases;

/** qBittorrent and Transmission themselves, with a real tracker and seeder. */
@Tag("peers")
class TorrentClientsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CATEGORY = "magpie-tests";

    private final Http http = new Http("Magpie tests");

    enum Program {
        QBITTORRENT,
        TRANSMISSION;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @AfterEach
    void tidyUp() {
        Peers.seedAt(0);
        for (Program program : Program.values()) {
            DownloadClient client = open(program, password(program));
            client.list().forEach(each -> client.remove(each.id(), true));
        }
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTorrentFileComesWholeAndSeeds(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(0);
        String id = client.add(release(file), file, Terms.USUAL);
        assertThat(id).isEqualTo(file.infoHash());
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(done.remaining()).isZero();
        assertThat(done.seeding()).isTrue();
        String name = Torrent.read(file.bytes()).orElseThrow().name();
        assertThat(Files.mismatch(
                        // qBittorrent names the file itself where a torrent's folder holds but one.
                        Files.isDirectory(path(done)) ? path(done).resolve(name + ".mkv") : path(done),
                        Path.of(Peers.of("seeder", "CONTENT")).resolve(name).resolve(name + ".mkv")))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void aMagnetLinkComesWhole(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(1);
        String magnet = "magnet:?xt=urn:btih:" + file.infoHash() + "&dn=Night&tr=" + Peers.of("tracker", "ANNOUNCE");
        String id = client.add(release(file), new Content.Magnet(magnet, file.infoHash()), Terms.USUAL);
        assertThat(id).isEqualTo(file.infoHash());
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(Folders.files(path(done))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void addingTwiceIsNoErrorAndGivesOneDownload(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(0);
        String id = client.add(release(file), file, Terms.USUAL);
        assertThat(client.add(release(file), file, Terms.USUAL)).isEqualTo(id);
        assertThat(client.list()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void itPausesGoesOnAndShowsItsSpeed(Program program) throws IOException {
        Peers.seedAt(1500);
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(2);
        String id = client.add(release(file), file, Terms.USUAL);
        ClientDownload moving = await(client, id, each -> each.speed() > 0 && each.remaining() < each.size());
        assertThat(moving.state()).isEqualTo(DownloadState.DOWNLOADING);
        client.pause(id);
        ClientDownload paused = await(client, id, each -> each.state() == DownloadState.PAUSED);
        assertThat(paused.remaining()).isPositive();
        Peers.seedAt(0);
        client.resume(id);
        await(client, id, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void removingWithDataLeavesNothing(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(0);
        String id = client.add(release(file), file, Terms.USUAL);
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, true);
        Await.until("it is gone", SOON, () -> client.list().isEmpty());
        Await.until("its files are gone", SOON, () -> Folders.files(path).isEmpty());
        // Gone already: no error.
        client.remove(id, true);
        client.remove("0".repeat(40), false);
    }

    @ParameterizedTest
    @EnumSource
    void removingWithoutDataKeepsTheFiles(Program program) throws IOException {
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(0);
        String id = client.add(release(file), file, Terms.USUAL);
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, false);
        Await.until("it is gone", SOON, () -> client.list().isEmpty());
        assertThat(Folders.files(path)).hasSize(1);
        // Added again it finds its files there.
        client.add(release(file), file, Terms.USUAL);
        await(client, id, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
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
    @EnumSource
    void aWrongPasswordIsSaidSo(Program program) {
        DownloadClient client = open(program, "wrong");
        assertThatThrownBy(client::list)
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.wrong-password"))
                .hasMessageNotContaining("wrong,");
    }

    @ParameterizedTest
    @EnumSource
    void theTestNamesTheVersion(Program program) {
        assertThat(
                        switch (program) {
                            case QBITTORRENT -> new Qbittorrent(http).test(qbittorrent(password(program)));
                            case TRANSMISSION -> new Transmission(http).test(transmission(password(program)));
                        })
                .satisfies(said -> assertThat(said.key()).isEqualTo("plug." + program.key() + ".works"))
                .satisfies(said ->
                        assertThat(said.arguments().getFirst().toString()).containsPattern("\\d\\.\\d"));
    }

    private DownloadClient open(Program program, String password) {
        return switch (program) {
            case QBITTORRENT -> new Qbittorrent(http).open(qbittorrent(password));
            case TRANSMISSION -> new Transmission(http).open(transmission(password));
        };
    }

    private static Definition<Qbittorrent.Settings> qbittorrent(String password) {
        return definition(
                "qbittorrent",
                new Qbittorrent.Settings(
                        Peers.of("qbittorrent", "URL"),
                        Peers.of("qbittorrent", "USER"),
                        new Secret(password),
                        CATEGORY,
                        false));
    }

    private static Definition<Transmission.Settings> transmission(String password) {
        return definition(
                "transmission",
                new Transmission.Settings(
                        Peers.of("transmission", "URL"),
                        Peers.of("transmission", "USER"),
                        new Secret(password),
                        CATEGORY,
                        "",
                        false));
    }

    private static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.DOWNLOAD_CLIENT, plug, true, 1, Set.of(), settings);
    }

    private static String password(Program program) {
        return Peers.of(program.key(), "PASSWORD");
    }

    private static Content.TorrentFile torrent(int number) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(Peers.of("seeder", "TORRENTS")))) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".torrent"))
                    .sorted()
                    .toList();
            byte[] bytes = Files.readAllBytes(files.get(number));
            return new Content.TorrentFile(
                    bytes, Torrent.read(bytes).orElseThrow().infoHash());
        }
    }

    private static Release release(Content.TorrentFile file) {
        return Releases.torrent("Test", URI.create("http://127.0.0.1/x"), -1, file.infoHash());
    }

    private static ClientDownload await(DownloadClient client, String id, Predicate<ClientDownload> condition) {
        Await.until("download " + id, SOON, () -> find(client, id).stream().anyMatch(condition));
        return find(client, id).getFirst();
    }

    private static List<ClientDownload> find(DownloadClient client, String id) {
        return client.list().stream().filter(each -> each.id().equals(id)).toList();
    }

    private static Path path(ClientDownload download) {
        assertThat(download.place()).isNotNull();
        return Path.of(download.place());
    }
}
