package org.magpie.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Http;
import org.magpie.base.text.Texts;
import org.magpie.catalog.Credit;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** The servers are played by one: paths tell them apart. */
class WikidataTest {
    private static final String FERRY = """
            {"id":"Q101","labels":{"en":{"value":"The Night Ferry"},"de":{"value":"Die Nachtfähre"},"mul":{"value":"Night Ferry"}},
             "aliases":{"en":[{"value":"Ferry by Night"}]},
             "descriptions":{"en":{"value":"1951 film by A. Person"}},
             "sitelinks":{"enwiki":{"title":"The Night Ferry (film)"}},
             "claims":{
              "P31":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q11424"}}}}],
              "P4947":[{"rank":"deprecated","mainsnak":{"snaktype":"value","datavalue":{"value":"1"}}},
                       {"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":"4711"}}}],
              "P345":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":"tt0044444"}}}],
              "P1476":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"text":"Le Bac de nuit","language":"fr"}}}}],
              "P577":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+1952-02-03T00:00:00Z","precision":11}}}},
                      {"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+1951-00-00T00:00:00Z","precision":9}}}},
                      {"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+1951-10-01T00:00:00Z","precision":11}}}},
                      {"rank":"normal","mainsnak":{"snaktype":"somevalue"}}],
              "P2047":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"amount":"+1.5","unit":"http://www.wikidata.org/entity/Q25235"}}}}],
              "P136":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q200092"}}}}],
              "P364":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q150"}}}}],
              "P179":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q900"}}}}],
              "P3383":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":"Night_ferry poster.jpg"}}}]}}
            """;
    private static final String NOVEL = """
            {"id":"Q102","labels":{"en":{"value":"The Night Ferry"}},"claims":{
              "P31":[{"rank":"normal","mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q8261"}}}}]}}
            """;
    private static final String ARTICLE = """
            {"query":{"redirects":[{"from":"The Night Ferry (film)","to":"Night Ferry"}],
             "pages":[{"title":"Night Ferry","extract":"Night Ferry is a film. It has boats.","fullurl":"https://en.wikipedia.test/wiki/Night_Ferry",
              "pageimage":"Lead.jpg","thumbnail":{"source":"https://upload.test/wikipedia/en/Lead.jpg","width":300,"height":400}}]}}
            """;
    private static final String FILE = """
            {"query":{"pages":[{"title":"File:Night ferry poster.jpg","imageinfo":[{"thumburl":"https://thumb.test/500/poster.jpg",
             "width":800,"height":1200,"descriptionurl":"https://commons.test/File",
             "extmetadata":{"Artist":{"value":"<a href='x'>A. Painter</a>"},"LicenseShortName":{"value":"CC BY 3.0"}}}]}]}}
            """;
    private static final String LABELS = """
            {"entities":{"Q200092":{"id":"Q200092","labels":{"en":{"value":"horror film"}}},
             "Q150":{"id":"Q150","labels":{"en":{"value":"French"},"de":{"value":"Französisch"}}},
             "Q900":{"id":"Q900","labels":{"en":{"value":"The Ferry films"}}}}}
            """;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie test");
    private final List<HttpUrl> asked = new CopyOnWriteArrayList<>();
    private final List<MockResponse> instead = new ArrayList<>();
    private String searched = "{\"query\":{\"search\":[{\"title\":\"Q102\"},{\"title\":\"Q101\"}]}}";
    private String ferry = FERRY;
    private String article = ARTICLE;
    private String file = FILE;
    private String begun = "{\"search\":[]}";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl());
                return instead.isEmpty() ? body(answer(request.getUrl())) : instead.getFirst();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    private String answer(HttpUrl url) {
        String path = url.encodedPath();
        if (path.startsWith("/wp/")) {
            return article;
        }
        if (path.startsWith("/commons/")) {
            return file;
        }
        if (path.contains("EntityData")) {
            return "{\"entities\":{\"Q101\":" + ferry + "}}";
        }
        return switch (String.valueOf(url.queryParameter("action"))) {
            case "query" -> searched;
            case "wbsearchentities" -> begun;
            default ->
                String.valueOf(url.queryParameter("props")).equals("labels")
                        ? LABELS
                        : "{\"entities\":{\"Q101\":" + FERRY + ",\"Q102\":" + NOVEL
                                + ",\"Q9\":{\"id\":\"Q9\",\"missing\":\"\"}}}";
        };
    }

    private static MockResponse body(String text) {
        return new MockResponse.Builder().body(text).build();
    }

    private MetadataSource source(String language) {
        String base = server.url("/").toString();
        Wikidata.Settings settings =
                new Wikidata.Settings(language, base + "wd", base + "wp/{language}", base + "commons");
        return new Wikidata(
                        http,
                        () -> new Texts(Locale.ENGLISH),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC))
                .open(new Definition<>(1, Wikidata.KEY, ProviderKind.SOURCE, "Wikidata", true, 1, Set.of(), settings));
    }

    @Test
    void aNameFindsFilmsWithOverviewAndAFreePoster() {
        List<FoundTitle> found = source("").lookup(MediaKind.MOVIE, "the night: \"ferry\" 1951");

        assertThat(asked.getFirst().queryParameter("srsearch"))
                .isEqualTo("the night ferry haswbstatement:P4947|P31=Q11424|P31=Q24862|P31=Q29168811|P31=Q506240");
        assertThat(found).singleElement().satisfies(film -> {
            assertThat(film.sourceId()).isEqualTo("Q101");
            assertThat(film.name()).isEqualTo("The Night Ferry");
            assertThat(film.year()).isEqualTo(1951);
            assertThat(film.details()).isEqualTo("1951 film by A. Person");
            assertThat(film.overview()).isEqualTo("Night Ferry is a film. It has boats.");
            assertThat(film.poster()).isEqualTo(URI.create("https://thumb.test/500/poster.jpg"));
            assertThat(film.ids()).isEqualTo(Map.of("wikidata", "Q101", "imdb", "tt0044444", "tmdb", "4711"));
        });
        assertThat(asked).as("one film costs four calls").hasSize(4);
    }

    @Test
    void namesComeInThePersonsLanguageThenInThatOfAll() {
        assertThat(source("de").lookup(MediaKind.MOVIE, "nachtfähre"))
                .singleElement()
                .satisfies(film -> assertThat(film.name()).isEqualTo("Die Nachtfähre"));
        assertThat(source("pt").lookup(MediaKind.MOVIE, "ferry"))
                .singleElement()
                .satisfies(film -> assertThat(film.name()).isEqualTo("Night Ferry"));
    }

    @Test
    void theStartOfANameIsFoundWhereWholeWordsFindNothing() {
        searched = "{\"query\":{\"search\":[]}}";
        begun = "{\"search\":[{\"id\":\"Q101\"},{\"id\":\"Q9\"},{\"id\":\"P31\"}]}";
        assertThat(source("").lookup(MediaKind.MOVIE, "the nig")).hasSize(1);
        begun = "{\"search\":[]}";
        assertThat(source("").lookup(MediaKind.MOVIE, "nothing at all")).isEmpty();
        int before = asked.size();
        assertThat(source("").lookup(MediaKind.MOVIE, " - \"?\" ")).isEmpty();
        assertThat(asked).hasSize(before);
    }

    @Test
    void aFilmComesWithAllItsNamesAndWhomToThank() {
        SourceTitle film = source("").fetch(MediaKind.MOVIE, "Q101");

        assertThat(film.aliases())
                .containsExactlyInAnyOrder("Die Nachtfähre", "Night Ferry", "Ferry by Night", "Le Bac de nuit");
        assertThat(film.details().minutes()).isEqualTo(90);
        assertThat(film.details().genres()).containsExactly("Horror");
        assertThat(film.details().originalLanguage()).isEqualTo("French");
        assertThat(film.details().status()).isEqualTo("released");
        assertThat(film.details().naming().originalTitle()).isEqualTo("Le Bac de nuit");
        assertThat(film.details().naming().collection()).isEqualTo("The Ferry films");
        assertThat(film.details().naming().translations()).containsEntry("German", "Die Nachtfähre");
        assertThat(film.items())
                .singleElement()
                .extracting(ItemDetails::cinemaDate, ItemDetails::available)
                .containsExactly(LocalDate.of(1951, 10, 1), Instant.parse("1951-12-30T00:00:00Z"));
        assertThat(film.credits())
                .extracting(Credit::part, Credit::author, Credit::license)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Credit.Part.FACTS, "Wikidata", "CC0"),
                        org.assertj.core.groups.Tuple.tuple(Credit.Part.TEXT, "Wikipedia", "CC BY-SA 4.0"),
                        org.assertj.core.groups.Tuple.tuple(Credit.Part.PICTURE, "A. Painter", "CC BY 3.0"));
    }

    @Test
    void anIdOfAnotherSourceIsLookedUpAndComparedWithTheClaim() {
        assertThat(source("").byId(MediaKind.MOVIE, "imdb", "tt0044444"))
                .map(FoundTitle::sourceId)
                .contains("Q101");
        assertThat(asked.getFirst().queryParameter("srsearch")).isEqualTo("haswbstatement:P345=tt0044444");
        assertThat(source("").byId(MediaKind.MOVIE, "tmdb", "1")).isEmpty();
        assertThat(source("").byId(MediaKind.MOVIE, "wikidata", "q101")).isPresent();
        int before = asked.size();
        assertThat(source("").byId(MediaKind.MOVIE, "imdb", "tt1|P31=Q5")).isEmpty();
        assertThat(source("").byId(MediaKind.MOVIE, "wikidata", "../x")).isEmpty();
        assertThat(asked).hasSize(before);
    }

    /** A name that is no file's would make the address too long, or ask for others. */
    @Test
    void aPictureThatIsNoNameOfAFileIsNotAskedFor() {
        for (String name : List.of("x".repeat(100_000), "a|File:Other.jpg", "a\\u0000b")) {
            ferry = FERRY.replace("Night_ferry poster.jpg", name);
            assertThat(source("en").fetch(MediaKind.MOVIE, "Q101").details().poster())
                    .isNull();
        }
        assertThat(asked).noneMatch(url -> url.encodedPath().startsWith("/commons/"));
    }

    /** Whatever an answer holds instead of what it should hold: it is used without it, or it is unusable. */
    @Test
    void whatIsOfTheWrongTypeIsAsIfItWereNotThere() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String wrong :
                List.of("null", "7", "-1e308", "[]", "{}", "[null]", "\"\\u202e\\u0000\"", "\"file:///etc/passwd\"")) {
            for (String field : List.of(
                    "labels",
                    "aliases",
                    "descriptions",
                    "sitelinks",
                    "claims",
                    "P577",
                    "P2047",
                    "P136",
                    "P1476",
                    "P3383",
                    "mainsnak",
                    "datavalue",
                    "value",
                    "snaktype",
                    "rank",
                    "time",
                    "amount")) {
                JsonNode film = mapper.readTree(FERRY);
                film.findParents(field).forEach(parent -> ((ObjectNode) parent).set(field, json(mapper, wrong)));
                ferry = film.toString();
                try {
                    assertThat(source("en")
                                    .fetch(MediaKind.MOVIE, "Q101")
                                    .details()
                                    .name())
                            .isNotNull();
                } catch (ProviderException unusable) {
                    assertThat(unusable).as(field + " " + wrong).isNotInstanceOf(ProviderException.BadSettings.class);
                }
            }
        }
    }

    private static JsonNode json(JsonMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void noLinkLeadsToAnythingButTheWeb() {
        for (String link :
                List.of("file:///etc/passwd", "javascript:alert(1)", "ftp://host.test/x", "//host.test/x", "https:")) {
            file = FILE.replace("https://thumb.test/500/poster.jpg", link).replace("https://commons.test/File", link);
            article = ARTICLE.replace("https://en.wikipedia.test/wiki/Night_Ferry", link);
            SourceTitle title = source("en").fetch(MediaKind.MOVIE, "Q101");
            assertThat(title.details().poster()).isNull();
            assertThat(title.credits())
                    .filteredOn(credit -> credit.part() != Credit.Part.FACTS)
                    .allMatch(credit -> credit.page() == null);
        }
    }

    @Test
    void askedTooOftenIsNotFoundNothing() {
        instead.add(new MockResponse.Builder()
                .code(429)
                .body("<html>slow down</html>")
                .build());
        assertThatThrownBy(() -> source("").lookup(MediaKind.MOVIE, "ferry"))
                .isInstanceOf(ProviderException.RateLimited.class);
        instead.set(
                0,
                new MockResponse.Builder().code(403).body("<html>agent</html>").build());
        assertThatThrownBy(() -> source("").lookup(MediaKind.MOVIE, "ferry"))
                .isInstanceOf(ProviderException.RateLimited.class);
        instead.set(0, body("{\"error\":{\"code\":\"cirrussearch-query-too-long\",\"info\":\"Too long\"}}"));
        assertThatThrownBy(() -> source("").lookup(MediaKind.MOVIE, "ferry"))
                .isInstanceOf(ProviderException.BadAnswer.class);
        instead.set(0, new MockResponse.Builder().code(404).build());
        assertThatThrownBy(() -> source("").fetch(MediaKind.MOVIE, "Q77"))
                .isInstanceOf(ProviderException.Refused.class);
    }

    @Test
    void aLongOverviewEndsAfterASentence() {
        String sentence = "A boat goes over the river and comes back in the night. ";
        assertThat(WikimediaPages.shortened(sentence.repeat(20)))
                .hasSizeLessThanOrEqualTo(600)
                .endsWith("in the night.");
        assertThat(WikimediaPages.shortened("boat".repeat(400))).endsWith("…").hasSizeLessThanOrEqualTo(601);
        assertThat(WikimediaPages.shortened("short")).isEqualTo("short");
    }
}
