package org.magpie.pipeline.download.client.deluge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * Deluge 2 through the JSON-RPC of its web interface (https://deluge.readthedocs.io/en/latest/devguide/how-to/curl-jsonrpc.html).
 * Magpie's torrents are told apart by the Label plugin, which must be switched on. Quirks, seen with 2.0.3: labels are lower
 * case only; adding a duplicate, removing what is gone and pausing what is gone are errors; of the seeding goals it knows the
 * ratio but no time; a torrent comes back paused after a crash; a session shows none of the daemon's methods until the web interface is connected to the daemon; the ratio
 * is -1 as long as nothing was taken.
 */
public final class Deluge extends BasePlug<Deluge.Settings, DownloadClient> {
    private static final List<String> FIELDS = List.of(
            "name",
            "state",
            "total_wanted",
            "total_done",
            "total_remaining",
            "download_payload_rate",
            "eta",
            "save_path",
            "is_finished",
            "num_files",
            "ratio",
            "seeding_time",
            "message",
            "tracker_status",
            "num_seeds",
            "num_peers",
            "active_time",
            "stop_at_ratio",
            "stop_ratio",
            "time_added");

    private final ProviderHttp http;

    public Deluge(Http http) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "deluge",
                Settings.class,
                new Settings("http://localhost:8112", Secret.NONE, "magpie", "", false));
        this.http = new ProviderHttp(http);
    }

    /**
     * @param address of deluge-web, such as http://localhost:8112
     * @param password of the web interface; it knows no user names
     * @param category label that Magpie's torrents get; it is made when it is missing
     * @param folder where torrents are put, as Deluge sees it; empty for its own choice
     * @param paused whether torrents are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            Secret password,
            @Field(required = true) String category,
            @Field(advanced = true) String folder,
            @Field(advanced = true) boolean paused) {}

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Client client = new Client(definition);
        String version = client.version();
        if (version.startsWith("0.") || version.startsWith("1.")) {
            throw new ProviderException.BadSettings(Message.of("plug.deluge.too-old", version));
        }
        client.ensureLabel();
        return Message.of("plug.deluge.works", version, client.label, client.checkedFolder());
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final DelugeTorrents meaning;
        private final String label;
        private final DelugeRpc rpc;
        /** Seconds that torrents had been at work when they last were seen so, by hash. */
        private final Map<String, Long> active = new ConcurrentHashMap<>();

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.meaning = new DelugeTorrents(name);
            this.label = settings.category().strip().toLowerCase(Locale.ROOT);
            this.rpc = new DelugeRpc(http, name, settings);
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String hash = TorrentClients.hash(name, content);
            if (!status(hash, List.of("name")).isEmpty()) {
                return new Added(hash, true);
            }
            ensureLabel();
            ObjectNode options = options(terms.goal()).put("add_paused", settings.paused());
            if (!settings.folder().isBlank()) {
                options.put("download_location", settings.folder().strip());
            }
            DelugeRpc.Outcome outcome = content instanceof Content.TorrentFile file
                    ? rpc.attempt(
                            "core.add_torrent_file",
                            hash + ".torrent",
                            Base64.getEncoder().encodeToString(file.bytes()),
                            options)
                    : rpc.attempt("core.add_torrent_magnet", ((Content.Magnet) content).link(), options);
            if (!outcome.isWell()) {
                if (!status(hash, List.of("name")).isEmpty()) {
                    // Somebody was quicker: "Torrent already in session" (2.0.3).
                    return new Added(hash, true);
                }
                throw new ProviderException.Refused(
                        content instanceof Content.TorrentFile
                                ? Message.of("plug.client.bad-torrent", name)
                                : Message.of("plug.client.says", name, outcome.words()));
            }
            TorrentClients.await(
                    name,
                    TorrentClients.PATIENCE,
                    () -> !status(hash, List.of("name")).isEmpty());
            rpc.call("label.set_torrent", hash, label);
            prioritise(hash, terms.priority());
            return new Added(hash, false);
        }

        @Override
        public List<ClientDownload> list() {
            ObjectNode filter = JsonNodeFactory.instance.objectNode().put("label", label);
            List<ClientDownload> downloads = new ArrayList<>();
            for (Map.Entry<String, JsonNode> torrent :
                    rpc.call("core.get_torrents_status", filter, names(FIELDS)).properties()) {
                if (isTornAway(torrent.getKey(), torrent.getValue())) {
                    ifThere(torrent.getKey(), "core.resume_torrent");
                }
                downloads.add(meaning.read(torrent.getKey(), torrent.getValue()));
            }
            return downloads;
        }

        /**
         * Whether a torrent that was being fetched stands paused since a crash. 2.0.3 writes down a new torrent as paused and the
         * change only minutes later; killed meanwhile, it brings the torrent back paused, and with less time than it had. What a
         * person has paused keeps its time.
         */
        private boolean isTornAway(String hash, JsonNode torrent) {
            long time = torrent.path("active_time").asLong();
            if (!torrent.path("state").asText().equals("Paused")) {
                active.put(hash, time);
                return false;
            }
            Long before = active.remove(hash);
            return before != null && time < before;
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            JsonNode torrent = status(id, FIELDS);
            return torrent.isEmpty() ? Optional.empty() : Optional.of(meaning.read(id, torrent));
        }

        @Override
        public List<Listed> files(String id) {
            JsonNode torrent = status(id, List.of("name", "files", "file_progress", "file_priorities"));
            List<Listed> files = new ArrayList<>();
            for (JsonNode file : torrent.path("files")) {
                int at = file.path("index").asInt(files.size());
                files.add(new Listed(
                        file.path("path").asText(),
                        file.path("size").asLong(),
                        TorrentClients.completeness(
                                torrent.path("file_priorities").path(at).asInt(1) > 0,
                                torrent.path("file_progress").path(at).asDouble(0) >= 1)));
            }
            return TorrentClients.inside(torrent.path("name").asText(), files);
        }

        @Override
        public void pause(String id) {
            ifThere(id, "core.pause_torrent");
        }

        @Override
        public void resume(String id) {
            ifThere(id, "core.resume_torrent");
        }

        @Override
        public void prioritise(String id, Priority priority) {
            if (priority != Priority.NORMAL) {
                ifThere(id, priority == Priority.HIGH ? "core.queue_top" : "core.queue_bottom");
            }
        }

        @Override
        public void remove(String id, boolean withData) {
            boolean delete = withData && !isShared(id);
            DelugeRpc.Outcome outcome =
                    rpc.attempt("core.remove_torrent", id, JsonNodeFactory.instance.booleanNode(delete));
            if (!outcome.isWell() && !status(id, List.of("name")).isEmpty()) {
                throw new ProviderException.Refused(Message.of("plug.client.says", name, outcome.words()));
            }
        }

        private boolean isShared(String id) {
            Map<String, String> places = new HashMap<>();
            rpc.call(
                            "core.get_torrents_status",
                            JsonNodeFactory.instance.objectNode(),
                            names(List.of("name", "save_path")))
                    .properties()
                    .forEach(torrent -> {
                        String place = TorrentClients.place(
                                torrent.getValue().path("save_path").asText(),
                                torrent.getValue().path("name").asText());
                        if (place != null) {
                            places.put(torrent.getKey().toLowerCase(Locale.ROOT), place);
                        }
                    });
            return TorrentClients.isShared(places.remove(id), places.values().stream());
        }

        @Override
        public OptionalLong freeSpace() {
            long free = free(folder());
            return free < 0 ? OptionalLong.empty() : OptionalLong.of(free);
        }

        String version() {
            return rpc.call("daemon.get_version").asText();
        }

        /**
         * Makes the label where it is missing.
         *
         * @throws ProviderException.BadSettings when the plugin is off or Deluge does not allow such a label
         */
        void ensureLabel() {
            boolean plugin = false;
            for (JsonNode enabled : rpc.call("core.get_enabled_plugins")) {
                plugin |= enabled.asText().equals("Label");
            }
            if (!plugin) {
                throw new ProviderException.BadSettings(Message.of("plug.deluge.no-labels", name));
            }
            for (JsonNode known : rpc.call("label.get_labels")) {
                if (known.asText().equals(label)) {
                    return;
                }
            }
            if (!rpc.attempt("label.add", label).isWell()) {
                throw new ProviderException.BadSettings(Message.of("plug.deluge.bad-label", label));
            }
        }

        /**
         * Where downloads will go.
         *
         * @throws ProviderException.BadSettings when Deluge finds no such folder
         */
        String checkedFolder() {
            String folder = folder();
            if (free(folder) < 0) {
                throw new ProviderException.BadSettings(Message.of("plug.client.no-folder", name, folder));
            }
            return folder;
        }

        private String folder() {
            String own = settings.folder().strip();
            return own.isEmpty()
                    ? rpc.call("core.get_config_value", "download_location").asText()
                    : own;
        }

        /** Bytes, -1 where there is no such folder. */
        private long free(String folder) {
            return rpc.call("core.get_free_space", folder).asLong(-1);
        }

        private ObjectNode options(SeedGoal goal) {
            ObjectNode options = JsonNodeFactory.instance.objectNode();
            if (!goal.isNone()) {
                options.put("stop_at_ratio", goal.ratio() >= 0);
                options.put("remove_at_ratio", false);
                if (goal.ratio() >= 0) {
                    options.put("stop_ratio", goal.ratio());
                }
            }
            return options;
        }

        private void ifThere(String id, String method) {
            DelugeRpc.Outcome outcome = rpc.attempt(method, ids(id));
            if (!outcome.isWell() && !status(id, List.of("name")).isEmpty()) {
                throw new ProviderException.Refused(Message.of("plug.client.says", name, outcome.words()));
            }
        }

        /** Empty where there is no such torrent. */
        private JsonNode status(String hash, List<String> fields) {
            return rpc.call("core.get_torrent_status", hash, names(fields));
        }

        private ArrayNode ids(String hash) {
            return JsonNodeFactory.instance.arrayNode().add(hash);
        }

        private ArrayNode names(List<String> fields) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            fields.forEach(names::add);
            return names;
        }
    }
}
