package org.magpie.pipeline.notify.refresh;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.LibraryChanged;
import org.magpie.provider.Providers;

/**
 * Looks whether a title has arrived on a server that was told of it, a few times within some minutes: a server answers before it has
 * read anything. Keeps the page on which it can be watched.
 */
final class TitleLookup {
    /** After the server was told. */
    static final Duration FIRST = Duration.ofSeconds(20);

    private static final int MOST_TRIES = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final Providers providers;
    private final Clock clock;

    TitleLookup(Store store, Providers providers, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.clock = clock;
    }

    /** @throws org.magpie.provider.ProviderException when the server does not answer; what is left is looked for later */
    void lookAll(Providers.Opened<MediaServer> server, BooleanSupplier isOver) {
        long id = server.definition().id();
        Instant now = clock.instant();
        List<ServerRefreshRows.Look> due =
                store.read(session -> new ServerRefreshRows(new Rows(session)).looks(id, now, now.plus(LONGEST_PAUSE)));
        for (ServerRefreshRows.Look look : due) {
            if (isOver.getAsBoolean()) {
                return;
            }
            Optional<WantedTitle> title =
                    store.read(session -> new ServerRefreshRows(new Rows(session)).wanted(look.titleId()));
            if (title.isEmpty()) {
                store.change(unit -> new ServerRefreshRows(new Rows(unit.session())).forgetTitle(look.titleId()));
                continue;
            }
            keep(id, look, providers.use(server, there -> there.find(title.get())));
        }
    }

    /** A link that was known goes only when the title was looked for in vain to the end: a server may be reading it again. */
    private void keep(long server, ServerRefreshRows.Look look, Optional<URI> found) {
        int tries = look.tries() + 1;
        boolean isOver = found.isPresent() || tries >= MOST_TRIES;
        Instant next = isOver ? null : clock.instant().plus(FIRST.multipliedBy(1L << tries));
        store.change(unit -> {
            ServerRefreshRows rows = new ServerRefreshRows(new Rows(unit.session()));
            @Nullable String before = rows.link(server, look.titleId()).orElse(null);
            @Nullable String now = found.map(URI::toString).orElse(isOver ? null : before);
            rows.looked(server, look.titleId(), now, tries, next);
            if (!Objects.equals(before, now)) {
                unit.publish(new LibraryChanged(Set.of(look.titleId())));
            }
        });
    }
}
