package org.magpie.catalog.source;

import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.catalog.MetadataSource;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** The Movie Database: films and shows, with a key. Its API is described at https://developer.themoviedb.org/reference. */
public final class Tmdb extends BasePlug<Tmdb.Settings, MetadataSource> {
    /** Stored with titles as the source they come from. */
    public static final String KEY = "tmdb";

    private final ProviderHttp http;

    public Tmdb(Http http) {
        super(
                ProviderKind.SOURCE,
                KEY,
                Settings.class,
                new Settings(Secret.NONE, "en-US", "https://api.themoviedb.org", "https://image.tmdb.org/t/p"));
        this.http = new ProviderHttp(http);
    }

    /**
     * @param apiKey the short key or the long read access token; both are taken
     * @param language of names and overviews, such as {@code en-US}
     * @param address where the API is
     * @param pictures where its pictures are
     */
    public record Settings(
            @Field(required = true) Secret apiKey,
            @Field(required = true) String language,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String pictures) {}

    @Override
    public MetadataSource open(Definition<Settings> definition) {
        return source(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        source(definition).checkKey();
        return Message.of("plug.tmdb.works");
    }

    private TmdbSource source(Definition<Settings> definition) {
        return new TmdbSource(new TmdbCalls(http, definition.name(), definition.settings()));
    }
}
