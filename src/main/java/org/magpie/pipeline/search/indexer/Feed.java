package org.magpie.pipeline.search.indexer;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.HomeNetwork;
import org.magpie.base.text.XmlElement;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.link.Magnet;

/**
 * The items of an RSS 2.0 feed as releases, with the attributes of Newznab and Torznab and the elements that trackers add of
 * their own. What cannot be used is left out with a reason; nothing is guessed that decides what is fetched.
 */
public final class Feed {
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_GUID = 1_000;
    private static final int MOST = 5_000;

    private final long indexerId;
    private final String indexer;
    private final Protocol protocol;
    private final URI base;

    /**
     * @param base what relative links are relative to
     */
    public Feed(long indexerId, String indexer, Protocol protocol, URI base) {
        this.indexerId = indexerId;
        this.indexer = indexer;
        this.protocol = protocol;
        this.base = base;
    }

    /**
     * What a feed held.
     *
     * @param refused why items were left out, one reason an item
     * @param total of the whole list, of which this may be a page; -1 where not stated
     */
    public record Read(List<Release> releases, List<Message> refused, int total) {}

    /** Whether it is a feed at all. */
    public static boolean isFeed(XmlElement root) {
        return root.name().equals("rss") && root.first("channel").isPresent();
    }

    public Read read(XmlElement root) {
        List<Release> releases = new ArrayList<>();
        List<Message> refused = new ArrayList<>();
        XmlElement channel = root.first("channel").orElse(root);
        // RSS 1.0 has its items beside the channel.
        Stream.concat(channel.all("item"), root.all("item")).limit(MOST).forEach(item -> {
            Item read = new Item(item);
            Message reason = read.reasonAgainst();
            if (reason == null) {
                releases.add(read.release());
            } else {
                refused.add(reason);
            }
        });
        int total = channel.first("response")
                .map(response -> FeedText.count(response.attribute("total")))
                .orElse(-1);
        return new Read(releases, refused, total);
    }

    /** A feed of the internet has no business with machines of the home network. */
    private boolean pointsHome(String host) {
        return HomeNetwork.isPrivateName(host) && base.getHost() != null && !HomeNetwork.isPrivateName(base.getHost());
    }

    /** One item and the ways to its facts. */
    private final class Item {
        private final XmlElement item;
        private final Map<String, List<String>> attributes = new LinkedHashMap<>();
        private final String name;
        private final String described;
        private final @Nullable URI link;
        private final @Nullable Instant published;

