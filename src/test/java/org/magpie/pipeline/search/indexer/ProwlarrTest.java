package org.magpie.pipeline.search.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Vault;
import org.magpie.pipeline.search.IndexerLists;
import org.magpie.pipeline.search.indexer.newznab.Newznab;
import org.magpie.pipeline.search.indexer.newznab.Torznab;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestStore;

/** Prowlarr's indexers become Magpie's own and stay in step. */
class ProwlarrTest {
    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private TestStore store;
    private StoredProviders providers;
    private volatile String indexers = "[]";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
        store = new TestStore(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
        ProviderHttp web = new ProviderHttp(http);
        providers = new StoredProviders(
                store.store(),
                new Vault(new byte[32]),
                Clock.systemUTC(),
                List.of(
                        new Prowlarr(web),
                        new Torznab(web, UnlimitedCalls.calls(), Clock.systemUTC()),
                        new Newznab(web, UnlimitedCalls.calls(), Clock.systemUTC())));
        providers.save(providers.read(
                0,
                "prowlarr",
                "Home",
                true,
                25,
                Map.of("address", server.url("/").toString(), "key", "k3y")));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
        store.close();
    }

    @Test
    void setsUpEachOfItsIndexersAtItsOwnAddress() {
        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "," + indexer(9, "News", "usenet", true) + "]";

        assertThat(keepInStep()).isEqualTo(new IndexerLists.Step(2, 0, 0));

        assertThat(names()).containsExactly("Home", "News (Home)", "Torrents (Home)");
        Torznab.Settings torrents = (Torznab.Settings) named("Torrents (Home)").settings();
        assertThat(torrents.site().address()).isEqualTo(server.url("/3").toString());
        assertThat(torrents.site().key().reveal()).isEqualTo("k3y");
        assertThat(named("News (Home)").plug()).isEqualTo("newznab");
        assertThat(keepInStep()).as("nothing changes twice").isEqualTo(new IndexerLists.Step(0, 0, 0));
    }

    @Test
    void switchesOffWhatIsGoneAndOnAgainWhatComesBack() {
        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "]";
        keepInStep();

        indexers = "[]";
        assertThat(keepInStep()).isEqualTo(new IndexerLists.Step(0, 0, 1));
        assertThat(named("Torrents (Home)").enabled()).isFalse();

        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "]";
        keepInStep();
        assertThat(named("Torrents (Home)").enabled()).isTrue();
    }

    @Test
    void whatAPersonHasSwitchedOffOrRenamedStaysSo() {
        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "]";
        keepInStep();
        Definition<?> mine = named("Torrents (Home)");
        providers.save(providers.read(mine.id(), "torznab", "Mine", false, 7, Map.of("seedRatio", 2)));

        keepInStep();

        assertThat(named("Mine").enabled()).isFalse();
        assertThat(named("Mine").priority()).isEqualTo(7);
        assertThat(((Torznab.Settings) named("Mine").settings()).terms().seedRatio())
                .isEqualTo(2);
        assertThat(names()).containsExactly("Mine", "Home");
    }

    @Test
    void changesNothingWhileItDoesNotAnswer() {
        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "]";
        keepInStep();
        status = 500;

        assertThat(keepInStep()).isEqualTo(new IndexerLists.Step(0, 0, 0));

        assertThat(named("Torrents (Home)").enabled()).isTrue();
        assertThat(providers.state(named("Home").id()).failures()).isEqualTo(1);
    }

    @Test
    void tellsItsVersionAndHowManyIndexersItHas() {
        indexers = "[" + indexer(3, "Torrents", "torrent", true) + "," + indexer(4, "Off", "torrent", false) + "]";

        assertThat(providers.test(named("Home"))).isEqualTo(Message.of("indexer.prowlarr.works", "1.2.3", 1L));
    }

    @Test
    void saysWhatIsWrongWithTheKeyOrTheAddress() {
        status = 401;
        assertThatThrownBy(() -> providers.test(named("Home"))).isInstanceOf(ProviderException.Unauthorized.class);
        status = 200;
        indexers = "{\"some\": \"thing\"}";
        assertThatThrownBy(() -> providers.test(named("Home"))).isInstanceOf(ProviderException.BadAnswer.class);
    }

    private IndexerLists.Step keepInStep() {
        return new IndexerLists(store.store(), providers).keepInStep();
    }

    private List<String> names() {
        return providers.definitions(ProviderKind.INDEXER).stream()
                .<String>map(Definition::name)
                .toList();
    }

    private Definition<?> named(String name) {
        return providers.definitions(ProviderKind.INDEXER).stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MockResponse answer(RecordedRequest request) {
        if (status != 200 || !"k3y".equals(request.getHeaders().get("X-Api-Key"))) {
            return new MockResponse.Builder().code(status == 200 ? 401 : status).build();
        }
        String path = request.getUrl().encodedPath();
        return switch (path) {
            case "/api/v1/system/status" ->
                new MockResponse.Builder().body("{\"version\": \"1.2.3\"}").build();
            case "/api/v1/indexer" -> new MockResponse.Builder().body(indexers).build();
            default -> new MockResponse.Builder().code(404).build();
        };
    }

    private static String indexer(int id, String name, String protocol, boolean enabled) {
        return """
                {"id": %d, "name": "%s", "protocol": "%s", "enable": %b, "supportsRss": true, "supportsSearch": true,
                 "priority": 25, "privacy": "private", "fields": []}
                """.formatted(id, name, protocol, enabled);
    }
}
