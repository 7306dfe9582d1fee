package org.magpie.pipeline.notify.refresh;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.Await;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;

/** Media servers on a real database whose clock stands still until a test moves it; they do what a test has them do. */
final class RefreshFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

    final MovableClock clock = new MovableClock(START);
    final TestLibrary library;
    final StoredProviders providers;
    final ServerRefresh refresh;
    final StoredWatchLinks links;
    /** Name of the server and the folder, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    final List<FolderChange> changes = new CopyOnWriteArrayList<>();
    final List<WantedTitle> looks = new CopyOnWriteArrayList<>();
    volatile BiConsumer<String, FolderChange> told = (server, change) -> {};
    volatile Function<String, Duration> busy = server -> Duration.ZERO;
    volatile Function<WantedTitle, Optional<URI>> found = title -> Optional.empty();

    record Settings(@Field String note) {}

    RefreshFixture(Path folder) {
        this.library = new TestLibrary(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
        this.providers = new StoredProviders(library.store(), new Vault(new byte[32]), clock, List.of(new Plug()));
        this.refresh =
                new ServerRefresh(library.store(), providers, library.test().events(), clock);
        this.links = new StoredWatchLinks(library.store(), providers);
    }

    private final class Plug extends BasePlug<Settings, MediaServer> {
        Plug() {
            super(ProviderKind.MEDIA_SERVER, "player", Settings.class, new Settings(""));
        }

        @Override
        public MediaServer open(Definition<Settings> definition) {
            return new MediaServer() {
                @Override
                public Duration busyFor() {
                    return busy.apply(definition.name());
                }

                @Override
                public void refresh(FolderChange change) {
                    calls.add(definition.name() + " " + change.folder());
                    told.accept(definition.name(), change);
                    changes.add(change);
                }

                @Override
                public List<ServerLibrary> libraries() {
                    return List.of();
                }

                @Override
                public Optional<URI> find(WantedTitle title) {
                    looks.add(title);
                    return found.apply(title);
                }
            };
        }

        @Override
        public Message test(Definition<Settings> definition) {
            return Message.of("plug.desktop.works");
        }
    }

    Definition<?> server(String name) {
        return providers.save(providers.read(0, "player", name, true, 25, Map.of()));
    }

    Path root() {
        return library.root(MediaKind.SERIES).path();
    }

    /** A title whose only copy lies in a folder of that name. */
    void title(long id, String folder) {
        library.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change(
                    "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                            + " rating, original_language, monitored, new_items, provenance, has_poster, has_backdrop, added,"
                            + " poster_address)"
                            + " values (?, 'SERIES', ?, ?, 2021, '', '[]', '', '', 0, 0, '', true, true, 'HAND', false, false, ?,"
                            + " null)",
                    id,
                    folder,
                    folder,
                    clock.instant());
            rows.change("insert into title_ids (title_id, source, external_id) values (?, 'tvdb', ?)", id, "7" + id);
            rows.change(
                    "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, 0, '', ?, ?, ?)",
                    id,
                    id,
                    library.profile(MediaKind.SERIES).id(),
                    library.root(MediaKind.SERIES).id(),
                    folder);
        });
    }

    Notice imported(long title, String path) {
        return new Notice.Imported(facts(title, path, ""), "c", Actor.MAGPIE, Message.of("import.copied"));
    }

    NoticeFacts facts(long title, String path, String former) {
        return NoticeFacts.ofTitle(title, "Title")
                .change()
                .path(
                        root().resolve(path).toString(),
                        former.isEmpty() ? "" : root().resolve(former).toString())
                .make();
    }

    void tell(Notice... notices) {
        library.store().change(unit -> List.of(notices).forEach(unit::publish));
    }

    /** Moves the clock and lets the servers be told of all that is due by then. */
    void move(Duration by) {
        clock.move(by);
        refresh.wake();
        Await.until("the servers are told", Duration.ofSeconds(20), refresh::isAtRest);
    }

    List<String> calls(String server) {
        List<String> of = new ArrayList<>();
        calls.stream()
                .filter(call -> call.startsWith(server + " "))
                .forEach(call -> of.add(call.substring(server.length() + 1)));
        return of;
    }

    String place(String folder) {
        return root().resolve(folder).toString();
    }

    @Override
    public void close() {
        refresh.close();
        providers.close();
        library.close();
    }
}
