package org.magpie.pipeline.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.ServerLibrary;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Jellyfin and Emby have in common. Both take the news of a folder that they do not know with the same 204 as any other, so it is
 * looked for among those of their libraries first; both begin to read only a minute later.
 */
abstract class MediaBrowser extends MappedServer {
    private static final Logger LOG = LoggerFactory.getLogger(MediaBrowser.class);
    private static final Map<String, Set<MediaKind>> KINDS = Map.of(
            "movies", Set.of(MediaKind.MOVIE),
            "tvshows", Set.of(MediaKind.SERIES),
            "music", Set.of(MediaKind.MUSIC),
            "books", Set.of(MediaKind.BOOK),
            "audiobooks", Set.of(MediaKind.BOOK));
    private static final Set<MediaKind> MIXED = Set.of(MediaKind.MOVIE, MediaKind.SERIES);
    private static final Map<MediaKind, String> TYPES =
            Map.of(MediaKind.MOVIE, "Movie", MediaKind.SERIES, "Series", MediaKind.MUSIC, "MusicArtist");
    private static final int NEWEST = 100;

    private final ProviderHttp http;
    private final String product;
    private final String address;

    /** @param product as its makers call it */
    MediaBrowser(
            ProviderHttp http,
            String product,
            String address,
            Definition<?> definition,
            ServerFolders folders,
            Supplier<List<RootFolder>> roots) {
        super(definition, folders, roots);
        this.http = http;
        this.product = product;
        this.address = address;
    }

    /** The call with the key where this server wants it. */
    abstract Call signed(Call call);

    /** @param server the id that it gives itself */
    abstract String page(String item, String server);

    final String base() {
        return base(name(), address);
    }

    private URI at(String path) {
        return address(name(), base() + path);
    }

    private HttpResponse checked(HttpResponse answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ProviderException.Unauthorized(Message.of("server.wrong-key", name(), product));
        }
        return http.checked(name(), answer);
    }

    private JsonNode ask(String path) {
        return ProviderHttp.json(name(), checked(http.exchange(name(), signed(Call.get(at(path))))));
    }

    private JsonNode info() {
        return ask("/System/Info");
    }

    final Message test() {
        // It wants the key, which its other calls of that kind do not look at before they answer.
        JsonNode info = info();
        String version = info.path("Version").asText();
        if (version.isEmpty() || info.path("Id").asText().isEmpty()) {
            throw new ProviderException.BadAnswer(Message.of("server.not-one", name(), product), null);
        }
        checkFolders();
        return Message.of("server.works", product, version, libraryNames());
    }

    @Override
    List<ServerLibrary> askLibraries() {
        List<ServerLibrary> libraries = new ArrayList<>();
        for (JsonNode each : ask("/Library/VirtualFolders")) {
            List<String> folders = new ArrayList<>();
            each.path("Locations").forEach(folder -> folders.add(folder.asText()));
            String type = each.path("CollectionType").asText("").toLowerCase(Locale.ROOT);
            boolean isMixed = type.isEmpty() || type.equals("null") || type.equals("mixed");
            libraries.add(new ServerLibrary(
                    each.path("ItemId").asText(),
                    each.path("Name").asText(),
                    isMixed ? MIXED : KINDS.getOrDefault(type, Set.of()),
                    folders));
        }
        return libraries;
    }

    @Override
    void scan(ServerLibrary library, String folder, FolderChange change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Updates").addObject().put("Path", folder).put("UpdateType", "Modified");
        HttpResponse answer =
                http.exchange(name(), signed(Call.post(at("/Library/Media/Updated"), Body.json(body.toString()))));
        if (answer.status() == 404 || answer.status() == 405) {
            LOG.info("{} takes no news of one folder: it is to read all of them", name());
            checked(http.exchange(name(), signed(Call.post(at("/Library/Refresh"), Body.json("")))));
        } else {
            checked(answer);
        }
    }

    @Override
    public Optional<URI> find(WantedTitle title) {
        String type = TYPES.get(title.kind());
        if (type == null) {
            return Optional.empty();
        }
        String query = "/Items?recursive=true&includeItemTypes=" + type + "&fields=ProviderIds,Path&limit=" + NEWEST;
        // By name first; under another name than Magpie's it is among the newest.
        return Stream.of("&searchTerm=" + encoded(title.name()), "&sortBy=DateCreated&sortOrder=Descending")
                .flatMap(more -> pick(title, list(query + more)).stream())
                .findFirst()
                .map(entry -> address(name(), page(entry.id(), info().path("Id").asText())));
    }

    private Stream<Entry> list(String path) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode each : ask(path).path("Items")) {
            Map<String, String> ids = new LinkedHashMap<>();
            each.path("ProviderIds")
                    .properties()
                    .forEach(id -> ids.put(source(id.getKey()), id.getValue().asText()));
            String place = each.path("Path").asText("");
            entries.add(new Entry(each.path("Id").asText(), ids, place.isEmpty() ? List.of() : List.of(place)));
        }
        return entries.stream();
    }

    private static String source(String name) {
        String source = name.toLowerCase(Locale.ROOT);
        return source.startsWith("musicbrainz") ? "musicbrainz" : source;
    }
}
