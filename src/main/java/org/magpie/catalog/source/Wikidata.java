package org.magpie.catalog.source;

import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.text.Texts;
import org.magpie.catalog.MetadataSource;
import org.magpie.media.MediaKind;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * Wikidata: films in every language, without any key; overviews come from Wikipedia, pictures from Wikimedia Commons. Its API is
 * described at https://www.wikidata.org/w/api.php. Facts are free (CC0); texts and pictures come with the names of those who made them.
 */
public final class Wikidata extends BasePlug<Wikidata.Settings, MetadataSource> {
    /** Stored with titles as the source they come from. */
    public static final String KEY = "wikidata";

    private final ProviderHttp http;
    private final Supplier<Texts> texts;
    private final Clock clock;

    /**
     * @param texts of the window: its language is used where the settings name none
     */
    public Wikidata(Http http, Supplier<Texts> texts, Clock clock) {
        super(
                ProviderKind.SOURCE,
                KEY,
                Settings.class,
                new Settings(
                        "",
                        "https://www.wikidata.org",
                        "https://{language}.wikipedia.org",
                        "https://commons.wikimedia.org"));
        this.http = new ProviderHttp(http);
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param language of names and overviews, such as {@code de} or {@code de-AT}; empty: the window's
     * @param address where the API is
     * @param wikipedia where Wikipedia is; {@code {language}} in it stands for the language
     * @param pictures where Wikimedia Commons is
     */
    public record Settings(
            @Field(advanced = true) String language,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true, advanced = true) String wikipedia,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String pictures) {}

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public MetadataSource open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        String language = settings.language().isBlank()
                ? texts.get().locale().getLanguage()
                : settings.language().strip().toLowerCase(Locale.ROOT).replaceFirst("[-_].*$", "");
        return new WikidataSource(new WikimediaCalls(http, definition.name(), settings), language, clock);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        int found = open(definition).lookup(MediaKind.MOVIE, "metropolis").size();
        return Message.of("plug.wikidata.works", found);
    }
}
