package org.magpie.pipeline.notify.server;

import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** What is set up of Jellyfin and of Emby, which differ in where the key stands and where a title's page is. */
public abstract class MediaBrowserPlug extends BasePlug<MediaBrowserPlug.Settings, MediaServer> {
    private final String product;
    private final ProviderHttp http;
    private final Supplier<List<RootFolder>> roots;

    /**
     * @param product as its makers call it
     * @param roots of Magpie's library
     */
    MediaBrowserPlug(String key, String product, Http http, Supplier<List<RootFolder>> roots) {
        super(
                ProviderKind.MEDIA_SERVER,
                key,
                Settings.class,
                new Settings("http://localhost:8096", Secret.NONE, ServerFolders.SAME));
        this.product = product;
        this.http = new ProviderHttp(http);
        this.roots = roots;
    }

    /**
     * @param address of its pages, such as http://localhost:8096
     * @param key made by an administrator
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret key,
            @Group("server") ServerFolders folders) {}

    /** The call with the key where this server wants it. */
    abstract Call signed(Call call, Secret key);

    /**
     * Address of a title's page.
     *
     * @param item the title's id there, fit for an address
     * @param server the id that the server gives itself, fit for an address
     */
    abstract String page(String base, String item, String server);

    @Override
    public final MediaServer open(Definition<Settings> definition) {
        return server(definition);
    }

    @Override
    public final Message test(Definition<Settings> definition) {
        return server(definition).test();
    }

    private MediaBrowser server(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new MediaBrowser(http, product, settings.address(), definition, settings.folders(), roots) {
            @Override
            Call signed(Call call) {
                return MediaBrowserPlug.this.signed(call, settings.key());
            }

            @Override
            String page(String item, String server) {
                return MediaBrowserPlug.this.page(base(), encoded(item), encoded(server));
            }
        };
    }
}
