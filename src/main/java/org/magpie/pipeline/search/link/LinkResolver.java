package org.magpie.pipeline.search.link;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.PlainText;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Follows the link of a release to the torrent, magnet link or NZB behind it: bounded in time and bytes, redirects to magnet links
 * included, and checked to be what the release promises, since indexers that are out of quota or out of session answer with
 * web pages. Safe for any number of threads.
 */
public final class LinkResolver {
    private static final long LARGEST_TORRENT = 16L << 20;
    private static final long LARGEST_NZB = 96L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ProviderHttp http;
    private final Consumer<Release> first;
    private final LongFunction<List<String>> hosts;

    /** Fetches as much as comes. */
    public LinkResolver(ProviderHttp http) {
        this(http, release -> {});
    }

    /**
     * @param first counts what is about to be fetched through its indexer, or throws a {@link ProviderException} when it must not be
     */
    public LinkResolver(ProviderHttp http, Consumer<Release> first) {
        this(http, first, indexer -> List.of());
    }

    /**
     * @param hosts that a person has named for an indexer, by its id: only these may be in the home network. Empty where that is a
     *     file, or not known: then it is the link's own host that may
     */
    public LinkResolver(ProviderHttp http, Consumer<Release> first, LongFunction<List<String>> hosts) {
        this.http = http;
        this.first = first;
        this.hosts = hosts;
    }

    /**
     * Fetches what the link leads to.
     *
     * @throws ProviderException when it leads to nothing of use; {@code Refused} when the indexer has it no more
     */
    public ResolvedLink resolve(Release release) {
        return switch (release.protocol()) {
            case DIRECT -> direct(release);
            case TORRENT -> torrent(release);
            case USENET -> nzb(release);
        };
    }

    private ResolvedLink direct(Release release) {
        first.accept(release);
        return new ResolvedLink.Direct();
    }

    private ResolvedLink torrent(Release release) {
        String link = release.link().toString();
        if (Magnet.isMagnet(link)) {
            return magnet(link);
        }
        HttpResponse response = fetch(release, LARGEST_TORRENT);
        Optional<String> redirect = response.status() / 100 == 3 ? response.header("location") : Optional.empty();
        if (redirect.isPresent() && Magnet.isMagnet(redirect.get())) {
            return magnet(redirect.get());
        }
        checkStatus(response, release);
        // Some indexers answer with the magnet link as text.
        String start =
                new String(response.bytes(), 0, Math.min(8, response.bytes().length), StandardCharsets.ISO_8859_1);
        if (Magnet.isMagnet(start)) {
            return magnet(response.text());
        }
        Torrent torrent = Torrent.read(response.bytes()).orElseThrow(() -> notA("torrent", response));
        String unsafe = torrent.unsafe();
        if (unsafe != null) {
            throw new ProviderException.BadAnswer(
                    Message.of("indexer.said.unsafe-torrent", PlainText.escaped(unsafe)), null);
        }
        String stated = release.infoHash();
        if (stated != null && !stated.equals(torrent.infoHash())) {
            throw new ProviderException.BadAnswer(Message.of("indexer.said.other-torrent"), null);
        }
        return new ResolvedLink.TorrentBytes(response.bytes(), torrent.infoHash(), torrent.files());
    }

    private static ResolvedLink magnet(String link) {
        return Magnet.read(link)
                .map(found -> new ResolvedLink.MagnetLink(found.link(), found.infoHash()))
                .orElseThrow(() -> new ProviderException.BadAnswer(Message.of("indexer.said.bad-magnet"), null));
    }

    private ResolvedLink nzb(Release release) {
        HttpResponse response = fetch(release, LARGEST_NZB);
        checkStatus(response, release);
        NzbPost post = NzbPost.read(response.bytes()).orElseThrow(() -> notA("nzb", response));
        return new ResolvedLink.NzbBytes(response.bytes(), post.files());
    }

    private HttpResponse fetch(Release release, long limit) {
        String scheme = String.valueOf(release.link().getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new ProviderException.Refused(Message.of("indexer.said.no-web-link"));
        }
        first.accept(release);
        return http.exchange(
                release.indexer(),
                Call.get(release.link()).within(LONGEST).atMost(limit).toldBy(source(release)));
    }

    /** Where the link was told; the link itself where that is not known. */
    private URI source(Release release) {
        List<String> named = hosts.apply(release.indexerId());
        String own = release.link().getHost();
        return named.isEmpty() || named.stream().anyMatch(host -> host.equalsIgnoreCase(own))
                ? release.link()
                : URI.create("http://" + named.getFirst());
    }

    private void checkStatus(HttpResponse response, Release release) {
        if (response.status() == 404 || response.status() == 410) {
            throw new ProviderException.Refused(Message.of("indexer.said.gone", release.indexer()));
        }
        http.checked(release.indexer(), response, source(release));
    }

    /** What is said depends on what came instead. */
    private static ProviderException notA(String wanted, HttpResponse response) {
        String start = new String(response.bytes(), 0, Math.min(response.bytes().length, 2_000), StandardCharsets.UTF_8)
                .stripLeading();
        String lower = start.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("<error")) {
            return new ProviderException.Refused(Message.of("indexer.said.error-for-" + wanted));
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return new ProviderException.BadAnswer(Message.of("indexer.said.page-for-" + wanted), null);
        }
        return new ProviderException.BadAnswer(Message.of("indexer.said.not-a-" + wanted), null);
    }
}
