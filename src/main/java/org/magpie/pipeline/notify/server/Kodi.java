package org.magpie.pipeline.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.pipeline.notify.refresh.ServerLibrary;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kodi through its JSON-RPC (https://kodi.wiki/view/JSON-RPC_API). It is left alone while a video plays; and a scan that is asked for
 * while another one runs would end that one, so it is waited for. A scan finds what is new; what is gone has to be told.
 */
public final class Kodi extends BasePlug<Kodi.Settings, MediaServer> {
    private static final Logger LOG = LoggerFactory.getLogger(Kodi.class);
    private static final Duration WHILE_PLAYING = Duration.ofMinutes(1);
    private static final Duration WHILE_SCANNING = Duration.ofSeconds(2);
    private static final int NEWEST = 100;

    private final ProviderHttp http;
    private final Supplier<List<RootFolder>> roots;

    /** @param roots of Magpie's library */
    public Kodi(Http http, Supplier<List<RootFolder>> roots) {
        super(
                ProviderKind.MEDIA_SERVER,
                "kodi",
                Settings.class,
                new Settings("http://localhost:8080", "kodi", Secret.NONE, false, ServerFolders.SAME));
        this.http = new ProviderHttp(http);
        this.roots = roots;
    }

    /**
     * @param address of its pages, such as http://localhost:8080
     * @param user empty where it wants none
     * @param forgetGone whether it is to forget what is no longer in a folder, with what only it knows: what was watched, and how far
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field String user,
            @Field Secret password,
            @Field boolean forgetGone,
            @Group("server") ServerFolders folders) {}

    @Override
    public MediaServer open(Definition<Settings> definition) {
        return new Server(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return new Server(definition).test();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private final class Server extends MappedServer {
        private final Settings settings;
        /** Kodi takes a moment to begin, in which it says that it does nothing. */
        private final AtomicLong lastScan = new AtomicLong(System.nanoTime() - WHILE_SCANNING.toNanos());

        Server(Definition<Settings> definition) {
            super(definition, definition.settings().folders(), roots);
            this.settings = definition.settings();
        }

        private String base() {
            return base(name(), settings.address().strip().replaceFirst("/jsonrpc/?$", ""));
        }

        private JsonNode call(String method, ObjectNode parameters) {
            ObjectNode request = object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
            request.set("params", parameters);
            Call call = Call.post(address(name(), base() + "/jsonrpc"), Body.json(request.toString()));
            if (!settings.user().isBlank()) {
                call = call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
            }
            HttpResponse answer = http.exchange(name(), call);
            if (answer.status() == 401 || answer.status() == 403) {
                throw new ProviderException.Unauthorized(Message.of("plug.kodi.wrong-password", name()));
            }
            JsonNode told = ProviderHttp.json(name(), http.checked(name(), answer));
            if (told.has("error")) {
                throw new ProviderException.BadAnswer(
                        Message.of(
                                "plug.kodi.error",
                                name(),
                                told.path("error").path("message").asText()),
                        null);
            }
            if (!told.has("result")) {
                throw new ProviderException.BadAnswer(Message.of("server.not-one", name(), "Kodi"), null);
            }
            return told.path("result");
        }

        Message test() {
            ObjectNode wanted = object();
            wanted.putArray("properties").add("version").add("name");
            JsonNode version = call("Application.GetProperties", wanted).path("version");
            checkFolders();
            return Message.of(
                    "server.works",
                    "Kodi",
                    version.path("major").asText() + "." + version.path("minor").asText(),
                    libraryNames());
        }

        @Override
        List<ServerLibrary> askLibraries() {
            List<ServerLibrary> libraries = new ArrayList<>();
            sources(libraries, "video", Set.of(MediaKind.MOVIE, MediaKind.SERIES));
            sources(libraries, "music", Set.of(MediaKind.MUSIC));
            return libraries;
        }

        private void sources(List<ServerLibrary> libraries, String media, Set<MediaKind> kinds) {
            for (JsonNode each :
                    call("Files.GetSources", object().put("media", media)).path("sources")) {
                libraries.add(new ServerLibrary(
                        media,
                        each.path("label").asText(),
                        kinds,
                        List.of(each.path("file").asText())));
            }
        }

        @Override
        public Duration busyFor() {
            for (JsonNode player : call("Player.GetActivePlayers", object())) {
                if (player.path("type").asText().equals("video")) {
                    return WHILE_PLAYING;
                }
            }
            if (System.nanoTime() - lastScan.get() < WHILE_SCANNING.toNanos()) {
                return WHILE_SCANNING;
            }
            ObjectNode wanted = object();
            wanted.putArray("booleans").add("Library.IsScanning");
            return call("XBMC.GetInfoBooleans", wanted)
                            .path("Library.IsScanning")
                            .asBoolean()
                    ? WHILE_SCANNING
                    : Duration.ZERO;
        }

        @Override
        void scan(ServerLibrary library, String folder, FolderChange change) {
            String prefix = library.key().equals("music") ? "AudioLibrary." : "VideoLibrary.";
            char separator = folder.indexOf('/') < 0 && folder.indexOf('\\') >= 0 ? '\\' : '/';
            String directory = folder.endsWith(String.valueOf(separator)) ? folder : folder + separator;
            boolean isThere = Files.exists(change.folder());
            if (settings.forgetGone()
                    && prefix.startsWith("Video")
                    && change.hasLost()
                    && (isThere || isGone(change.folder()))) {
                forgetLost(change.folder(), directory);
            }
            if (isThere || !change.hasLost()) {
                call(prefix + "Scan", object().put("directory", directory).put("showdialogs", false));
            }
            lastScan.set(System.nanoTime());
        }

        /**
         * Has Kodi forget what lay in one folder and does not any more. Its own cleaning of a folder does nothing for series (seen with
         * Kodi 20), and that of a whole source would take more with it.
         */
        private void forgetLost(Path folder, String directory) {
            MediaKind kind = kindOf(folder).orElse(null);
            if (kind != MediaKind.SERIES) {
                forgetLost(
                        folder, directory, "VideoLibrary.GetMovies", "movies", "VideoLibrary.RemoveMovie", "movieid");
            }
            if (kind != MediaKind.MOVIE) {
                forgetLost(
                        folder,
                        directory,
                        "VideoLibrary.GetEpisodes",
                        "episodes",
                        "VideoLibrary.RemoveEpisode",
                        "episodeid");
                if (Files.notExists(folder)) {
                    forgetLost(
                            folder,
                            directory,
                            "VideoLibrary.GetTVShows",
                            "tvshows",
                            "VideoLibrary.RemoveTVShow",
                            "tvshowid");
                }
            }
        }

        private void forgetLost(Path folder, String directory, String method, String list, String removal, String id) {
            ObjectNode query = object();
            query.putArray("properties").add("file");
            query.putObject("filter")
                    .put("field", "path")
                    .put("operator", "startswith")
                    .put("value", directory);
            for (JsonNode each : call(method, query).path(list)) {
                String file = each.path("file").asText();
                if (ServerPaths.below(directory, file)
                        .filter(rest -> isLost(folder, rest))
                        .isPresent()) {
                    LOG.info("{} is to forget {}", name(), file);
                    call(removal, object().put(id, each.path(id).asInt()));
                }
            }
        }

        /** What has a name that cannot be of this system was not put there by Magpie. */
        private static boolean isLost(Path folder, String rest) {
            try {
                // Not merely unreadable: what cannot be looked at is not gone.
                return Files.notExists(folder.resolve(rest), LinkOption.NOFOLLOW_LINKS);
            } catch (InvalidPathException foreign) {
                return false;
            }
        }

        /** A drive that is away has lost nothing: something else must still lie beside the folder. */
        private static boolean isGone(Path folder) {
            Path around = folder.getParent();
            if (around == null) {
                return false;
            }
            try (Stream<Path> beside = Files.list(around)) {
                return beside.findAny().isPresent();
            } catch (IOException failure) {
                return false;
            }
        }

        @Override
        public Optional<URI> find(WantedTitle title) {
            return switch (title.kind()) {
                case MOVIE -> find(title, "VideoLibrary.GetMovies", "movies", "movieid", "movie");
                case SERIES -> find(title, "VideoLibrary.GetTVShows", "tvshows", "tvshowid", "tvshow");
                case MUSIC, BOOK -> Optional.empty();
            };
        }

        private Optional<URI> find(WantedTitle title, String method, String list, String id, String page) {
            ObjectNode byName = wanted();
            byName.putObject("filter")
                    .put("field", "title")
                    .put("operator", "is")
                    .put("value", title.name());
            ObjectNode newest = wanted();
            newest.putObject("sort").put("method", "dateadded").put("order", "descending");
            return Stream.of(byName, newest)
                    .flatMap(query -> pick(title, entries(call(method, query).path(list), id)).stream())
                    .findFirst()
                    .map(entry -> address(name(), base() + "/#" + page + "/" + encoded(entry.id())));
        }

        private ObjectNode wanted() {
            ObjectNode query = object();
            query.putArray("properties").add("uniqueid").add("file");
            query.putObject("limits").put("start", 0).put("end", NEWEST);
            return query;
        }

        private static Stream<Entry> entries(JsonNode list, String id) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode each : list) {
                Map<String, String> ids = new LinkedHashMap<>();
                each.path("uniqueid")
                        .properties()
                        .forEach(one -> ids.put(
                                one.getKey().toLowerCase(Locale.ROOT),
                                one.getValue().asText()));
                entries.add(new Entry(
                        each.path(id).asText(), ids, List.of(each.path("file").asText())));
            }
            return entries.stream();
        }
    }
}
