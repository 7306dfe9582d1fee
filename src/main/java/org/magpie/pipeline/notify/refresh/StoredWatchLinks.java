package org.magpie.pipeline.notify.refresh;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** {@link WatchLinks} as they were found after the last refresh. */
public final class StoredWatchLinks implements WatchLinks {
    private final Store store;
    private final Providers providers;

    public StoredWatchLinks(Store store, Providers providers) {
        this.store = store;
        this.providers = providers;
    }

    @Override
    public List<WatchLink> of(long titleId) {
        List<Definition<?>> servers = providers.definitions(ProviderKind.MEDIA_SERVER).stream()
                .filter(Definition::enabled)
                .toList();
        if (titleId == 0 || servers.isEmpty()) {
            return List.of();
        }
        List<ServerRefreshRows.StoredLink> stored =
                store.read(session -> new ServerRefreshRows(new Rows(session)).links(titleId));
        List<WatchLink> links = new ArrayList<>();
        for (Definition<?> server : servers) {
            stored.stream()
                    .filter(link -> link.provider() == server.id())
                    .forEach(link -> links.add(new WatchLink(server.name(), URI.create(link.link()))));
        }
        return links;
    }
}
