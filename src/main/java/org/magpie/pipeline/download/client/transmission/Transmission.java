package org.magpie.pipeline.download.client.transmission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
 * Transmission 3.00 and later through its RPC (https://github.com/transmission/transmission/blob/main/docs/rpc-spec.md), in the
 * form that all versions from 3 on understand. Quirks, seen with 3.00: labels given to {@code torrent-add} are ignored, so they
 * are set afterwards; removing what is not there is "success"; torrents in error keep their old status.
 */
public final class Transmission extends BasePlug<Transmission.Settings, DownloadClient> {
    private static final int LABELS_SINCE = 16;
    /** A torrent's own limit, in {@code seedRatioMode} and {@code seedIdleMode}. */
    private static final int OWN = 1;
    /** No limit, whatever holds for the others. */
    private static final int UNLIMITED = 2;

    private final ProviderHttp http;

    public Transmission(Http http) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "transmission",
                Settings.class,
                new Settings("http://localhost:9091/transmission/rpc", "", Secret.NONE, "magpie", "", false));
        this.http = new ProviderHttp(http);
    }

    /**
     * @param address of the RPC, such as http://localhost:9091/transmission/rpc
     * @param category label that Magpie's torrents get
     * @param folder where torrents are put, as Transmission sees it; empty for its own choice
     * @param paused whether torrents are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            String user,
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
        JsonNode session = client.rpc.call("session-get", JsonNodeFactory.instance.objectNode());
        if (session.path("rpc-version").asInt() < LABELS_SINCE) {
            throw new ProviderException.BadSettings(Message.of(
                    "plug.transmission.too-old", session.path("version").asText()));
        }
        return Message.of("plug.transmission.works", session.path("version").asText(), client.checkedFolder(session));
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final TransmissionRpc rpc;
        private final TransmissionTorrents meaning;
        private final Set<String> ours = ConcurrentHashMap.newKeySet();

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.rpc = new TransmissionRpc(http, name, settings);
            this.meaning = new TransmissionTorrents(name);
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String hash = TorrentClients.hash(name, content);
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            if (content instanceof Content.Magnet magnet) {
                arguments.put("filename", magnet.link());
            } else if (content instanceof Content.TorrentFile file) {
                arguments.put("metainfo", Base64.getEncoder().encodeToString(file.bytes()));
            }
            arguments.put("paused", settings.paused());
            if (!settings.folder().isBlank()) {
                arguments.put("download-dir", settings.folder().strip());
            }
            JsonNode answer = rpc.call("torrent-add", arguments);
            JsonNode added =
                    answer.has("torrent-added") ? answer.path("torrent-added") : answer.path("torrent-duplicate");
            if (!added.path("hashString").asText().equalsIgnoreCase(hash)) {
                throw new ProviderException.Refused(Message.of("plug.client.not-added", name));
            }
            if (!answer.has("torrent-added")) {
                return new Added(hash, true);
            }
            settle(hash, terms);
            ours.add(hash);
            return new Added(hash, false);
        }

        /** Label and goals, which {@code torrent-add} does not take; the labels that somebody else gave stay. */
        private void settle(String hash, Terms terms) {
            ObjectNode wanted = of(hash);
            Set<String> labels = new LinkedHashSet<>();
            for (JsonNode torrent : torrents(hash, List.of("labels"))) {
                torrent.path("labels").forEach(label -> labels.add(label.asText()));
            }
            labels.add(settings.category());
            ArrayNode list = wanted.putArray("labels");
            labels.forEach(list::add);
            SeedGoal goal = terms.goal();
            if (!goal.isNone()) {
                // Where only one goal is asked for, the other must not end the seeding sooner.
                wanted.put("seedRatioMode", goal.ratio() < 0 ? UNLIMITED : OWN);
                if (goal.ratio() >= 0) {
                    wanted.put("seedRatioLimit", goal.ratio());
                }
                // It knows no time of seeding, but one of seeding without anybody asking: never less than what is asked
                // for.
                Duration time = goal.time();
                wanted.put("seedIdleMode", time == null ? UNLIMITED : OWN);
                if (time != null) {
                    wanted.put("seedIdleLimit", time.plusSeconds(59).toMinutes());
                }
            }
            rpc.call("torrent-set", wanted);
            if (terms.priority() != Priority.NORMAL) {
                prioritise(hash, terms.priority());
            }
        }

        @Override
        public List<ClientDownload> list() {
            List<ClientDownload> downloads = new ArrayList<>();
            JsonNode all = torrents("", TransmissionTorrents.FIELDS);
            boolean mayHaveForgotten = rpc.mayHaveForgotten();
            for (JsonNode torrent : all) {
                String hash = torrent.path("hashString").asText().toLowerCase(Locale.ROOT);
                if (isLabelled(torrent)) {
                    ours.add(hash);
                } else if (mayHaveForgotten && ours.contains(hash)) {
                    settle(hash, Terms.USUAL);
                } else {
                    continue;
                }
                downloads.add(meaning.read(torrent));
            }
            return downloads;
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            JsonNode torrent = torrents(id, TransmissionTorrents.FIELDS).path(0);
            return torrent.isMissingNode() ? Optional.empty() : Optional.of(meaning.read(torrent));
        }

        private boolean isLabelled(JsonNode torrent) {
            for (JsonNode label : torrent.path("labels")) {
                if (label.asText().equals(settings.category())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void pause(String id) {
            rpc.call("torrent-stop", of(id));
        }

        @Override
        public void resume(String id) {
            rpc.call("torrent-start", of(id));
        }

        @Override
        public void remove(String id, boolean withData) {
            boolean delete = withData && !isShared(id);
            ours.remove(id);
            rpc.call("torrent-remove", of(id).put("delete-local-data", delete));
        }

        private boolean isShared(String id) {
            Map<String, String> places = new HashMap<>();
            for (JsonNode torrent : torrents("", List.of("hashString", "name", "downloadDir"))) {
                String place = TorrentClients.place(
                        torrent.path("downloadDir").asText(),
                        torrent.path("name").asText());
                if (place != null) {
                    places.put(torrent.path("hashString").asText().toLowerCase(Locale.ROOT), place);
                }
            }
            return TorrentClients.isShared(places.remove(id), places.values().stream());
        }

        @Override
        public List<Listed> files(String id) {
            List<Listed> files = new ArrayList<>();
            String folder = "";
            for (JsonNode torrent : torrents(id, List.of("name", "files", "fileStats"))) {
                folder = torrent.path("name").asText();
                for (JsonNode file : torrent.path("files")) {
                    // The wish stands in a second list, in the same order.
                    boolean wanted = torrent.path("fileStats")
                            .path(files.size())
                            .path("wanted")
                            .asBoolean(true);
                    long length = file.path("length").asLong();
                    files.add(new Listed(
                            file.path("name").asText(),
                            length,
                            TorrentClients.completeness(
                                    wanted, file.path("bytesCompleted").asLong(-1) >= length)));
                }
            }
            return TorrentClients.inside(folder, files);
        }

        @Override
        public void prioritise(String id, Priority priority) {
            int weight = switch (priority) {
                case LOW -> -1;
                case NORMAL -> 0;
                case HIGH -> 1;
            };
            rpc.call("torrent-set", of(id).put("bandwidthPriority", weight));
            if (priority != Priority.NORMAL) {
                rpc.call(priority == Priority.HIGH ? "queue-move-top" : "queue-move-bottom", of(id));
            }
        }

        @Override
        public OptionalLong freeSpace() {
            JsonNode session = rpc.call("session-get", JsonNodeFactory.instance.objectNode());
            long free = free(folder(session));
            return free < 0 ? OptionalLong.empty() : OptionalLong.of(free);
        }

        private String folder(JsonNode session) {
            String own = settings.folder().strip();
            return own.isEmpty() ? session.path("download-dir").asText() : own;
        }

        /** Bytes, -1 where there is no such folder. */
        private long free(String folder) {
            try {
                return rpc.call(
                                "free-space",
                                JsonNodeFactory.instance.objectNode().put("path", folder))
                        .path("size-bytes")
                        .asLong(-1);
            } catch (ProviderException.Refused noSuchFolder) {
                return -1; // 3.00 answers with the system's words, later versions with -1
            }
        }

        /**
         * Where downloads will go.
         *
         * @throws ProviderException.BadSettings when Transmission finds no such folder
         */
        String checkedFolder(JsonNode session) {
            String folder = folder(session);
            if (free(folder) < 0) {
                throw new ProviderException.BadSettings(Message.of("plug.client.no-folder", name, folder));
            }
            return folder;
        }

        private JsonNode torrents(String id, List<String> fields) {
            ObjectNode arguments = id.isEmpty() ? JsonNodeFactory.instance.objectNode() : of(id);
            ArrayNode names = arguments.putArray("fields");
            fields.forEach(names::add);
            return rpc.call("torrent-get", arguments).path("torrents");
        }

        private ObjectNode of(String hash) {
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            arguments.putArray("ids").add(hash);
            return arguments;
        }
    }
}
