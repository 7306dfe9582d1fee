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

/** Usenet indexers that speak the Newznab API. */
public final class Newznab implements Plug<Newznab.Settings, Indexer> {
    private final ProviderHttp http;
    private final Clock clock;

    public Newznab(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param address of the site
     * @param path of the API under it
     * @param key given by the site
     * @param categories Newznab numbers; empty for all of a kind
     * @param additional parameters for every call, as {@code &name=value}
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(advanced = true) String path,
            @Field Secret key,
            @Field(advanced = true) List<String> categories,
            @Field(advanced = true) String additional) {}

    @Override
    public String key() {
        return "newznab";
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
        return new Settings("", "/api", Secret.NONE, List.of(), "");
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
                Protocol.USENET,
                http,
                clock);
    }
}
