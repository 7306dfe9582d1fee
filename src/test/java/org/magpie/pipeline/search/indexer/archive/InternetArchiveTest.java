package org.magpie.pipeline.search.indexer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Queries;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.link.RefreshableLinks;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;

class InternetArchiveTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String body = answers.get(request.getUrl().encodedPath());
                return body == null
                        ? new MockResponse.Builder().code(404).build()
                        : new MockResponse.Builder().body(body).build();
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
    void offersTheRightFileOfAFilmWithItsChecksum() {
        found("Harbor.Lights", "Harbor Lights");
        item(
                "Harbor.Lights",
                "\"title\":\"Harbor Lights\",\"year\":\"1949\",\"language\":[\"eng\"],\"publicdate\":\"2020-01-02 03:04:05\"",
                file("Harbor Lights trailer.mp4", "original", "h.264", 99_000_000, 1080),
                file("art/Harbor Lights.mpeg", "original", "MPEG2", 2_000_000_000, 480),
                file("Harbor Lights_512kb.mp4", "derivative", "512Kb MPEG4", 200_000_000, 240),
                file("cover.jpg", "original", "JPEG", 1000, 0));

        Release film =
                indexer().search(Queries.film("Harbor Lights", 1949, Map.of())).getFirst();

        assertThat(film.name()).isEqualTo("Harbor Lights (1949) DVD");
        assertThat(film.fileName()).isEqualTo("Harbor Lights.mpeg");
        assertThat(film.size()).isEqualTo(2_000_000_000L);
        assertThat(film.checksum()).isEqualTo("sha1:" + "a".repeat(40));
        assertThat(film.protocol()).isEqualTo(Protocol.DIRECT);
        assertThat(film.link().getRawPath()).isEqualTo("/download/Harbor.Lights/art/Harbor%20Lights.mpeg");
        assertThat(film.languages()).containsExactly("English");
        assertThat(film.published()).isEqualTo("2020-01-02T03:04:05Z");
    }

    @Test
    void saysTheResolutionInTheName() {
        found("x", "Harbor Lights");
        item(
                "x",
                "\"title\":\"Harbor Lights\",\"year\":1949",
                file("film.mkv", "original", "Matroska", 5_000_000_000L, 1036));

        assertThat(indexer().search(Queries.film("Harbor Lights", 1949, Map.of())))
                .extracting(Release::name)
                .containsExactly("Harbor Lights (1949) 1080p WEB-DL");
    }

    @Test
    void namesAnotherMachineThatHasTheFile() {
        answers.put("/metadata/x", """
                {"dir":"/9/items/x","d1":"ia1.example.org","d2":"ia2.example.org",
                 "workable_servers":["ia3.example.org"],"metadata":{"identifier":"x"}}""");
        RefreshableLinks archive = (RefreshableLinks) indexer();
        URI first = archive.freshLink("x/art/a b.mpeg", URI.create("https://archive.org/download/x/art/a%20b.mpeg"))
                .orElseThrow();
        assertThat(first).hasToString("http://ia1.example.org/9/items/x/art/a%20b.mpeg");
        assertThat(archive.freshLink("x/art/a b.mpeg", first))
                .contains(URI.create("http://ia2.example.org/9/items/x/art/a%20b.mpeg"));
    }

    @Test
    void namesNoOtherMachineWhereTheAnswerIsOdd() {
        RefreshableLinks archive = (RefreshableLinks) indexer();
        URI stale = URI.create("https://archive.org/download/x/a.mpeg");
        answers.put("/metadata/x", "{}");
        assertThat(archive.freshLink("x/a.mpeg", stale)).isEmpty();
        answers.put("/metadata/x", "{\"dir\":\"/1/x?y\",\"d1\":\"ia1.example.org\"}");
        assertThat(archive.freshLink("x/a.mpeg", stale)).isEmpty();
        answers.put("/metadata/x", "{\"dir\":\"/1/x\",\"d1\":\"a@b/c\",\"d2\":null}");
        assertThat(archive.freshLink("x/a.mpeg", stale)).isEmpty();
        assertThat(archive.freshLink("../x", stale)).isEmpty();
    }

    @Test
    void offersEachEpisodeOfAShowOnce() {
        found("show", "Little Show 1955");
        item(
                "show",
                "\"title\":\"Little Show\"",
                file("Little_Show_S01E01_Pilot.mpeg", "original", "MPEG2", 900, 480),
                file("Little_Show_S01E01_Pilot.mp4", "derivative", "h.264", 300, 480),
                file("S01E02.mp4", "original", "h.264", 300, 480));

        assertThat(indexer().search(Queries.series("Little Show", new Scope.Season(1), Map.of())))
                .extracting(Release::name)
                .containsExactly("Little Show S01E01 Pilot DVD", "Little Show S01E02 480p WEB-DL x264");
    }

    @Test
    void leavesOutWhatIsOnlyLentAndWhatIsOfAnotherName() {
        answers.put(
                "/advancedsearch.php",
                "{\"response\":{\"docs\":[{\"identifier\":\"lent\",\"title\":\"Harbor Lights\"},"
                        + "{\"identifier\":\"other\",\"title\":\"Harbor\"},{\"identifier\":\"../up\",\"title\":\"Harbor Lights\"}]}}");
        item(
                "lent",
                "\"title\":\"Harbor Lights\",\"access-restricted-item\":\"true\"",
                file("film.mkv", "original", "Matroska", 500, 480));

        assertThat(indexer().search(Queries.film("Harbor Lights", 1949, Map.of())))
                .isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void saysThatSomethingElseAnswers() {
        answers.put("/advancedsearch.php", "<html><body>garbage");

        assertThatThrownBy(() -> indexer().search(Queries.film("Harbor Lights", 1949, Map.of())))
                .isInstanceOf(ProviderException.BadAnswer.class)
                .hasMessageNotContaining("garbage");
    }

    @Test
    void isNotAskedForWhatIsNewAsItHasNoSuchList() {
        assertThat(indexer().serves(SearchMode.RECENT)).isFalse();
        assertThat(indexer().serves(SearchMode.AUTOMATIC)).isTrue();
    }

    private Indexer indexer() {
        return new InternetArchive(new ProviderHttp(http), UnlimitedCalls.calls())
                .open(new Definition<>(
                        7,
                        "internetarchive",
                        ProviderKind.INDEXER,
                        "Internet Archive",
                        true,
                        25,
                        Set.of(),
                        new InternetArchive.Settings(server.url("/").toString(), 12, IndexerUse.EVERYTHING)));
    }

    private void found(String identifier, String title) {
        answers.put(
                "/advancedsearch.php",
                "{\"response\":{\"numFound\":1,\"docs\":[{\"identifier\":\"%s\",\"title\":\"%s\"}]}}"
                        .formatted(identifier, title));
    }

    private void item(String identifier, String metadata, String... files) {
        answers.put(
                "/metadata/" + identifier,
                "{\"metadata\":{\"identifier\":\"%s\",%s},\"files\":[%s]}"
                        .formatted(identifier, metadata, String.join(",", List.of(files))));
    }

    private static String file(String name, String source, String format, long size, int height) {
        return "{\"name\":\"%s\",\"source\":\"%s\",\"format\":\"%s\",\"size\":\"%d\",\"height\":\"%d\",\"sha1\":\"%s\"}"
                .formatted(name, source, format, size, height, "a".repeat(40));
    }
}
