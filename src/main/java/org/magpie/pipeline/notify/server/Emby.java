package org.magpie.pipeline.notify.server;

import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.media.file.RootFolder;

/** Emby Server. Its address may end with {@code /emby}. */
public final class Emby extends MediaBrowserPlug {
    /** @param roots of Magpie's library */
    public Emby(Http http, Supplier<List<RootFolder>> roots) {
        super("emby", "Emby", http, roots);
    }

    @Override
    Call signed(Call call, Secret key) {
        return call.header("X-Emby-Token", key.reveal());
    }

    @Override
    String page(String base, String item, String server) {
        return base.replaceFirst("(?i)/emby$", "") + "/web/index.html#!/item?id=" + item + "&serverId=" + server;
    }
}
