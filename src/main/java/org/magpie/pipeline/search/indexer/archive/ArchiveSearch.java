package org.magpie.pipeline.search.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.indexer.NewznabQuestions;
import org.magpie.pipeline.search.link.RefreshableLinks;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Searches the Internet Archive: its "advanced search" finds items, its metadata service lists their files. At most four items
 * are looked into at once.
 */
final class ArchiveSearch implements Indexer, RefreshableLinks {
    private static final long LARGEST_ANSWER = 24L << 20;
    private static final int ROWS = 50;
    private static final String IDENTIFIER = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}";
    private static final int AT_ONCE = 4;
    private static final Map<MediaKind, String> MEDIA_TYPES =
            Map.of(MediaKind.MOVIE, "movies", MediaKind.SERIES, "movies", MediaKind.BOOK, "texts");
    private static final Map<MediaKind, Integer> CATEGORIES =
            Map.of(MediaKind.MOVIE, 2000, MediaKind.SERIES, 5000, MediaKind.BOOK, 7000);

    private final long indexerId;
    private final String indexer;
    private final URI address;
    private final int items;
    private final ProviderHttp http;

    ArchiveSearch(long indexerId, String indexer, URI address, int items, ProviderHttp http) {
        this.indexerId = indexerId;
        this.indexer = indexer;
        this.address = address;
        this.items = items;
        this.http = http;
    }

    @Override
    public Protocol protocol() {
        return Protocol.DIRECT;
    }

    @Override
    public List<Release> search(Query query) {
        String mediaType = MEDIA_TYPES.get(query.kind());
        if (mediaType == null) {
            return List.of();
        }
        for (String name : query.names().stream().limit(3).toList()) {
            String words = NewznabQuestions.words(name);
            List<String> found = words.isEmpty() ? List.of() : identifiers(words, mediaType);
            List<Release> releases = lookInto(found, query.kind());
            if (!releases.isEmpty()) {
                return releases;
            }
        }
        return List.of();
    }

    /** The archive has no list of what is new that would say which of its files are films. */
    @Override
    public boolean serves(SearchMode mode) {
        return mode != SearchMode.RECENT;
    }

    @Override
    public List<Release> recent() {
        return List.of();
    }

    /**
     * Each item stands on two machines or more, which its metadata names; usually {@code /download} leads to one of them.
     */
    @Override
    public Optional<URI> freshLink(String guid, URI stale) {
        int slash = guid.indexOf('/');
        if (slash <= 0 || !guid.substring(0, slash).matches(IDENTIFIER)) {
            return Optional.empty();
        }
        JsonNode item = ask("/metadata/" + guid.substring(0, slash));
        String folder = item.path("dir").asText();
        if (!folder.matches("(/[A-Za-z0-9._-]+)+")) {
            return Optional.empty();
        }
        String scheme = address.getScheme();
        return Stream.concat(
                        Stream.of(item.path("d1"), item.path("d2")),
                        StreamSupport.stream(item.path("workable_servers").spliterator(), false))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(server -> server.matches("[A-Za-z0-9.-]+(:\\d{1,5})?"))
                .map(server -> URI.create(scheme + "://" + server + folder + "/" + path(guid.substring(slash + 1))))
                .filter(link -> !Objects.equals(link.getAuthority(), stale.getAuthority()))
                .findFirst();
    }

    private static String path(String file) {
        return Stream.of(file.split("/"))
                .map(Addresses::segment)
                .reduce((folder, name) -> folder + "/" + name)
                .orElse("");
    }

    /** How many films it says it has; asked to see whether it answers. */
    long count() {
        JsonNode found = ask("/advancedsearch.php?q=" + encoded("mediatype:(movies)")
                        + "&fl[]=identifier&rows=1&page=1&output=json")
                .path("response")
                .path("numFound");
        if (!found.isNumber()) {
            throw notTheArchive();
        }
        return found.asLong();
    }

    /** The items whose title holds all the words, the archive's best match first. */
    private List<String> identifiers(String words, String mediaType) {
        String question = "title:(" + words + ") AND mediatype:(" + mediaType + ")";
        JsonNode answer = ask("/advancedsearch.php?q=" + encoded(question) + "&fl[]=identifier&fl[]=title&rows=" + ROWS
                + "&page=1&output=json");
        JsonNode documents = answer.path("response").path("docs");
        if (!documents.isArray()) {
            throw notTheArchive();
        }
        Set<String> wanted = split(words);
        List<String> found = new ArrayList<>();
        for (JsonNode document : documents) {
            Set<String> title = split(NewznabQuestions.words(ArchiveItem.first(document.path("title"))));
            String identifier = document.path("identifier").asText();
            if (title.containsAll(wanted) && identifier.matches(IDENTIFIER)) {
                found.add(identifier);
            }
        }
        return found.subList(0, Math.min(found.size(), items));
    }

    private static Set<String> split(String words) {
        return new HashSet<>(Arrays.asList(words.toLowerCase(Locale.ROOT).split(" ")));
    }

    private List<Release> lookInto(List<String> identifiers, MediaKind kind) {
        Semaphore turns = new Semaphore(AT_ONCE);
        List<Release> releases = new ArrayList<>();
        try (ExecutorService threads = WorkThreads.pool("archive")) {
            List<Future<List<Release>>> running = identifiers.stream()
                    .map(identifier -> threads.submit(() -> {
                        turns.acquire();
                        try {
                            return releases(identifier, kind);
                        } finally {
                            turns.release();
                        }
                    }))
                    .toList();
            for (Future<List<Release>> one : running) {
                releases.addAll(one.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderException.Unreachable(Message.of("indexer.said.too-late"), interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
        return releases;
    }

    private List<Release> releases(String identifier, MediaKind kind) {
        return ArchiveItem.read(ask("/metadata/" + identifier)).stream()
                .flatMap(item -> item.offers(kind).stream().map(offer -> release(item, offer, kind)))
                .toList();
    }

    private Release release(ArchiveItem item, ArchiveItem.Offer offer, MediaKind kind) {
        ArchiveFile file = offer.file();
        return new Release(
                indexerId,
                indexer,
                item.identifier() + "/" + file.name(),
                offer.name(),
                kind,
                Protocol.DIRECT,
                Addresses.under(address, "/download/" + item.identifier() + "/" + path(file.name())),
                Addresses.under(address, "/details/" + item.identifier()),
                file.size(),
                item.published(),
                -1,
                -1,
                null,
                item.ids(),
                item.languages(),
                Set.of(),
                Set.of(CATEGORIES.getOrDefault(kind, 8000)),
                file.sha1().matches("[0-9a-f]{40}") ? "sha1:" + file.sha1() : null,
                file.name().substring(file.name().lastIndexOf('/') + 1));
    }

    private JsonNode ask(String path) {
        return http.json(
                indexer,
                Call.get(Addresses.under(address, Addresses.escaped(path))).atMost(LARGEST_ANSWER));
    }

    private static ProviderException notTheArchive() {
        return new ProviderException.BadAnswer(Message.of("indexer.internetarchive.not-json"), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
