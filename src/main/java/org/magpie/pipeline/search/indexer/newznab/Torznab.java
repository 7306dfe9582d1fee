package org.magpie.pipeline.search.indexer.newznab;

import java.time.Clock;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.pipeline.search.indexer.ConfiguredIndexer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** Torrent indexers that speak Torznab, by themselves or through Jackett or Prowlarr. */
public final class Torznab extends BasePlug<Torznab.Settings, Indexer> {
    private final ProviderHttp http;
    private final CallCounts calls;
    private final Clock clock;

    public Torznab(ProviderHttp http, CallCounts calls, Clock clock) {
        super(
                ProviderKind.INDEXER,
                "torznab",
                Settings.class,
                new Settings(NewznabSite.EMPTY, TorrentTerms.USUAL, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
        this.clock = clock;
    }

    /** Where it is, what its torrents owe, and what it is for. */
    public record Settings(
            @Group("newznab") NewznabSite site,
            @Group("torrent") TorrentTerms terms,
            @Group("indexer") IndexerUse use) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        return new ConfiguredIndexer(
                protocol(definition),
                definition.settings().use(),
                definition.settings().terms().goal());
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return protocol(definition).test();
    }

    private NewznabProtocol protocol(Definition<Settings> definition) {
        return new NewznabProtocol(
                definition.settings().site().connection(definition),
                Protocol.TORRENT,
                calls.over(http, definition, definition.settings().use().budget()),
                clock);
    }
}
