package org.magpie.pipeline.search.indexer.archive;

import java.net.URI;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.indexer.ConfiguredIndexer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** The Internet Archive: films, shows and books that may be had by anybody, without account or key. */
public final class InternetArchive extends BasePlug<InternetArchive.Settings, Indexer> {
    private final ProviderHttp http;
    private final CallCounts calls;

    public InternetArchive(ProviderHttp http, CallCounts calls) {
        super(
                ProviderKind.INDEXER,
                "internetarchive",
                Settings.class,
                new Settings("https://archive.org", 12, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
    }

    /**
     * @param address of the archive or of a mirror that answers likewise
     * @param items how many items of a search are looked into for their files
     * @param use what it is for
     */
    public record Settings(
            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(advanced = true, min = 1, max = 50) int items,
            @Group("indexer") IndexerUse use) {}

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public Indexer open(Definition<Settings> definition) {
        return new ConfiguredIndexer(archive(definition), definition.settings().use(), SeedGoal.NONE);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return Message.of("indexer.internetarchive.works", archive(definition).count());
    }

    private ArchiveSearch archive(Definition<Settings> definition) {
        Settings settings = definition.settings();
        URI address = Addresses.of(settings.address());
        return new ArchiveSearch(
                definition.id(),
                definition.name(),
                address,
                settings.items(),
                calls.over(http, definition, settings.use().budget()));
    }
}
