package org.magpie.pipeline.search.indexer.hdbits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Queries;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;

class HdBitsTest {
    private static final String HASH = "EABC50AEF9F53CEDED84ADF14144D3368E586F3A";

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");

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
    void asksForAFilmByItsIdAsTheAccount() throws Exception {
        answer(torrent(7, "Harbor Lights 1949 1080p BluRay x264-GRP", HASH, 1, "no"));

        List<Release> found = indexer(false).search(Queries.film("Harbor Lights", 1949, Map.of("imdb", "tt0012345")));

        JsonNode asked = asked();
        assertThat(asked.path("username").asText()).isEqualTo("someone");
        assertThat(asked.path("passkey").asText()).isEqualTo("p4ss");
        assertThat(asked.path("imdb").path("id").asInt()).isEqualTo(12345);
        assertThat(asked.path("category").toString()).isEqualTo("[1,3]");
        Release release = found.getFirst();
        assertThat(release.link().toString()).endsWith("/download.php?id=7&passkey=p4ss");
        assertThat(release.infoHash()).isEqualTo("eabc50aef9f53ceded84adf14144d3368e586f3a");
        assertThat(release.ids()).containsEntry("imdb", "tt0012345");
        assertThat(release.kind()).isEqualTo(MediaKind.MOVIE);
        assertThat(release.flags()).containsExactly("internal");
    }

    @Test
    void asksForAnEpisodeByTheSeriesIdAndNumbers() throws Exception {
        answer(torrent(8, "Quiet Coast S02E03 720p HDTV x264-GRP", HASH, 2, "no"));

        indexer(false).search(Queries.series("Quiet Coast", new Scope.Episode(2, 3, null, null), Map.of("tvdb", "77")));

        assertThat(asked().path("tvdb").toString()).isEqualTo("{\"id\":77,\"season\":2,\"episode\":3}");
    }

    @Test
    void asksByNameWhereTheIdBringsNothing() throws Exception {
        answer();
        answer(torrent(9, "Harbor Lights 1949", HASH, 1, "no"));

        assertThat(indexer(false).search(Queries.film("Harbor Lights", 1949, Map.of("imdb", "tt0012345"))))
                .hasSize(1);
        asked();
        assertThat(asked().path("search").asText()).isEqualTo("Harbor Lights 1949");
    }

    @Test
    void theSameTorrentListedTwiceIsOneRelease() {
        answer(torrent(1, "Film", HASH, 1, "no") + "," + torrent(2, "Film", HASH, 3, "no"));

        assertThat(indexer(false).search(Queries.film("Film", 2001, Map.of("imdb", "tt1"))))
                .hasSize(1);
    }

    @Test
    void marksFreeleechAndLeavesOutTheRestWhereOnlyThatIsWanted() {
        answer(torrent(1, "One", HASH, 1, "yes") + "," + torrent(2, "Two", "", 1, "no"));
        assertThat(indexer(false).recent())
                .extracting(release -> release.flags().contains("freeleech"))
                .containsExactly(true, false);

        answer(torrent(1, "One", HASH, 1, "yes") + "," + torrent(2, "Two", "", 1, "no"));
        assertThat(indexer(true).recent()).extracting(Release::name).containsExactly("One");
    }

    @Test
    void readsFurtherBackPageByPage() throws Exception {
        answer(torrent(1, "One", HASH, 1, "yes"));

        indexer(false).recent(3);

        assertThat(asked().path("page").asInt()).isEqualTo(3);
    }

    @Test
    void saysThatTheAccountIsWrongWithoutTheKey() {
        body("{\"status\":5,\"message\":\"passkey p4ss is invalid\"}");

        assertThatThrownBy(() -> indexer(false).recent())
                .isInstanceOf(ProviderException.Unauthorized.class)
                .hasMessageNotContaining("p4ss");
    }

    @Test
    void refusesWhatIsNotTheApi() {
        body("<html>Log in</html>");
        assertThatThrownBy(() -> indexer(false).recent()).isInstanceOf(ProviderException.BadAnswer.class);
        body("{\"data\":7}");
        assertThatThrownBy(() -> indexer(false).recent()).isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void tellsWhatItsTorrentsOwe() {
        assertThat(indexer(false).seedGoal()).isEqualTo(new SeedGoal(1.5, Duration.ofHours(10)));
    }

    private Indexer indexer(boolean freeOnly) {
        return new HdBits(new ProviderHttp(http), UnlimitedCalls.calls())
                .open(new Definition<>(
                        4,
                        "hdbits",
                        ProviderKind.INDEXER,
                        "HDBits",
                        true,
                        25,
                        Set.of(),
                        new HdBits.Settings(
                                server.url("/").toString(),
                                "someone",
                                new Secret("p4ss"),
                                freeOnly,
                                new TorrentTerms(1, 1.5, 600),
                                IndexerUse.EVERYTHING)));
    }

    private static String torrent(int id, String name, String hash, int category, String free) {
        return """
                {"id": %d, "hash": "%s", "leechers": 1, "seeders": 46, "name": "%s", "size": 1718009717, "utadded": 1428179446,
                 "freeleech": "%s", "type_category": %d, "type_origin": 1, "imdb": {"id": 12345}}
                """.formatted(id, hash, name, free, category);
    }

    private void answer(String... torrents) {
        body("{\"status\":0,\"data\":[" + String.join(",", torrents) + "]}");
    }

    private void body(String text) {
        server.enqueue(new MockResponse.Builder().body(text).build());
    }

    private JsonNode asked() throws InterruptedException {
        return Json.parse(Objects.requireNonNull(server.takeRequest().getBody()).utf8());
    }
}
