package org.magpie.pipeline.search.indexer.hdbits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.indexer.FeedDate;
import org.magpie.pipeline.search.indexer.FeedText;
import org.magpie.pipeline.search.indexer.NewznabQuestions;
import org.magpie.pipeline.search.link.Magnet;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Asks the API of HDBits: one POST of JSON to {@code /api/torrents}, by the ids of IMDb and TheTVDB where they are known and by name
 * otherwise. Safe for any number of threads.
 */
public final class HdBitsSearch implements Indexer {
    private static final long LARGEST_ANSWER = 16L << 20;
    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final int MOST_PAGES = 10;
    private static final int FILMS = 1;
    private static final int SERIES = 2;
    private static final int DOCUMENTARIES = 3;
    private static final int INTERNAL = 1;

    private final long indexerId;
    private final String indexer;
    private final URI address;
    private final HdBits.Settings settings;
    private final ProviderHttp http;

    public HdBitsSearch(long indexerId, String indexer, URI address, HdBits.Settings settings, ProviderHttp http) {
        this.indexerId = indexerId;
        this.indexer = indexer;
        this.address = address;
        this.settings = settings;
        this.http = http;
    }

    @Override
    public Protocol protocol() {
        return Protocol.TORRENT;
    }

    @Override
    public List<Release> search(Query query) {
        if (query.kind() != MediaKind.MOVIE && query.kind() != MediaKind.SERIES) {
            return List.of();
        }
        Optional<ObjectNode> byId = byId(query);
        if (byId.isPresent()) {
            List<Release> found = pages(byId.get());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return pages(byName(query));
    }

    @Override
    public List<Release> recent() {
        return recent(0);
    }

    @Override
    public List<Release> recent(int page) {
        ObjectNode question = question(FILMS, SERIES, DOCUMENTARIES);
        question.put("page", page);
        return read(ask(question));
    }

    private Optional<ObjectNode> byId(Query query) {
        boolean film = query.kind() == MediaKind.MOVIE;
        String id = query.ids()
                .getOrDefault(film ? "imdb" : "tvdb", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^tt0*", "");
        if (!id.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        ObjectNode question = film ? question(FILMS, DOCUMENTARIES) : question(SERIES, DOCUMENTARIES);
        ObjectNode wanted = question.putObject(film ? "imdb" : "tvdb").put("id", Integer.parseInt(id));
        switch (query.scope()) {
            case Scope.Whole whole -> {}
            case Scope.Season season -> wanted.put("season", season.number());
            case Scope.Episode episode -> wanted.put("season", episode.season()).put("episode", episode.number());
        }
        return Optional.of(question);
    }

    private ObjectNode byName(Query query) {
        boolean film = query.kind() == MediaKind.MOVIE;
        String words = NewznabQuestions.words(query.names().getFirst());
        Integer year = query.year();
        String more = switch (query.scope()) {
            case Scope.Whole whole -> film && year != null ? " " + year : "";
            case Scope.Season season -> " S%02d".formatted(season.number());
            case Scope.Episode episode -> " S%02dE%02d".formatted(episode.season(), episode.number());
        };
        return (film ? question(FILMS, DOCUMENTARIES) : question(SERIES, DOCUMENTARIES)).put("search", words + more);
    }

    private ObjectNode question(int... categories) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("username", settings.username());
        question.put("passkey", settings.passkey().reveal());
        for (int category : categories) {
            question.withArray("category").add(category);
        }
        return question.put("limit", PAGE);
    }

    /** All pages; the same torrent listed twice, as a pack in two categories is, counts once. */
    private List<Release> pages(ObjectNode question) {
        Map<String, Release> found = new LinkedHashMap<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            question.put("page", page);
            JsonNode data = ask(question);
            int before = found.size();
            read(data).forEach(release -> found.putIfAbsent(identity(release), release));
            if (data.size() < PAGE || found.size() == before || found.size() >= MOST) {
                break;
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static String identity(Release release) {
        String hash = release.infoHash();
        return hash == null ? release.guid() : hash;
    }

    private JsonNode ask(ObjectNode question) {
        return data(http.send(
                        indexer,
                        Call.post(Addresses.under(address, "/api/torrents"), Body.json(question.toString()))
                                .atMost(LARGEST_ANSWER))
                .bytes());
    }

    /**
     * The torrents of an answer.
     *
     * @throws ProviderException when it holds an error instead, or is none
     */
    public static JsonNode data(byte[] bytes) {
        JsonNode answer;
        try {
            answer = Json.parse(bytes);
        } catch (UnreadableTextException garbage) {
            throw new ProviderException.BadAnswer(Message.of("indexer.hdbits.not-the-api"), garbage);
        }
        if (!answer.path("status").isInt()) {
            throw new ProviderException.BadAnswer(Message.of("indexer.hdbits.not-the-api"), null);
        }
        int status = answer.path("status").asInt();
        if (status != 0) {
            throw failure(status, answer.path("message").asText());
        }
        if (!answer.path("data").isArray()) {
            throw new ProviderException.BadAnswer(Message.of("indexer.hdbits.not-the-api"), null);
        }
        return answer.path("data");
    }

    /** HDBits API, status codes: 4 and 5 are of the account, 6 to 9 of the question. */
    private static ProviderException failure(int status, String described) {
        Message said = Message.of(
                "indexer.hdbits.error",
                Integer.toString(status),
                described.length() > 200 ? described.substring(0, 200) : described);
        return switch (status) {
            case 4, 5 -> new ProviderException.Unauthorized(Message.of("indexer.hdbits.account"));
            case 6, 7, 8, 9 -> new ProviderException.Refused(said);
            default -> new ProviderException.BadAnswer(said, null);
        };
    }

    public List<Release> read(JsonNode data) {
        List<Release> releases = new java.util.ArrayList<>();
        for (JsonNode torrent : data) {
            boolean free = torrent.path("freeleech").asText().equalsIgnoreCase("yes");
            if (torrent.path("id").asLong() > 0
                    && !torrent.path("name").asText().isBlank()
                    && (free || !settings.freeleechOnly())) {
                releases.add(release(torrent, free));
            }
        }
        return releases;
    }

    private Release release(JsonNode torrent, boolean free) {
        long id = torrent.path("id").asLong();
        Set<String> flags = new HashSet<>();
        if (free) {
            flags.add("freeleech");
        }
        if (torrent.path("type_origin").asInt() == INTERNAL) {
            flags.add("internal");
        }
        String key = URLEncoder.encode(settings.passkey().reveal(), StandardCharsets.UTF_8);
        return new Release(
                indexerId,
                indexer,
                Long.toString(id),
                FeedText.name(torrent.path("name").asText()),
                kind(torrent.path("type_category").asInt()),
                Protocol.TORRENT,
                Addresses.under(address, "/download.php?id=" + id + "&passkey=" + key),
                Addresses.under(address, "/details.php?id=" + id),
                torrent.path("size").asLong(-1),
                published(torrent),
                torrent.path("seeders").asInt(-1),
                torrent.path("leechers").asInt(-1),
                Magnet.infoHash(torrent.path("hash").asText()).orElse(null),
                ids(torrent),
                Set.of(),
                flags,
                Set.of(),
                null,
                null);
    }

    private static @Nullable MediaKind kind(int category) {
        return switch (category) {
            case FILMS -> MediaKind.MOVIE;
            case SERIES -> MediaKind.SERIES;
            default -> null;
        };
    }

    private static Instant published(JsonNode torrent) {
        long seconds = torrent.path("utadded").asLong();
        return seconds > 0
                ? Instant.ofEpochSecond(seconds)
                : FeedDate.read(torrent.path("added").asText()).orElse(Instant.EPOCH);
    }

    private static Map<String, String> ids(JsonNode torrent) {
        Map<String, String> ids = new HashMap<>();
        long imdb = torrent.path("imdb").path("id").asLong();
        long tvdb = torrent.path("tvdb").path("id").asLong();
        if (imdb > 0) {
            ids.put("imdb", "tt%07d".formatted(imdb));
        }
        if (tvdb > 0) {
            ids.put("tvdb", Long.toString(tvdb));
        }
        return ids;
    }
}
