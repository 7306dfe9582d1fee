package org.magpie.pipeline.search.indexer;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.BadXmlException;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** Any RSS feed of torrents. It cannot be searched; a search looks through what the feed holds just now. */
public final class TorrentRss extends BasePlug<TorrentRss.Settings, Indexer> {
    private static final long LARGEST_FEED = 16L << 20;

    private final ProviderHttp http;
    private final CallCounts calls;

    public TorrentRss(ProviderHttp http, CallCounts calls) {
        super(
                ProviderKind.INDEXER,
                "torrentrss",
                Settings.class,
                new Settings(Secret.NONE, Secret.NONE, TorrentTerms.USUAL, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
    }

    /**
     * @param address of the feed, with whatever key it holds
     * @param cookie sent along where the site wants one
     * @param terms what its torrents owe
     * @param use what it is for
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            Secret address,

            @Field(advanced = true) Secret cookie,
            @Group("torrent") TorrentTerms terms,
            @Group("indexer") IndexerUse use) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        ProviderHttp counted = calls.over(http, definition, settings.use().budget());
        return new ConfiguredIndexer(
                new Opened(definition, Addresses.of(settings.address().reveal()), counted),
                settings.use(),
                settings.terms().goal());
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return Message.of("indexer.torrentrss.works", open(definition).recent().size());
    }

    private record Opened(Definition<Settings> definition, URI address, ProviderHttp http) implements Indexer {
        @Override
        public Protocol protocol() {
            return Protocol.TORRENT;
        }

        @Override
        public List<Release> search(Query query) {
            List<Set<String>> names = query.names().stream().map(Opened::words).toList();
            return recent().stream()
                    .filter(release -> {
                        Set<String> words = words(release.name());
                        return names.stream().anyMatch(words::containsAll);
                    })
                    .toList();
        }

        @Override
        public List<Release> recent() {
            Call call = Call.get(address).atMost(LARGEST_FEED);
            Secret cookie = definition.settings().cookie();
            XmlElement root;
            try {
                root = XmlTree.read(
                        http.send(definition.name(), cookie.isEmpty() ? call : call.header("Cookie", cookie.reveal()))
                                .bytes());
            } catch (BadXmlException unreadable) {
                throw new ProviderException.BadAnswer(Message.of("indexer.torrentrss.not-a-feed"), unreadable);
            }
            if (!Feed.isFeed(root)) {
                throw new ProviderException.BadAnswer(Message.of("indexer.torrentrss.not-a-feed"), null);
            }
            Feed.Read read = new Feed(definition.id(), definition.name(), Protocol.TORRENT, address).read(root);
            if (read.releases().isEmpty() && !read.refused().isEmpty()) {
                throw new ProviderException.BadAnswer(read.refused().getFirst(), null);
            }
            return read.releases();
        }

        private static Set<String> words(String name) {
            return new HashSet<>(Arrays.asList(
                    NewznabQuestions.words(name).toLowerCase(Locale.ROOT).split(" ")));
        }
    }
}
