package org.magpie.pipeline.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.pipeline.notify.refresh.ServerLibrary;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.ActionStep;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * Plex Media Server. A scan of a folder outside of its libraries does nothing and is answered with 200, so the folder is looked for among
 * those of its libraries first. The token stands in a header: addresses are written to logs.
 */
public final class Plex extends BasePlug<Plex.Settings, MediaServer> {
    private static final Map<String, MediaKind> KINDS =
            Map.of("movie", MediaKind.MOVIE, "show", MediaKind.SERIES, "artist", MediaKind.MUSIC);
    /** Numbers of what is listed, as Plex has them. */
    private static final Map<MediaKind, String> TYPES =
            Map.of(MediaKind.MOVIE, "1", MediaKind.SERIES, "2", MediaKind.MUSIC, "8");

    private static final int NEWEST = 100;

    private final ProviderHttp http;
    private final PlexAccount account;
    private final Supplier<List<RootFolder>> roots;

    /**
     * @param client of this installation, always the same
     * @param roots of Magpie's library
     */
    public Plex(Http http, Supplier<String> client, Supplier<List<RootFolder>> roots) {
        this(http, client, roots, URI.create("https://plex.tv"));
    }

    Plex(Http http, Supplier<String> client, Supplier<List<RootFolder>> roots, URI plexTv) {
        super(
                ProviderKind.MEDIA_SERVER,
                "plex",
                Settings.class,
                new Settings("http://localhost:32400", Secret.NONE, ServerFolders.SAME));
        this.http = new ProviderHttp(http);
        this.account = new PlexAccount(this.http, client, plexTv);
        this.roots = roots;
    }

    /**
     * @param address of the server, such as http://localhost:32400
     * @param token of its owner
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field Secret token,
            @Group("server") ServerFolders folders) {}

    @Override
    public MediaServer open(Definition<Settings> definition) {
        return new Server(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return new Server(definition).test();
    }

    @Override
    public List<String> actions() {
        return List.of("sign-in");
    }

    @Override
    public ActionStep act(Definition<Settings> definition, String action, String state) {
        return state.isEmpty()
                ? account.begin(definition.name())
                : account.goOn(definition.name(), definition.settings().address(), state);
    }

    private final class Server extends MappedServer {
        private final Settings settings;

        Server(Definition<Settings> definition) {
            super(definition, definition.settings().folders(), roots);
            this.settings = definition.settings();
        }

        private Call call(String path) {
            return account.signed(Call.get(address(name(), base(name(), settings.address()) + path)), settings.token());
        }

        private JsonNode ask(String path) {
            if (settings.token().isEmpty()) {
                throw new ProviderException.BadSettings(Message.of("plug.plex.no-token", name()));
            }
            return ProviderHttp.json(name(), PlexAccount.checked(name(), http.exchange(name(), call(path)), http))
                    .path("MediaContainer");
        }

        Message test() {
            // This call needs no token: it tells a wrong address from a wrong token.
            JsonNode identity = http.json(name(), call("/identity")).path("MediaContainer");
            if (identity.path("machineIdentifier").asText().isEmpty()) {
                throw new ProviderException.BadAnswer(Message.of("server.not-one", name(), "Plex"), null);
            }
            checkFolders();
            return Message.of("server.works", "Plex", identity.path("version").asText(), libraryNames());
        }

        @Override
        List<ServerLibrary> askLibraries() {
            List<ServerLibrary> libraries = new ArrayList<>();
            for (JsonNode each : ask("/library/sections").path("Directory")) {
                List<String> folders = new ArrayList<>();
                each.path("Location")
                        .forEach(folder -> folders.add(folder.path("path").asText()));
                MediaKind kind = KINDS.get(each.path("type").asText());
                libraries.add(new ServerLibrary(
                        each.path("key").asText(),
                        each.path("title").asText(),
                        kind == null ? Set.of() : Set.of(kind),
                        folders));
            }
            return libraries;
        }

        @Override
        void scan(ServerLibrary library, String folder, FolderChange change) {
            account.keepAlive(name(), settings.token());
            http.checked(
                    name(),
                    http.exchange(
                            name(),
                            call("/library/sections/" + encoded(library.key()) + "/refresh?path=" + encoded(folder))));
        }

        @Override
        public Optional<URI> find(WantedTitle title) {
            String type = TYPES.get(title.kind());
            if (type == null) {
                return Optional.empty();
            }
            List<ServerLibrary> holding = libraries().stream()
                    .filter(each -> each.kinds().contains(title.kind()))
                    .toList();
            // By name first; under another name than Magpie's it is among the newest.
            List<String> queries = List.of(
                    "&title=" + encoded(title.name()),
                    "&sort=addedAt:desc&X-Plex-Container-Start=0&X-Plex-Container-Size=" + NEWEST);
            return queries.stream()
                    .flatMap(query ->
                            holding.stream().flatMap(library -> pick(title, list(library, type, query)).stream()))
                    .findFirst()
                    .map(this::page);
        }

        private Stream<Entry> list(ServerLibrary library, String type, String query) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode each : ask("/library/sections/" + encoded(library.key()) + "/all?includeGuids=1&type=" + type
                            + query)
                    .path("Metadata")) {
                Map<String, String> ids = new LinkedHashMap<>();
                for (JsonNode id : each.path("Guid")) {
                    String[] parts = id.path("id").asText().split("://", 2);
                    if (parts.length == 2) {
                        ids.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
                    }
                }
                List<String> paths = new ArrayList<>();
                each.path("Media")
                        .forEach(media -> media.path("Part")
                                .forEach(part -> paths.add(part.path("file").asText())));
                each.path("Location")
                        .forEach(place -> paths.add(place.path("path").asText()));
                entries.add(new Entry(each.path("ratingKey").asText(), ids, paths));
            }
            return entries.stream();
        }

        private URI page(Entry entry) {
            String machine = http.json(name(), call("/identity"))
                    .path("MediaContainer")
                    .path("machineIdentifier")
                    .asText();
            return address(
                    name(),
                    base(name(), settings.address()) + "/web/index.html#!/server/" + encoded(machine) + "/details?key="
                            + encoded("/library/metadata/" + entry.id()));
        }
    }
}
