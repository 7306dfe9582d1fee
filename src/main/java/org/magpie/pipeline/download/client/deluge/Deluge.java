package org.magpie.pipeline.download.client.deluge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
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
public final class Deluge implements Plug<Deluge.Settings, DownloadClient> {
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

    /** Seconds that a torrent may look for others before it counts as stalled. */
    private static final long PATIENCE_WITH_PEERS = 60;

    private final ProviderHttp http;

    public Deluge(Http http) {
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
    public String key() {
        return "deluge";
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.DOWNLOAD_CLIENT;
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Settings defaults() {
        return new Settings("http://localhost:8112", Secret.NONE, "magpie", "", false);
    }

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
        private final String label;
        private final DelugeRpc rpc;
        /** Seconds that torrents had been at work when they last were seen so, by hash. */
        private final Map<String, Long> active = new ConcurrentHashMap<>();

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
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
                downloads.add(read(torrent.getKey(), torrent.getValue()));
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
            return torrent.isEmpty() ? Optional.empty() : Optional.of(read(id, torrent));
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
            DelugeRpc.Outcome outcome =
                    rpc.attempt("core.remove_torrent", id, JsonNodeFactory.instance.booleanNode(withData));
            if (!outcome.isWell() && !status(id, List.of("name")).isEmpty()) {
                throw new ProviderException.Refused(Message.of("plug.client.says", name, outcome.words()));
            }
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

        private ClientDownload read(String hash, JsonNode torrent) {
            String title = torrent.path("name").asText();
            // A magnet link has no files until somebody has told what is in it.
            boolean known = torrent.path("num_files").asInt() > 0;
            long size = torrent.path("total_wanted").asLong(-1);
            boolean whole = known && torrent.path("is_finished").asBoolean();
            // With files deselected more may be there than is wanted; only this counts the wanted ones.
            long left = whole
                    ? 0
                    : Math.max(
                            0,
                            torrent.path("total_remaining")
                                    .asLong(size - torrent.path("total_done").asLong(0)));
            long eta = torrent.path("eta").asLong(0);
            long speed = torrent.path("download_payload_rate").asLong(0);
            DownloadState state = state(torrent, known, whole, speed);
            return new ClientDownload(
                    hash.toLowerCase(Locale.ROOT),
                    title,
                    state,
                    known ? size : -1,
                    known ? left : -1,
                    whole ? 0 : speed,
                    whole || eta <= 0 ? null : Duration.ofSeconds(eta),
                    known ? TorrentClients.place(torrent.path("save_path").asText(), title) : null,
                    // Paused by its own limit or by a person; what waits for its turn to give goes on giving.
                    whole && !torrent.path("state").asText().equals("Paused"),
                    torrent.path("ratio").asDouble(-1),
                    Duration.ofSeconds(torrent.path("seeding_time").asLong(0)),
                    whole && isAtLimit(torrent),
                    TorrentClients.time(torrent.path("time_added").asLong(0)),
                    said(torrent, state, known));
        }

        /** A pause by a person looks the same (2.0.3), so only the figures tell. */
        private static boolean isAtLimit(JsonNode torrent) {
            double ratio = torrent.path("stop_ratio").asDouble(-1);
            return torrent.path("state").asText().equals("Paused")
                    && torrent.path("stop_at_ratio").asBoolean()
                    && ratio >= 0
                    && torrent.path("ratio").asDouble(-1) >= ratio;
        }

        private DownloadState state(JsonNode torrent, boolean known, boolean whole, long speed) {
            return switch (torrent.path("state").asText()) {
                case "Error" -> DownloadState.FAILED;
                case "Paused" -> whole ? DownloadState.COMPLETED : DownloadState.PAUSED;
                case "Queued" -> whole ? DownloadState.COMPLETED : DownloadState.QUEUED;
                case "Checking", "Allocating" -> DownloadState.QUEUED;
                // Files are being moved to where they belong: not to be touched yet.
                case "Moving" -> DownloadState.DOWNLOADING;
                default -> {
                    if (whole) {
                        yield DownloadState.COMPLETED;
                    }
                    if (!known) {
                        yield DownloadState.QUEUED;
                    }
                    boolean nobody = torrent.path("num_seeds").asInt() == 0
                            && torrent.path("num_peers").asInt() == 0;
                    boolean forAWhile = torrent.path("active_time").asLong() > PATIENCE_WITH_PEERS;
                    yield speed == 0 && nobody && forAWhile ? DownloadState.STALLED : DownloadState.DOWNLOADING;
                }
            };
        }

        private @Nullable Message said(JsonNode torrent, DownloadState state, boolean known) {
            if (state == DownloadState.FAILED) {
                return Message.of(
                        "plug.client.says", name, torrent.path("message").asText());
            }
            if (state == DownloadState.PAUSED || state == DownloadState.COMPLETED) {
                return null;
            }
            String tracker = torrent.path("tracker_status").asText();
            boolean complains = tracker.startsWith("Error");
            if (!known) {
                return complains
                        ? Message.of("plug.client.metadata-tracker", tracker)
                        : Message.of("plug.client.metadata");
            }
            if (state != DownloadState.STALLED) {
                return null;
            }
            return complains ? Message.of("plug.client.no-peers-tracker", tracker) : Message.of("plug.client.no-peers");
        }
    }
}
