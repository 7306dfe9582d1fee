package org.magpie.pipeline.search.indexer.newznab;

import java.time.Clock;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.indexer.ConfiguredIndexer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** Usenet indexers that speak the Newznab API. */
public final class Newznab extends BasePlug<Newznab.Settings, Indexer> {
    private final ProviderHttp http;
    private final CallCounts calls;
    private final Clock clock;

    public Newznab(ProviderHttp http, CallCounts calls, Clock clock) {
        super(ProviderKind.INDEXER, "newznab", Settings.class, new Settings(NewznabSite.EMPTY, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
        this.clock = clock;
    }

    /** Where it is, and what it is for. */
    public record Settings(
            @Group("newznab") NewznabSite site,
            @Group("indexer") IndexerUse use) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        return new ConfiguredIndexer(protocol(definition), definition.settings().use(), SeedGoal.NONE);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return protocol(definition).test();
    }

    private NewznabProtocol protocol(Definition<Settings> definition) {
        return new NewznabProtocol(
                definition.settings().site().connection(definition),
                Protocol.USENET,
                calls.over(http, definition, definition.settings().use().budget()),
                clock);
    }
}
