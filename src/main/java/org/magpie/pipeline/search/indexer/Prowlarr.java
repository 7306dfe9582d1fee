package org.magpie.pipeline.search.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerList;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * Prowlarr, which looks after indexers: each of them becomes a Torznab or Newznab indexer of Magpie that is asked through it, at
 * {@code /{id}/api} (Prowlarr API v1, {@code GET /api/v1/indexer} and {@code GET /{id}/api}).
 */
public final class Prowlarr extends BasePlug<Prowlarr.Settings, Indexer> {
    private static final long LARGEST_ANSWER = 16L << 20;
    private static final int MOST = 1_000;

    private final ProviderHttp http;

    public Prowlarr(ProviderHttp http) {
        super(ProviderKind.INDEXER, "prowlarr", Settings.class, new Settings("http://localhost:9696", Secret.NONE));
        this.http = http;
    }

    /**
     * @param address of Prowlarr, with its base where it has one
     * @param key from its general settings
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret key) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        return opened(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Opened prowlarr = opened(definition);
        JsonNode version = prowlarr.ask("/api/v1/system/status").path("version");
        if (!version.isTextual()) {
            throw prowlarr.notProwlarr();
        }
        return Message.of(
                "indexer.prowlarr.works",
                version.asText(),
                prowlarr.indexers().stream().filter(IndexerList.Listed::enabled).count());
    }

    private Opened opened(Definition<Settings> definition) {
        return new Opened(definition, Addresses.of(definition.settings().address()), http);
    }

    /** Offers nothing itself: its indexers are asked one by one, so that each has its own state, priority and budget. */
    private record Opened(Definition<Settings> definition, URI address, ProviderHttp http)
            implements Indexer, IndexerList {
        @Override
        public Protocol protocol() {
            return Protocol.TORRENT;
        }

        @Override
        public boolean serves(SearchMode mode) {
            return false;
        }

        @Override
        public List<Release> search(Query query) {
            return List.of();
        }

        @Override
        public List<Release> recent() {
            return List.of();
        }

        @Override
        public List<Listed> indexers() {
            JsonNode answer = ask("/api/v1/indexer");
            if (!answer.isArray()) {
                throw notProwlarr();
            }
            List<Listed> listed = new ArrayList<>();
            for (JsonNode one : answer) {
                String plug = switch (one.path("protocol").asText()) {
                    case "torrent" -> "torznab";
                    case "usenet" -> "newznab";
                    default -> "";
                };
                int id = one.path("id").asInt();
                if (id > 0 && !plug.isEmpty() && listed.size() < MOST) {
                    listed.add(listed(one, id, plug));
                }
            }
            return listed;
        }

        private Listed listed(JsonNode one, int id, String plug) {
            String name = FeedText.name(one.path("name").asText());
            boolean searchable = one.path("supportsSearch").asBoolean(true)
                    || one.path("supportsRss").asBoolean(true);
            return new Listed(
                    Integer.toString(id),
                    plug,
                    name.isEmpty() ? "Prowlarr " + id : name.substring(0, Math.min(name.length(), 100)),
                    one.path("enable").asBoolean() && searchable,
                    one.path("priority").asInt(25),
                    Map.of(
                            "address",
                            Addresses.under(address, "/" + id).toString(),
                            "path",
                            "/api",
                            "key",
                            definition.settings().key().reveal()));
        }

        private JsonNode ask(String path) {
            return http.json(
                    definition.name(),
                    Call.get(Addresses.under(address, path))
                            .header("X-Api-Key", definition.settings().key().reveal())
                            .atMost(LARGEST_ANSWER));
        }

        private ProviderException notProwlarr() {
            return new ProviderException.BadAnswer(Message.of("indexer.prowlarr.not-prowlarr"), null);
        }
    }
}
