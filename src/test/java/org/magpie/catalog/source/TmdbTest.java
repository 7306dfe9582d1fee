package org.magpie.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

class TmdbTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie test");

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    private Definition<Tmdb.Settings> definition(String key) {
        return new Definition<>(
                1,
                Tmdb.KEY,
                ProviderKind.SOURCE,
                "TMDb",
                true,
                1,
                Set.of(),
                new Tmdb.Settings(new Secret(key), "en-US", server.url("/").toString(), "https://pictures.test/t/p"));
    }

    private MetadataSource source() {
        return new Tmdb(http).open(definition("0123456789abcdef"));
    }

    @Test
    void aShortKeyGoesIntoTheQueryAndALongTokenIntoAHeader() throws InterruptedException {
        answer("{\"images\":{}}");
        new Tmdb(http).test(definition("0123456789abcdef"));
        RecordedRequest shortKey = server.takeRequest();
        assertThat(shortKey.getTarget()).isEqualTo("/3/configuration?api_key=0123456789abcdef&language=en-US");
        assertThat(shortKey.getHeaders().get("Authorization")).isNull();

        answer("{\"images\":{}}");
        new Tmdb(http).test(definition("aaa.bbb.ccc"));
        RecordedRequest token = server.takeRequest();
        assertThat(token.getTarget()).isEqualTo("/3/configuration?language=en-US");
        assertThat(token.getHeaders().get("Authorization")).isEqualTo("Bearer aaa.bbb.ccc");
    }

    @Test
    void aWrongKeyIsToldWithoutTheKey() {
        server.enqueue(
                new MockResponse.Builder().code(401).body("{\"status_code\":7}").build());
        assertThatThrownBy(() -> new Tmdb(http).test(definition("0123456789abcdef")))
                .isInstanceOf(ProviderException.Unauthorized.class)
                .hasMessageNotContaining("0123456789abcdef")
                .hasStackTraceContaining("Unauthorized");
    }

    @Test
    void aYearAtTheEndOfANameIsUsedWhenTheWholeFindsNothing() throws InterruptedException {
        answer("{\"results\":[]}");
        answer("""
                {"results":[{"id":7,"title":"Paper Moons","original_title":"Lunes de papier","release_date":"1974-05-01",
                  "overview":"Of moons.","poster_path":"/abc.jpg"}]}
                """);

        List<FoundTitle> found = source().lookup(MediaKind.MOVIE, "Paper Moons (1974)");

        server.takeRequest();
        assertThat(server.takeRequest().getTarget())
                .contains("query=Paper+Moons&")
                .contains("year=1974");
        assertThat(found).singleElement().satisfies(title -> {
            assertThat(title.year()).isEqualTo(1974);
            assertThat(title.details()).isEqualTo("Lunes de papier");
            assertThat(title.poster()).isEqualTo(URI.create("https://pictures.test/t/p/w500/abc.jpg"));
        });
    }

    @Test
    void aFilmIsAvailableFromItsEarliestReleaseForTheHome() {
        answer("""
                {"id":7,"title":"Paper Moons","original_title":"Lunes de papier","original_language":"fr","imdb_id":"tt0071234",
                 "release_date":"2020-02-01","runtime":104,"status":"Released","vote_average":7.4,
                 "genres":[{"name":"Drama"}],"production_companies":[{"name":"Studio"}],
                 "poster_path":"/../../etc/passwd","backdrop_path":null,
                 "alternative_titles":{"titles":[{"title":"Moons of Paper"},{"title":"Paper Moons"}]},
                 "release_dates":{"results":[
                   {"release_dates":[{"type":3,"release_date":"2020-02-01T00:00:00.000Z"}]},
                   {"release_dates":[{"type":5,"release_date":"2020-08-01T00:00:00.000Z"},
                                     {"type":4,"release_date":"2020-06-15T00:00:00.000Z"}]}]}}
                """);

        SourceTitle film = source().fetch(MediaKind.MOVIE, "7");

        assertThat(film.ids()).isEqualTo(Map.of("tmdb", "7", "imdb", "tt0071234"));
        assertThat(film.aliases()).containsExactly("Lunes de papier", "Moons of Paper");
        assertThat(film.details().originalLanguage()).isEqualTo("French");
        assertThat(film.details().poster()).as("a path that leads elsewhere").isNull();
        assertThat(film.items()).singleElement().satisfies(item -> {
            assertThat(item.available()).isEqualTo(Instant.parse("2020-06-15T00:00:00Z"));
            assertThat(item.cinemaDate()).isEqualTo(LocalDate.of(2020, 2, 1));
            assertThat(item.physicalDate()).isEqualTo(LocalDate.of(2020, 8, 1));
            assertThat(item.minutes()).isEqualTo(104);
        });
    }

    @Test
    void tellsWhatNamesOfFilesNeed() {
        answer("""
                {"id":7,"title":"Paper Moons","original_title":"Lunes de papier","original_language":"fr",
                 "release_date":"2020-02-01","origin_country":["FR"],
                 "belongs_to_collection":{"id":3,"name":"Moons Collection"},
                 "translations":{"translations":[
                   {"iso_639_1":"de","iso_3166_1":"DE","data":{"title":"Papiermonde"}},
                   {"iso_639_1":"es","iso_3166_1":"ES","data":{"title":""}},
                   {"iso_639_1":"pt","iso_3166_1":"BR","data":{"title":"Luas de papel"}},
                   {"iso_639_1":"pt","iso_3166_1":"PT","data":{"title":"Luas"}}]},
                 "release_dates":{"results":[
                   {"iso_3166_1":"DE","release_dates":[{"type":3,"certification":"12","release_date":"2020-02-01T00:00:00.000Z"}]},
                   {"iso_3166_1":"US","release_dates":[{"type":1,"certification":""},{"type":3,"certification":"PG-13"}]}]}}
                """);

        SourceTitle film = source().fetch(MediaKind.MOVIE, "7");

        assertThat(film.details().naming())
                .isEqualTo(new NamingFacts(
                        "Lunes de papier",
                        Map.of("German", "Papiermonde", "Portuguese", "Luas de papel"),
                        "Moons Collection",
                        "PG-13",
                        "FR",
                        SeriesType.STANDARD));
        assertThat(film.aliases()).containsExactlyInAnyOrder("Lunes de papier", "Papiermonde", "Luas de papel");
    }

    @Test
    void animeIsTheAnimationOfJapan() {
        answer("""
                {"id":9,"name":"Paper Lantern","original_language":"ja","origin_country":["JP"],
                 "genres":[{"id":16,"name":"Zeichentrick"}],"seasons":[],
                 "content_ratings":{"results":[{"iso_3166_1":"US","rating":"TV-14"}]}}
                """);

        NamingFacts naming = source().fetch(MediaKind.SERIES, "9").details().naming();

        assertThat(naming.type()).isEqualTo(SeriesType.ANIME);
        assertThat(naming.certification()).isEqualTo("TV-14");
        assertThat(naming.country()).isEqualTo("JP");
    }

    @Test
    void aFilmThatWasOnlyInCinemasIsExpectedNinetyDaysLater() {
        answer("{\"id\":7,\"title\":\"New\",\"release_date\":\"2026-01-01\"}");
        assertThat(source().fetch(MediaKind.MOVIE, "7").items().getFirst().releaseDate())
                .isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void aShowsSeasonsAreAskedForTwentyAtATime() throws InterruptedException {
        StringBuilder seasons = new StringBuilder("{\"id\":9,\"name\":\"Long\",\"seasons\":[");
        for (int season = 0; season <= 20; season++) {
            seasons.append(season == 0 ? "" : ",")
                    .append("{\"season_number\":")
                    .append(season)
                    .append('}');
        }
        answer(seasons + "]}");
        answer("""
                {"season/0":{"episodes":[{"id":100,"episode_number":1,"name":"Special","air_date":"2001-01-01"}]},
                 "season/1":{"episodes":[{"id":101,"episode_number":1,"name":"One","air_date":"2001-02-03","runtime":42},
                                         {"id":102,"episode_number":0,"name":"broken"}]}}
                """);
        answer(
                "{\"season/20\":{\"episodes\":[{\"id\":103,\"episode_number\":2,\"name\":\"Last\",\"air_date\":null}]}}");

        SourceTitle show = source().fetch(MediaKind.SERIES, "9");

        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).contains("season%2F0%2C").contains("season%2F19&");
        assertThat(server.takeRequest().getTarget()).contains("append_to_response=season%2F20&");
        assertThat(show.items())
                .extracting(ItemDetails::season, ItemDetails::number, ItemDetails::sourceId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 1, "100"),
                        org.assertj.core.groups.Tuple.tuple(1, 1, "101"),
                        org.assertj.core.groups.Tuple.tuple(20, 2, "103"));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }
}
