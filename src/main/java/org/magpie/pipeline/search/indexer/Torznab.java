package org.magpie.pipeline.search.indexer;

import java.time.Clock;
import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** Torrent indexers that speak Torznab, by themselves or through Jackett or Prowlarr. */
public final class Torznab implements Plug<Torznab.Settings, Indexer> {
    private final ProviderHttp http;
    private final Clock clock;

    public Torznab(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param address of the site, or of the indexer inside Jackett or Prowlarr
     * @param path of the API under it
     * @param key given by the site
     * @param categories Newznab numbers; empty for all of a kind
     * @param minimumSeeders fewer, and a release is refused
     * @param additional parameters for every call, as {@code &name=value}
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(advanced = true) String path,
            @Field Secret key,
            @Field(advanced = true) List<String> categories,
            @Field(min = 0, max = 100_000) int minimumSeeders,
            @Field(advanced = true) String additional) {}

    @Override
    public String key() {
        return "torznab";
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.INDEXER;
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Settings defaults() {
        return new Settings("", "/api", Secret.NONE, List.of(), 1, "");
    }

    @Override
    public Indexer open(Definition<Settings> definition) {
        return protocol(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return protocol(definition).test();
    }

    private NewznabProtocol protocol(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new NewznabProtocol(
                new NewznabProtocol.Connection(
                        definition.id(),
                        definition.name(),
                        Addresses.under(Addresses.of(settings.address()), settings.path()),
                        settings.key(),
                        settings.categories(),
                        settings.additional()),
                Protocol.TORRENT,
                http,
                clock);
    }
}