        Item(XmlElement item) {
            this.item = item;
            item.all("attr")
                    .forEach(attribute -> attributes
                            .computeIfAbsent(
                                    attribute.attribute("name").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(attribute.attribute("value")));
            this.name = FeedText.name(item.textOf("title"));
            this.described = item.textOf("title") + "\n" + item.textOf("description");
            this.link = findLink();
            this.published = findPublished();
        }

        @Nullable
        Message reasonAgainst() {
            if (name.isEmpty()) {
                return Message.of("indexer.item.no-name");
            }
            if (name.length() > LONGEST_NAME) {
                return Message.of("indexer.item.long-name");
            }
            if (link == null) {
                return Message.of("indexer.item.no-link", name);
            }
            return published == null ? Message.of("indexer.item.no-date", name) : null;
        }

        Release release() {
            if (link == null || published == null) {
                throw new IllegalStateException("An item without link or date is refused before");
            }
            int seeders = seeders();
            return new Release(
                    indexerId,
                    indexer,
                    guid(link),
                    name,
                    kind(),
                    protocol,
                    link,
                    page(),
                    size(),
                    published,
                    protocol == Protocol.TORRENT ? seeders : -1,
                    protocol == Protocol.TORRENT ? leechers(seeders) : -1,
                    protocol == Protocol.TORRENT ? infoHash(link) : null,
                    NewznabAttributes.ids(attributes),
                    languages(),
                    NewznabAttributes.flags(attributes),
                    categories(),
                    null,
                    null);
        }

        private @Nullable URI findLink() {
            List<String> candidates = new ArrayList<>();
            String type = protocol == Protocol.USENET ? "nzb" : "torrent";
            item.all("enclosure")
                    .filter(enclosure -> enclosure.attribute("type").contains(type))
                    .forEach(enclosure -> candidates.add(enclosure.attribute("url")));
            item.all("enclosure")
                    .filter(enclosure -> enclosure.attribute("type").isEmpty())
                    .forEach(enclosure -> candidates.add(enclosure.attribute("url")));
            candidates.add(item.textOf("link"));
            if (protocol == Protocol.TORRENT) {
                candidates.addAll(attributes.getOrDefault("magneturl", List.of()));
                item.first("torrent").ifPresent(torrent -> candidates.add(torrent.textOf("magneturi")));
                candidates.add(item.textOf("magneturl"));
                candidates.add(item.textOf("magneturi"));
            }
            return candidates.stream()
                    .map(this::address)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }

        private Optional<URI> address(String written) {
            String text = written.strip();
            if (text.isEmpty()
                    || (Magnet.isMagnet(text)
                            && (protocol != Protocol.TORRENT
                                    || Magnet.read(text).isEmpty()))) {
                return Optional.empty();
            }
            try {
                URI address = base.resolve(new URI(Addresses.escaped(text)));
                String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
                boolean web = scheme.equals("http") || scheme.equals("https");
                boolean reachable = web && address.getHost() != null && !pointsHome(address.getHost());
                return reachable || scheme.equals("magnet") ? Optional.of(address) : Optional.empty();
            } catch (URISyntaxException | IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }

        /** For Usenet the day of the post counts, since providers keep posts for a number of days from then. */
        private @Nullable Instant findPublished() {
            Stream<String> usenet = protocol == Protocol.USENET
                    ? attributes.getOrDefault("usenetdate", List.of()).stream()
                    : Stream.empty();
            return Stream.concat(
                            usenet,
                            Stream.of("pubdate", "date", "published", "updated").map(item::textOf))
                    .map(FeedDate::read)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }

        private String guid(URI where) {
            String stated = item.textOf("guid");
            String guid = stated.isEmpty() ? where.toString() : stated;
            return guid.length() > LONGEST_GUID ? guid.substring(0, LONGEST_GUID) : guid;
        }

        private @Nullable URI page() {
            return Stream.of("comments", "guid")
                    .map(item::textOf)
                    .filter(text -> text.startsWith("http"))
                    .map(this::address)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }

        /** A torrent's enclosure may give the size of the torrent file instead; below a megabyte it is not believed. */
        private long size() {
            List<Long> stated = new ArrayList<>();
            attributes.getOrDefault("size", List.of()).forEach(text -> stated.add(FeedText.size(text)));
            stated.add(FeedText.size(item.textOf("size")));
            item.first("torrent").ifPresent(torrent -> stated.add(FeedText.size(torrent.textOf("contentlength"))));
            item.all("enclosure").forEach(enclosure -> {
                long length = FeedText.size(enclosure.attribute("length"));
                stated.add(protocol == Protocol.TORRENT && length < 1 << 20 ? -1L : length);
            });
            stated.add(FeedText.size(item.textOf("description")));
            return stated.stream().filter(size -> size > 0).findFirst().orElse(-1L);
        }

        private int seeders() {
            int stated = first("seeders");
            return stated >= 0 ? stated : FeedText.seeders(described).orElse(-1);
        }

        /** Torznab's "peers" are seeders and leechers together. */
        private int leechers(int seeders) {
            int leechers = first("leechers");
            if (leechers >= 0) {
                return leechers;
            }
            int peers = first("peers");
            if (peers >= 0) {
                return seeders >= 0 && peers >= seeders ? peers - seeders : peers;
            }
            return FeedText.leechers(described).orElse(-1);
        }

        private int first(String key) {
            return Stream.concat(attributes.getOrDefault(key, List.of()).stream(), Stream.of(item.textOf(key)))
                    .map(FeedText::count)
                    .filter(number -> number >= 0)
                    .findFirst()
                    .orElse(-1);
        }

        private @Nullable String infoHash(URI where) {
            Stream<String> stated = Stream.concat(
                    attributes.getOrDefault("infohash", List.of()).stream(),
                    Stream.of(
                            item.textOf("infohash"),
                            item.first("torrent")
                                    .map(torrent -> torrent.textOf("infohash"))
                                    .orElse("")));
            return stated.map(Magnet::infoHash)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> Magnet.read(where.toString()).map(Magnet::infoHash))
                    .orElse(null);
        }

        private Set<String> languages() {
            Set<String> found = new HashSet<>();
            attributes.getOrDefault("language", List.of()).forEach(text -> found.addAll(FeedText.languages(text)));
            return found;
        }

        private Set<Integer> categories() {
            Set<Integer> found = new HashSet<>();
            Stream.concat(
                            attributes.getOrDefault("category", List.of()).stream(),
                            item.all("category").map(XmlElement::text))
                    .map(FeedText::count)
                    .filter(number -> number >= 1_000)
                    .forEach(found::add);
            return found;
        }

        private @Nullable MediaKind kind() {
            return NewznabCategories.kind(categories());
        }
    }
}
