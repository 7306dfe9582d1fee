package org.magpie.pipeline.search.indexer.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.Secret;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Queries;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.link.LinkHeaders;
import org.magpie.pipeline.search.link.RefreshableLinks;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;
import org.magpie.testing.MovableClock;

class M3uTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 tvg-id="" tvg-name="EN - Harbor Lights (1949)" group-title="EN | VOD, Drama",EN - Harbor Lights (1949) [4K]
            http://127.0.0.1:9/movie/name/word/1.mkv
            #EXTINF:-1 group-title="Series",Quiet Coast S02 E03
            #EXTVLCOPT:http-user-agent=Player/1.0
            #EXTVLCOPT:http-referrer=http://example.org/
            http://127.0.0.1:9/series/name/word/2.mp4
            #EXTINF:-1 group-title="Series",Quiet Coast S02 E04
            http://127.0.0.1:9/series/name/word/3.mp4
            #EXTINF:-1 group-title="News",Channel One HD
            http://127.0.0.1:9/name/word/4.ts
            #EXTINF:-1,Camera
            rtsp://127.0.0.1/5
            """;

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final MovableClock clock = new MovableClock(Instant.now());

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void offersAFilmUnderANameThatSaysItsQuality() {
        serve(LIST);

        List<Release> found = open().search(Queries.film("Harbor Lights", 1949, Map.of()));

        assertThat(found).singleElement().satisfies(release -> {
            assertThat(release.name()).isEqualTo("Harbor Lights (1949) 2160p WEBRip");
            assertThat(release.kind()).isEqualTo(MediaKind.MOVIE);
            assertThat(release.protocol()).isEqualTo(Protocol.DIRECT);
            assertThat(release.link().toString()).isEqualTo("http://127.0.0.1:9/movie/name/word/1.mkv");
            assertThat(release.fileName()).isEqualTo("Harbor Lights (1949) 2160p WEBRip.mkv");
        });
    }

    @Test
    void offersTheVeryEpisodeWithTheHeadersThatItsServerWants() {
        serve(LIST);

        List<Release> found =
                open().search(Queries.series("Quiet Coast", new Scope.Episode(2, 3, null, null), Map.of()));

        assertThat(found).extracting(Release::name).containsExactly("Quiet Coast S02E03 720p WEBRip");
        assertThat(LinkHeaders.of(found.getFirst().link()))
                .containsOnly(Map.entry("User-Agent", "Player/1.0"), Map.entry("Referer", "http://example.org/"));
    }

    @Test
    void aTrialTellsWhatIsInItAndKeepsNothing() throws IOException {
        serve(LIST);

        assertThat(plug().test(definition(server.url("/list.m3u").toString())))
                .isEqualTo(Message.of("indexer.m3u.works", 1, 2, 1, 1, 1));
        try (var kept = Files.list(folder)) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void theCopyThatIsKeptShowsNobodyWhatIsInIt() throws IOException {
        Path once = Files.writeString(folder.resolve("3-0badcafe.m3u"), LIST);
        Path own = Files.writeString(folder.resolve("own.m3u"), LIST);
        serve(LIST);

        open().search(Queries.film("Harbor Lights", 1949, Map.of()));

        List<Path> kept;
        try (var files = Files.list(folder)) {
            kept = files.toList();
        }
        assertThat(kept)
                .hasSize(3)
                .contains(own)
                .doesNotContain(once)
                .filteredOn(file -> !file.equals(own))
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Harbor", "name/word", "http"));
    }

    @Test
    void aCopyThatWasChangedIsFetchedAnew() throws IOException {
        serve(LIST);
        open().search(Queries.film("Harbor Lights", 1949, Map.of()));
        Path copy;
        try (var files = Files.list(folder)) {
            copy = files.filter(file -> file.toString().endsWith(".locked"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        serve(LIST);

        assertThat(open().search(Queries.film("Harbor Lights", 1949, Map.of()))).hasSize(1);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void fetchesAnewOnlyWhatHasChanged() throws InterruptedException {
        serve(LIST);
        Indexer indexer = open();
        indexer.search(Queries.film("Harbor Lights", 1949, Map.of()));
        server.takeRequest();
        clock.move(Duration.ofHours(13));
        server.enqueue(new MockResponse.Builder().code(304).build());

        assertThat(indexer.recent()).isEmpty();

        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getHeaders().get("If-None-Match")).isEqualTo("\"one\"");
        assertThat(indexer.search(Queries.film("Harbor Lights", 1949, Map.of())))
                .hasSize(1);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void tellsWhatHasBeenAddedSinceTheLastTime() {
        serve(LIST);
        Indexer indexer = open();
        assertThat(indexer.recent()).as("the first time nothing is new").isEmpty();
        clock.move(Duration.ofHours(13));
        serve(LIST + "#EXTINF:-1,Night Ferry (1951)\nhttp://127.0.0.1:9/movie/name/word/9.mkv\n");

        assertThat(indexer.recent()).extracting(Release::name).containsExactly("Night Ferry (1951) 720p WEBRip");
        assertThat(indexer.recent()).isEmpty();
    }

    @Test
    void aLinkThatHasExpiredIsLookedUpInThePlaylistOfToday() throws InterruptedException {
        serve(LIST);
        Indexer indexer = open();
        Release release =
                indexer.search(Queries.film("Harbor Lights", 1949, Map.of())).getFirst();
        RefreshableLinks source = (RefreshableLinks) indexer;
        assertThat(source.freshLink(release.guid(), release.link()))
                .as("just fetched, it is not fetched again")
                .isEmpty();
        clock.move(Duration.ofMinutes(2));
        serve(LIST.replace("name/word", "name/newer")
                + "#EXTINF:-1,Night Ferry (1951)\nhttp://127.0.0.1:9/movie/name/newer/9.mkv\n");

        assertThat(source.freshLink(release.guid(), release.link()))
                .contains(java.net.URI.create("http://127.0.0.1:9/movie/name/newer/1.mkv"));
        assertThat(source.freshLink("no such entry", release.link())).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
        // What came with it is told of all the same when it is time.
        assertThat(indexer.recent()).extracting(Release::name).containsExactly("Night Ferry (1951) 720p WEBRip");
        assertThat(indexer.recent()).isEmpty();
    }

    @Test
    void aPlaylistThatCannotBeFetchedAnewGivesNoOtherLink() {
        serve(LIST);
        Indexer indexer = open();
        Release release =
                indexer.search(Queries.film("Harbor Lights", 1949, Map.of())).getFirst();
        clock.move(Duration.ofMinutes(2));
        server.enqueue(new MockResponse.Builder().code(404).build());

        assertThat(((RefreshableLinks) indexer).freshLink(release.guid(), release.link()))
                .isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void keepsItsCopyOverARestartAndWhileTheServerIsDown() {
        serve(LIST);
        open().search(Queries.film("Harbor Lights", 1949, Map.of()));
        clock.move(Duration.ofHours(13));
        server.enqueue(new MockResponse.Builder().code(404).build());
        Indexer afterRestart = open();

        assertThat(afterRestart.recent()).isEmpty();
        assertThat(afterRestart.search(Queries.film("Harbor Lights", 1949, Map.of())))
                .hasSize(1);

        clock.move(Duration.ofDays(2));
        server.enqueue(new MockResponse.Builder().code(404).build());
        assertThatThrownBy(afterRestart::recent).isInstanceOf(ProviderException.class);
    }

    @Test
    void readsAPersonsOwnFileAndSeesWhenItChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("own.m3u"), LIST);
        Indexer indexer = plug().open(definition(file.toString()));
        assertThat(indexer.search(Queries.film("Night Ferry", 1951, Map.of()))).isEmpty();

        Files.writeString(file, LIST + "#EXTINF:-1,Night Ferry (1951)\nhttp://127.0.0.1:9/movie/a/b/9.mkv\n");

        assertThat(indexer.search(Queries.film("Night Ferry", 1951, Map.of()))).hasSize(1);
    }

    @Test
    void refusesWhatIsNoPlaylist() {
        serve("<html>log in</html>");
        assertThatThrownBy(() -> plug().test(definition(server.url("/").toString())))
                .isInstanceOf(ProviderException.BadAnswer.class);
        assertThatThrownBy(() -> plug().test(definition("not a place")))
                .isInstanceOf(ProviderException.BadSettings.class);
        assertThatThrownBy(() ->
                        plug().test(definition(folder.resolve("missing.m3u").toString())))
                .isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void readsAnythingWithoutFallingOver() throws IOException {
        Random random = new Random(5);
        for (int turn = 0; turn < 300; turn++) {
            byte[] bytes = LIST.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 1 + random.nextInt(40); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            List<M3uEntry> entries = new ArrayList<>();
            new M3uReader(new ByteArrayInputStream(bytes)).read(100, entries::add);
            entries.forEach(entry -> PlaylistName.of(entry.name(), entry.group()));
        }
        byte[] endless = new byte[200_000];
        java.util.Arrays.fill(endless, (byte) 'a');
        assertThat(new M3uReader(new ByteArrayInputStream(endless)).read(10, entry -> {}))
                .isEqualTo(new M3uReader.Result(0, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            |FR| Amélie (2001) [4K] MULTI;Amélie;2001;-1;-1
            4K-EN - Night Ferry (1951);Night Ferry;1951;-1;-1
            EN: Harbor Lights 1949 FHD;Harbor Lights (1949);;-1;-1
            Quiet_Coast_S01_E02;Quiet Coast;;1;2
            Quiet Coast 2x05 VOSTFR;Quiet Coast;;2;5
            Quiet Coast (2019) - S01E02 - The Beginning;Quiet Coast;2019;1;2
            Quiet Coast Season 3 Episode 12;Quiet Coast;;3;12
            NF - Night Ferry ᴴᴰ;Night Ferry;;-1;-1
            Mission: Harbor;Mission: Harbor;;-1;-1
            COUNT ME IN;COUNT ME IN;;-1;-1
            """)
    void takesOffWhatStandsAroundATitle(String written, String title, Integer year, int season, int episode) {
        PlaylistName name = PlaylistName.of(written, "");

        assertThat(name.titles().getFirst()).isEqualTo(title);
        assertThat(name.year()).isEqualTo(year);
        assertThat(name.season()).isEqualTo(season);
        assertThat(name.episode()).isEqualTo(episode);
    }

    @Test
    void whatIsLookedForDecidesHowANameIsMeant() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.m3u"), "#EXTINF:-1,IT: Chapter Two (2019)\nhttp://127.0.0.1:9/movie/a/b/1.mkv\n");
        Indexer indexer = plug().open(definition(file.toString()));

        assertThat(indexer.search(Queries.film("It: Chapter Two", 2019, Map.of())))
                .extracting(Release::name)
                .containsExactly("IT: Chapter Two (2019) 720p WEBRip");
        assertThat(indexer.search(Queries.film("Chapter Two", 2019, Map.of())))
                .extracting(Release::name)
                .containsExactly("Chapter Two (2019) 720p WEBRip");
    }

    private void serve(String list) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"one\"")
                .body(list)
                .build());
    }

    private Indexer open() {
        return plug().open(definition(server.url("/list.m3u").toString()));
    }

    private M3u plug() {
        return new M3u(new ProviderHttp(http), UnlimitedCalls.calls(), clock, folder, new FileVault(new byte[32]));
    }

    private static Definition<M3u.Settings> definition(String place) {
        return new Definition<>(
                6,
                "m3u",
                ProviderKind.INDEXER,
                "Playlist",
                true,
                25,
                Set.of(),
                new M3u.Settings(new Secret(place), 12, M3u.Assumed.HD, IndexerUse.EVERYTHING));
    }
}
