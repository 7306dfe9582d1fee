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

/** Jellyfin 10 to 12. The key stands in the one header that is left in 12; older ones take it too. */
public final class Jellyfin extends BasePlug<Jellyfin.Settings, MediaServer> {
    private final ProviderHttp http;
    private final Supplier<List<RootFolder>> roots;

    /** @param roots of Magpie's library */
    public Jellyfin(Http http, Supplier<List<RootFolder>> roots) {
        super(
                ProviderKind.MEDIA_SERVER,
                "jellyfin",
                Settings.class,
                new Settings("http://localhost:8096", Secret.NONE, ServerFolders.SAME));
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

    @Override
    public MediaServer open(Definition<Settings> definition) {
        return new Server(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return new Server(definition).test();
    }

    private final class Server extends MediaBrowser {
        private final Settings settings;

        Server(Definition<Settings> definition) {
            super(
                    http,
                    "Jellyfin",
                    definition.settings().address(),
                    definition,
                    definition.settings().folders(),
                    roots);
            this.settings = definition.settings();
        }

        @Override
        Call signed(Call call) {
            return call.header(
                    "Authorization", "MediaBrowser Token=\"" + settings.key().reveal() + "\"");
        }

        @Override
        String page(String item, String server) {
            return base() + "/web/#/details?id=" + encoded(item) + "&serverId=" + encoded(server);
        }
    }
}
