package org.magpie.catalog.source;

import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.catalog.MetadataSource;
import org.magpie.media.MediaKind;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** TVmaze: shows with their episodes, without any key. Its API is described at https://www.tvmaze.com/api. */
public final class Tvmaze extends BasePlug<Tvmaze.Settings, MetadataSource> {
    /** Stored with titles as the source they come from. */
    public static final String KEY = "tvmaze";

    private final ProviderHttp http;

    public Tvmaze(Http http) {
        super(ProviderKind.SOURCE, KEY, Settings.class, new Settings("https://api.tvmaze.com"));
        this.http = new ProviderHttp(http);
    }

    /**
     * @param address where the API is
     */
    public record Settings(
            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address) {}

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public MetadataSource open(Definition<Settings> definition) {
        return new TvmazeSource(http, definition.name(), definition.settings().address());
    }

    @Override
    public Message test(Definition<Settings> definition) {
        int found = open(definition).lookup(MediaKind.SERIES, "news").size();
        return Message.of("plug.tvmaze.works", found);
    }
}
