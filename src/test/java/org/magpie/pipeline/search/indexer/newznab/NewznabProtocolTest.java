package org.magpie.pipeline.search.indexer.newznab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Queries;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;

class NewznabProtocolTest {
    private static final String CAPS = """
            <caps><server title="Test"/><limits max="2" default="2"/><searching>
            <search available="yes" supportedParams="q"/>
            <tv-search available="yes" supportedParams="q,season,ep,tvdbid"/>
            <movie-search available="yes" supportedParams="q,imdbid"/></searching></caps>
            """;

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
    void asksByIdWhereTheServerCan() throws InterruptedException {
        answer(CAPS, feed(1, "Film.2001"));

        List<Release> found = indexer().search(Queries.film("Film", 2001, Map.of("imdb", "tt0012345")));

        assertThat(found).extracting(Release::name).containsExactly("Film.2001.0");
        HttpUrl asked = asked().get(1);
        assertThat(asked.queryParameter("t")).isEqualTo("movie");
        assertThat(asked.queryParameter("imdbid")).isEqualTo("0012345");
        assertThat(asked.queryParameter("cat")).isEqualTo("2000");
        assertThat(asked.queryParameter("apikey")).isEqualTo("k3y");
        assertThat(asked.queryParameter("q")).isNull();
    }

    @Test
    void asksByNameWhenTheIdBringsNothing() throws InterruptedException {
        answer(CAPS, feed(0, ""), feed(1, "Amelie.2001"));

        List<Release> found = indexer().search(Queries.film("Amélie's & Co.", 2001, Map.of("imdb", "tt0012345")));

        assertThat(found).hasSize(1);
        assertThat(asked().get(2).queryParameter("q")).isEqualTo("Amelies and Co 2001");
    }

    @Test
    void asksForAnEpisodeByNumbers() throws InterruptedException {
        answer(CAPS, feed(1, "Show.S02E03"));

        indexer()
                .search(Queries.series(
                        "Show", new Scope.Episode(2, 3, null, null), Map.of("tvdb", "77", "imdb", "tt1")));

        HttpUrl asked = asked().get(1);
        assertThat(asked.queryParameter("tvdbid")).isEqualTo("77");
        assertThat(asked.queryParameter("season")).isEqualTo("2");
        assertThat(asked.queryParameter("ep")).isEqualTo("3");
    }

    @Test
    void turnsPagesUntilTheStatedTotalIsReached() {
        answer(CAPS, page(3, "a", "b"), page(3, "c"));

        assertThat(indexer().search(Queries.film("Film", 2001, Map.of("imdb", "tt1"))))
                .extracting(Release::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void stopsWhenAServerGivesTheSamePageAgainAndAgain() {
        answer(CAPS, page(1000, "a", "b"), page(1000, "a", "b"), page(1000, "a", "b"));

        assertThat(indexer().search(Queries.film("Film", 2001, Map.of("imdb", "tt1"))))
                .hasSize(2);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void asksForCapabilitiesOnlyOnce() {
        Indexer indexer = indexer();
        answer(CAPS, feed(1, "a"), feed(1, "b"));

        indexer.recent();
        indexer.recent();

        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void searchesByNameWhenTheCapabilitiesCannotBeRead() throws InterruptedException {
        answer("<html><body>hello", feed(1, "Film.2001"));

        assertThat(indexer().search(Queries.film("Film", 2001, Map.of("imdb", "tt1"))))
                .hasSize(1);
        assertThat(asked().get(1).queryParameter("t")).isEqualTo("search");
    }

    @Test
    void readsErrorDocumentsWithoutGivingTheKeyAway() {
        answer(CAPS, "<error code='100' description='Wrong key k3y'/>");

        assertThatThrownBy(() -> indexer().recent())
                .isInstanceOf(ProviderException.Unauthorized.class)
                .hasMessageContaining("Wrong key")
                .hasMessageNotContaining("k3y");
    }

    @Test
    void takesAUsedUpQuotaForBeingAskedTooOften() {
        answer(CAPS, "<error code='500' description='Request limit reached'/>");

        assertThatThrownBy(() -> indexer().recent()).isInstanceOf(ProviderException.RateLimited.class);
    }

    @Test
    void passesOnHowLongTheServerWantsToBeLeftAlone() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                // longer than a call may take, so that it is not waited for
                .addHeader("Retry-After", "90")
                .body("slow down")
                .build());

        assertThatThrownBy(() -> indexer().recent())
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    }

    @Test
    void refusesAFeedThatBringsItsOwnDocumentType() {
        answer(
                CAPS,
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item></channel></rss>");

        assertThatThrownBy(() -> indexer().recent()).isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void refusesAFeedOfWhichNothingCanBeUsed() {
        answer(CAPS, "<rss><channel><item><title>a</title></item></channel></rss>");

        assertThatThrownBy(() -> indexer().recent())
                .isInstanceOf(ProviderException.BadAnswer.class)
                .hasMessageContaining("indexer.item.no-link");
    }

    @Test
    void anAddressThatEndsWithThePathOfTheApiIsTakenAsItIs() throws InterruptedException {
        for (String end : List.of("/", "/api", "/9117/api/")) {
            answer(CAPS, feed(0, "x"));
            indexer(server.url(end).toString()).recent();
        }
        assertThat(asked().stream().map(HttpUrl::encodedPath).distinct())
                .allSatisfy(path ->
                        assertThat(path.replaceAll("/$", "")).endsWith("/api").doesNotContain("/api/api"));
    }

    private Indexer indexer() {
        return indexer(server.url("/").toString());
    }

    private Indexer indexer(String address) {
        return new Torznab(new ProviderHttp(http), UnlimitedCalls.calls(), Clock.systemUTC())
                .open(new Definition<>(
                        3,
                        "torznab",
                        ProviderKind.INDEXER,
                        "Test",
                        true,
                        25,
                        Set.of(),
                        new Torznab.Settings(
                                new NewznabSite(address, "/api", new Secret("k3y"), List.of(), ""),
                                TorrentTerms.USUAL,
                                IndexerUse.EVERYTHING)));
    }

    private void answer(String... bodies) {
        for (String body : bodies) {
            server.enqueue(new MockResponse.Builder().body(body).build());
        }
    }

    private List<HttpUrl> asked() throws InterruptedException {
        List<HttpUrl> asked = new ArrayList<>();
        for (int count = server.getRequestCount(); count > 0; count--) {
            asked.add(server.takeRequest().getUrl());
        }
        return asked;
    }

    private static String feed(int items, String name) {
        return page(
                items, IntStream.range(0, items).mapToObj(at -> name + "." + at).toArray(String[]::new));
    }

    private static String page(int total, String... names) {
        return "<rss><channel><response total='" + total + "'/>"
                + List.of(names).stream()
                        .map(name -> "<item><title>" + name + "</title><guid>" + name
                                + "</guid><link>https://example.org/" + name
                                + ".torrent</link><pubDate>Wed, 03 Jun 2015 03:19:49 +0000</pubDate></item>")
                        .collect(Collectors.joining())
                + "</channel></rss>";
    }
}
