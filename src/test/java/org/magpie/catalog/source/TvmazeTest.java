package org.magpie.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

class TvmazeTest {
    private static final String SHOW = """
            {"id":41,"name":"The Harbour","language":"English","genres":["Drama","Crime"],"status":"Ended","runtime":null,
             "averageRuntime":44,"premiered":"2014-03-09","rating":{"average":8.1},"type":"Talk Show",
             "network":{"name":"Channel 9","country":{"code":"gb"}},
             "webChannel":null,"externals":{"tvrage":1,"thetvdb":7788,"imdb":"tt0099999"},
             "image":{"medium":"https://pictures.test/m.jpg","original":"https://pictures.test/o.jpg"},
             "summary":"<p><b>The Harbour</b> is about boats &amp; people.</p>",
             "_embedded":{"akas":[{"name":"Der Hafen"},{"name":"The Harbour"}],
              "images":[{"type":"poster","resolutions":{"original":{"url":"https://pictures.test/p.jpg"}}},
                        {"type":"background","resolutions":{"original":{"url":"https://pictures.test/b.jpg"}}}]}}
            """;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie test");
    private MetadataSource source;

    @BeforeEach
    void start() throws IOException {
        server.start();
        source = new Tvmaze(http).open(definition());
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    private Definition<Tvmaze.Settings> definition() {
        String address = server.url("/").toString();
        return new Definition<>(
                1, Tvmaze.KEY, ProviderKind.SOURCE, "TVmaze", true, 1, Set.of(), new Tvmaze.Settings(address));
    }

    @Test
    void aNameIsLookedUpWithYearNetworkAndIds() throws InterruptedException {
        answer("[{\"score\":0.9,\"show\":" + SHOW + "},{\"score\":0.1,\"show\":{\"id\":0}}]");

        List<FoundTitle> found = source.lookup(MediaKind.SERIES, "the harbour & co");

        assertThat(server.takeRequest().getTarget()).isEqualTo("/search/shows?q=the+harbour+%26+co");
        assertThat(found).singleElement().satisfies(title -> {
            assertThat(title.name()).isEqualTo("The Harbour");
            assertThat(title.year()).isEqualTo(2014);
            assertThat(title.sourceId()).isEqualTo("41");
            assertThat(title.details()).isEqualTo("Channel 9");
            assertThat(title.overview()).isEqualTo("The Harbour is about boats & people.");
            assertThat(title.poster()).isEqualTo(URI.create("https://pictures.test/o.jpg"));
            assertThat(title.ids()).isEqualTo(Map.of("tvmaze", "41", "imdb", "tt0099999", "tvdb", "7788"));
        });
    }

    @Test
    void aShowComesWithItsEpisodesAndItsSpecialsAsSeasonZeroInTheOrderTheyAired() {
        answer(SHOW);
        answer("""
                [{"id":1,"name":"Pilot","season":1,"number":1,"type":"regular","airdate":"2014-03-09",
                  "airstamp":"2014-03-10T01:00:00+00:00","runtime":60},
                 {"id":5,"name":"Later special","season":2,"number":null,"type":"significant_special","airdate":"2015-12-25",
                  "airstamp":"","runtime":30},
                 {"id":3,"name":"First special","season":1,"number":null,"type":"insignificant_special","airdate":"2014-01-01",
                  "airstamp":null,"runtime":null},
                 {"id":9,"name":"To come","season":2,"number":1,"type":"regular","airdate":"","airstamp":null,"runtime":60}]
                """);

        SourceTitle show = source.fetch(MediaKind.SERIES, "41");

        assertThat(show.details().naming().country()).isEqualTo("GB");
        assertThat(show.details().naming().type()).isEqualTo(SeriesType.DAILY);

        assertThat(show.details().status()).isEqualTo("ended");
        assertThat(show.details().minutes()).isEqualTo(44);
        assertThat(show.details().rating()).isEqualTo(8.1);
        assertThat(show.details().originalLanguage()).isEqualTo("English");
        assertThat(show.details().backdrop()).isEqualTo(URI.create("https://pictures.test/b.jpg"));
        assertThat(show.aliases()).containsExactly("Der Hafen");
        assertThat(show.items())
                .extracting(ItemDetails::season, ItemDetails::number, ItemDetails::name, ItemDetails::available)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 1, "Pilot", Instant.parse("2014-03-10T01:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(2, 1, "To come", null),
                        org.assertj.core.groups.Tuple.tuple(
                                0, 1, "First special", Instant.parse("2014-01-01T00:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                0, 2, "Later special", Instant.parse("2015-12-25T00:00:00Z")));
        assertThat(show.items().getFirst().releaseDate()).isEqualTo(LocalDate.of(2014, 3, 9));
    }

    @Test
    void anIdOfAnotherSourceIsLookedUp() throws InterruptedException {
        answer(SHOW);
        assertThat(source.byId(MediaKind.SERIES, "imdb", "tt0099999"))
                .map(FoundTitle::sourceId)
                .contains("41");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/lookup/shows?imdb=tt0099999");

        server.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(source.byId(MediaKind.SERIES, "tvdb", "1")).isEmpty();
        assertThat(source.byId(MediaKind.SERIES, "tvmaze", "../people/1")).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anUnknownShowIsRefusedAndGarbageIsABadAnswer() {
        server.enqueue(new MockResponse.Builder().code(404).build());
        assertThatThrownBy(() -> source.fetch(MediaKind.SERIES, "12")).isInstanceOf(ProviderException.Refused.class);
        answer("<html>maintenance</html>");
        assertThatThrownBy(() -> source.lookup(MediaKind.SERIES, "x")).isInstanceOf(ProviderException.BadAnswer.class);
        answer("{\"not\":\"a list\"}");
        assertThatThrownBy(() -> source.lookup(MediaKind.SERIES, "x")).isInstanceOf(ProviderException.BadAnswer.class);
        answer("{\"name\":\"no id\"}");
        assertThatThrownBy(() -> source.fetch(MediaKind.SERIES, "12")).isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void aLimitIsToldWithItsTime() {
        for (int at = 0; at < 3; at++) {
            server.enqueue(new MockResponse.Builder()
                    .code(429)
                    .addHeader("Retry-After", "120")
                    .build());
        }
        assertThatThrownBy(() -> source.lookup(MediaKind.SERIES, "x"))
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(2)));
    }

    @Test
    void theTestSaysThatItAnswers() {
        answer("[]");
        assertThat(new Tvmaze(http).test(definition()).key()).isEqualTo("plug.tvmaze.works");
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }
}
