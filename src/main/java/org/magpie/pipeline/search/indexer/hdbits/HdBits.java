package org.magpie.pipeline.search.indexer.hdbits;

import java.net.URI;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.TorrentTerms;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.indexer.ConfiguredIndexer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** HDBits, a private tracker of films and series with an API of its own. */
public final class HdBits extends BasePlug<HdBits.Settings, Indexer> {
    private final ProviderHttp http;
    private final CallCounts calls;

    public HdBits(ProviderHttp http, CallCounts calls) {
        super(
                ProviderKind.INDEXER,
                "hdbits",
                Settings.class,
                new Settings("https://hdbits.org", "", Secret.NONE, false, TorrentTerms.USUAL, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
    }

    /**
     * @param address of the site
     * @param username of the account
     * @param passkey of the account
     * @param freeleechOnly whether torrents that count against the account are left out; those that do not are preferred anyway
     * @param terms what its torrents owe
     * @param use what it is for
     */
    public record Settings(
            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) String username,
            @Field(required = true) Secret passkey,
            @Field boolean freeleechOnly,
            @Group("torrent") TorrentTerms terms,
            @Group("indexer") IndexerUse use) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new ConfiguredIndexer(
                search(definition), settings.use(), settings.terms().goal());
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return Message.of("indexer.hdbits.works", search(definition).recent().size());
    }

    private HdBitsSearch search(Definition<Settings> definition) {
        Settings settings = definition.settings();
        URI address = Addresses.of(settings.address());
        return new HdBitsSearch(
                definition.id(),
                definition.name(),
                address,
                settings,
                calls.over(http, definition, settings.use().budget()));
    }
}
