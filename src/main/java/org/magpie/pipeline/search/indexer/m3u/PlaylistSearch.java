package org.magpie.pipeline.search.indexer.m3u;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.link.RefreshableLinks;
import org.magpie.provider.ProviderException;

/** Searches a playlist's index and offers the entries that may fit as releases. */
final class PlaylistSearch implements Indexer, RefreshableLinks {
    private static final int MOST = 1_000;
    private static final Pattern ENDS_LIKE_YEAR = Pattern.compile("(?:19|20)\\d{2}$");

    private final long indexerId;
    private final String indexer;
    private final Playlist playlist;
    private final int assumedLines;

    /**
     * @param assumedLines of the picture, where an entry says nothing of it
     */
    PlaylistSearch(long indexerId, String indexer, Playlist playlist, int assumedLines) {
        this.indexerId = indexerId;
        this.indexer = indexer;
        this.playlist = playlist;
        this.assumedLines = assumedLines;
    }

    @Override
    public Protocol protocol() {
        return Protocol.DIRECT;
    }

    @Override
    public List<Release> search(Query query) {
        boolean films = query.kind() == MediaKind.MOVIE;
        if (!films && query.kind() != MediaKind.SERIES) {
            return List.of();
        }
        int season = switch (query.scope()) {
            case Scope.Whole whole -> -1;
            case Scope.Season one -> one.number();
            case Scope.Episode one -> one.season();
        };
        int episode = query.scope() instanceof Scope.Episode one ? one.number() : -1;
        Playlist.Known known = playlist.now();
        Set<String> forms =
                query.names().stream().map(PlaylistIndex::titleForm).collect(Collectors.toUnmodifiableSet());
        try {
            return releases(known.index().find(query.names(), films, season, episode, MOST), forms, known.read());
        } catch (IOException failure) {
            throw new ProviderException.BadAnswer(Message.of("indexer.m3u.unreadable", indexer), failure);
        }
    }

    /** What was added since the playlist was last fetched; the fetching happens here, when it is time for it. */
    @Override
    public List<Release> recent() {
        List<PlaylistIndex.Hit> added = playlist.added(MOST);
        return releases(added, Set.of(), playlist.readAt().orElse(Instant.EPOCH));
    }

    /** Providers put an account's key into their links and change it: the entry stays, the link is another. */
    @Override
    public Optional<URI> freshLink(String guid, URI stale) {
        Optional<URI> known = link(playlist.now(), guid, stale);
        return known.isPresent() ? known : link(playlist.reread(), guid, stale);
    }

    private Optional<URI> link(Playlist.Known known, String guid, URI stale) {
        try {
            return known.index()
                    .withGuid(guid)
                    .filter(entry -> !playlist.isPublic() || !entry.pointsHome())
                    .map(M3uEntry::link)
                    .filter(link -> !link.equals(stale));
        } catch (IOException failure) {
            throw new ProviderException.BadAnswer(Message.of("indexer.m3u.unreadable", indexer), failure);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty(); // no client could follow it
        }
    }

    private List<Release> releases(List<PlaylistIndex.Hit> hits, Set<String> wanted, Instant published) {
        List<Release> releases = new ArrayList<>(hits.size());
        hits.forEach(hit -> release(hit, wanted, published).ifPresent(releases::add));
        return List.copyOf(releases);
    }

    private Optional<Release> release(PlaylistIndex.Hit hit, Set<String> wanted, Instant published) {
        M3uEntry entry = hit.entry();
        if (playlist.isPublic() && entry.pointsHome()) {
            return Optional.empty();
        }
        PlaylistName name = hit.name();
        boolean film = entry.sort(name.isNumbered()) == M3uEntry.Sort.FILM;
        // "IT: Chapter Two" is Italian to those who do not look for it.
        Optional<String> exact = name.titles().stream()
                .filter(reading -> wanted.contains(PlaylistIndex.titleForm(reading)))
                .findFirst();
        String title = exact.orElse(name.titles().getFirst());
        if (exact.isEmpty() && hidesMore(title, wanted)) {
            return Optional.empty();
        }
        String called = name.releaseName(title, assumedLines);
        try {
            return Optional.of(new Release(
                    indexerId,
                    indexer,
                    entry.guid(),
                    called,
                    film ? MediaKind.MOVIE : MediaKind.SERIES,
                    Protocol.DIRECT,
                    entry.link(),
                    null,
                    -1,
                    published,
                    -1,
                    -1,
                    null,
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(film ? 2000 : 5000),
                    null,
                    called.replaceAll("[/\\\\]", " ") + "." + entry.ending()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty(); // no client could follow it
        }
    }

    /**
     * Whether a title goes on behind a wanted one that ends like a year, as "2049: Origins" does. To the names grammar that number
     * would be the year of a release, and what follows lost.
     */
    private static boolean hidesMore(String title, Set<String> wanted) {
        String form = PlaylistIndex.titleForm(title);
        return wanted.stream().anyMatch(one -> ENDS_LIKE_YEAR.matcher(one).find() && form.startsWith(one));
    }
}
