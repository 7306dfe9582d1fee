package org.magpie.pipeline.search.indexer.newznab;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.BadXmlException;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.indexer.Feed;
import org.magpie.pipeline.search.indexer.FeedText;
import org.magpie.pipeline.search.indexer.NewznabCaps;
import org.magpie.pipeline.search.indexer.NewznabCategories;
import org.magpie.pipeline.search.indexer.NewznabQuestions;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks the Newznab API, or Torznab 1.3, which is the same for torrents. Its capabilities are asked for once a
 * day. Safe for any number of threads.
 */
final class NewznabProtocol implements Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(NewznabProtocol.class);
    private static final Duration CAPS_KEPT = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long LARGEST_FEED = 16L << 20;
    private static final int MOST_PAGES = 10;
    private static final int MOST_RELEASES = 1_000;

    private final Connection connection;
    private final Protocol protocol;
    private final ProviderHttp http;
    private final Clock clock;
    private volatile @Nullable Known known;

    /**
     * Where the server is and as whom it is asked.
     *
     * @param api address of the API itself, such as {@code https://example.org/api}
     * @param categories a person's choice; empty for all of the kind
     * @param additional further parameters, as {@code &name=value}; may be empty
     */
    record Connection(
            long indexerId, String indexer, URI api, Secret key, List<String> categories, String additional) {}

    private record Known(NewznabCaps caps, Instant asked) {}

    NewznabProtocol(Connection connection, Protocol protocol, ProviderHttp http, Clock clock) {
        this.connection = connection;
        this.protocol = protocol;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<Release> search(Query query) {
        NewznabCaps caps = caps();
        String categories = String.join(",", NewznabCategories.of(query.kind(), connection.categories()));
        for (Map<String, String> question : new NewznabQuestions(caps).of(query)) {
            Map<String, String> parameters = new LinkedHashMap<>(question);
            parameters.put("cat", categories);
            List<Release> found = pages(parameters, caps.pageSize(), 0, MOST_PAGES);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Override
    public List<Release> recent() {
        return recent(0);
    }

    @Override
    public List<Release> recent(int page) {
        List<String> categories = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            categories.addAll(NewznabCategories.of(kind, connection.categories()));
        }
        int pageSize = caps().pageSize();
        return pages(
                Map.of("t", "search", "cat", categories.stream().distinct().collect(Collectors.joining(","))),
                pageSize,
                page * pageSize,
                1);
    }

    /** What works, after having asked for capabilities and for one page. */
    Message test() {
        NewznabCaps caps = readCaps();
        int found = recent().size();
        return caps.server().isEmpty()
                ? Message.of("indexer.newznab.works", found)
                : Message.of("indexer.newznab.works-named", caps.server(), found);
    }

    private NewznabCaps caps() {
        Known before = known;
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.asked().plus(CAPS_KEPT))) {
            return before.caps();
        }
        try {
            return readCaps();
        } catch (ProviderException.BadAnswer | ProviderException.Refused unreadable) {
            // Some servers search well and describe themselves badly.
            LOG.info("{} tells nothing of what it can do: {}", connection.indexer(), unreadable.getMessage());
            known = new Known(NewznabCaps.LEAST, now);
            return NewznabCaps.LEAST;
        }
    }

    private NewznabCaps readCaps() {
        XmlElement root = ask(Map.of("t", "caps"));
        if (!root.name().equals("caps")) {
            throw notTheApi();
        }
        NewznabCaps caps = NewznabCaps.read(root);
        known = new Known(caps, clock.instant());
        return caps;
    }

    private List<Release> pages(Map<String, String> question, int pageSize, int first, int mostPages) {
        Feed feed = new Feed(connection.indexerId(), connection.indexer(), protocol, connection.api());
        List<Release> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int offset = first;
        for (int page = 0; page < mostPages && found.size() < MOST_RELEASES; page++) {
            Map<String, String> parameters = new LinkedHashMap<>(question);
            parameters.put("extended", "1");
            parameters.put("limit", Integer.toString(pageSize));
            parameters.put("offset", Integer.toString(offset));
            XmlElement root = ask(parameters);
            if (!Feed.isFeed(root)) {
                throw notTheApi();
            }
            Feed.Read read = feed.read(root);
            int items = read.releases().size() + read.refused().size();
            tellOf(read);
            List<Release> fresh = read.releases().stream()
                    .filter(release -> seen.add(release.identity()))
                    .toList();
            found.addAll(fresh);
            offset += items;
            boolean last = read.total() >= 0 ? offset >= read.total() : items < pageSize;
            if (items == 0 || fresh.isEmpty() || last) {
                break;
            }
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_RELEASES)));
    }

    private void tellOf(Feed.Read read) {
        if (read.refused().isEmpty()) {
            return;
        }
        if (read.releases().isEmpty()) {
            throw new ProviderException.BadAnswer(read.refused().getFirst(), null);
        }
        LOG.info(
                "{}: {} items of {} cannot be used, the first for {}",
                connection.indexer(),
                read.refused().size(),
                read.refused().size() + read.releases().size(),
                read.refused().getFirst().key());
    }

    private XmlElement ask(Map<String, String> parameters) {
        Call call = Call.get(address(parameters)).within(PATIENCE).atMost(LARGEST_FEED);
        HttpResponse response = http.exchange(connection.indexer(), call);
        XmlElement root;
        try {
            root = XmlTree.read(response.bytes());
        } catch (BadXmlException unreadable) {
            http.checked(connection.indexer(), response);
            throw switch (unreadable.reason()) {
                case TOO_LARGE -> new ProviderException.BadAnswer(Message.of("indexer.said.xml-too-large"), unreadable);
                case NOT_XML, MALFORMED, DOCUMENT_TYPE -> notTheApi();
            };
        }
        // An error document says more than the status that it may come with.
        if (root.name().equals("error")) {
            throw error(root);
        }
        http.checked(connection.indexer(), response);
        return root;
    }

    private URI address(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (!connection.key().isEmpty()) {
            all.put("apikey", connection.key().reveal());
        }
        String query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String additional = connection.additional().strip();
        String start = connection.api().toString();
        String text = start + (start.contains("?") ? "&" : "?") + query;
        if (!additional.isEmpty()) {
            text += additional.startsWith("&") ? additional : "&" + additional;
        }
        return URI.create(Addresses.escaped(text));
    }

    /** Newznab API, "Newznab error codes"; 429 and 500 are how sites say that the day's quota is used up. */
    private ProviderException error(XmlElement document) {
        int code = FeedText.count(document.attribute("code"));
        String described = document.attribute("description");
        String key = connection.key().reveal();
        String shown = key.isEmpty() ? described : described.replace(key, "***");
        Message said = Message.of(
                "indexer.newznab.error",
                Integer.toString(code),
                shown.length() > 300 ? shown.substring(0, 300) : shown);
        String lower = described.toLowerCase(Locale.ROOT);
        if (code == 429
                || code == 500
                || code == 501
                || lower.contains("limit reached")
                || lower.contains("too many")) {
            return new ProviderException.RateLimited(said, null);
        }
        if ((code >= 100 && code < 200) || code == 910) {
            return new ProviderException.Unauthorized(said);
        }
        return code >= 200 && code < 400
                ? new ProviderException.Refused(said)
                : new ProviderException.BadAnswer(said, null);
    }

    private static ProviderException notTheApi() {
        return new ProviderException.BadAnswer(Message.of("indexer.newznab.not-the-api"), null);
    }
}
