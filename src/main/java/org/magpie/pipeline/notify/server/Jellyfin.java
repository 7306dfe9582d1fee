package org.magpie.pipeline.notify.server;

import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.media.file.RootFolder;

/** Jellyfin 10 to 12. The key stands in the one header that is left in 12; older ones take it too. */
public final class Jellyfin extends MediaBrowserPlug {
    /** @param roots of Magpie's library */
    public Jellyfin(Http http, Supplier<List<RootFolder>> roots) {
        super("jellyfin", "Jellyfin", http, roots);
    }

    @Override
    Call signed(Call call, Secret key) {
        return call.header("Authorization", "MediaBrowser Token=\"" + key.reveal() + "\"");
    }

    @Override
    String page(String base, String item, String server) {
        return base + "/web/#/details?id=" + item + "&serverId=" + server;
    }
}
