package org.magpie.pipeline.download.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Answer;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * Transmission 3.00 and later through its RPC (https://github.com/transmission/transmission/blob/main/docs/rpc-spec.md), in the
 * form that all versions from 3 on understand. Quirks, seen with 3.00: labels given to {@code torrent-add} are ignored, so they
 * are set afterwards; removing what is not there is "success"; torrents in error keep their old status.
 */
public final class Transmission implements Plug<Transmission.Settings, DownloadClient> {
    private static final String SESSION = "X-Transmission-Session-Id";
    private static final int LABELS_SINCE = 16;
    private static final List<String> FIELDS = List.of(
            "hashString",
            "name",
            "status",
            "totalSize",
            "sizeWhenDone",
            "leftUntilDone",
            "rateDownload",
            "eta",
            "downloadDir",
            "labels",
            "error",
            "errorString",
            "isFinished",
            "isStalled",
            "metadataPercentComplete",
            "uploadRatio",
            "secondsSeeding");

    private final ProviderHttp http;

    public Transmission(Http http) {
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
    public String key() {
        return "transmission";
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
        return new Settings("http://localhost:9091/transmission/rpc", "", Secret.NONE, "magpie", "", false);
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        JsonNode session = new Client(definition).call("session-get", JsonNodeFactory.instance.objectNode());
        if (session.path("rpc-version").asInt() < LABELS_SINCE) {
            throw new ProviderException.BadSettings(Message.of(
                    "plug.transmission.too-old", session.path("version").asText()));
        }
        return Message.of("plug.transmission.works", session.path("version").asText());
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private volatile String sessionId = "";

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public String add(Release release, Content content, Terms terms) {
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            String hash;
            switch (content) {
                case Content.Magnet magnet -> {
                    arguments.put("filename", magnet.link());
                    hash = magnet.infoHash();
                }
                case Content.TorrentFile file -> {
                    arguments.put("metainfo", Base64.getEncoder().encodeToString(file.bytes()));
                    hash = file.infoHash();
                }
                default -> throw new ProviderException.Refused(Message.of("plug.client.only-torrents", name));
            }
            arguments.put("paused", settings.paused());
            if (!settings.folder().isBlank()) {
                arguments.put("download-dir", settings.folder());
            }
            JsonNode answer = call("torrent-add", arguments);
            JsonNode added =
                    answer.has("torrent-added") ? answer.path("torrent-added") : answer.path("torrent-duplicate");
            if (!added.path("hashString").asText().equalsIgnoreCase(hash)) {
                throw new ProviderException.Refused(Message.of("plug.client.not-added", name));
            }
            ObjectNode labelled = of(hash);
            labelled.putArray("labels").add(settings.category());
            call("torrent-set", labelled);
            return hash;
        }

        @Override
        public List<ClientDownload> list() {
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            ArrayNode fields = arguments.putArray("fields");
            FIELDS.forEach(fields::add);
            List<ClientDownload> downloads = new ArrayList<>();
            for (JsonNode torrent : call("torrent-get", arguments).path("torrents")) {
                for (JsonNode label : torrent.path("labels")) {
                    if (label.asText().equals(settings.category())) {
                        downloads.add(read(torrent));
                        break;
                    }
                }
            }
            return downloads;
        }

        @Override
        public void pause(String id) {
            call("torrent-stop", of(id));
        }

        @Override
        public void resume(String id) {
            call("torrent-start", of(id));
        }

        @Override
        public void remove(String id, boolean withData) {
            call("torrent-remove", of(id).put("delete-local-data", withData));
        }

        private ObjectNode of(String hash) {
            ObjectNode arguments = JsonNodeFactory.instance.objectNode();
            arguments.putArray("ids").add(hash);
            return arguments;
        }

        private ClientDownload read(JsonNode torrent) {
            boolean known = torrent.path("metadataPercentComplete").asDouble(1) >= 1;
            long left = torrent.path("leftUntilDone").asLong(-1);
            boolean whole = known && left == 0 && torrent.path("totalSize").asLong() > 0;
            int status = torrent.path("status").asInt();
            long eta = torrent.path("eta").asLong(-1);
            String error = torrent.path("errorString").asText();
            // Error 1 and 2 are a tracker's words; only 3 is this machine's and stops the torrent.
            boolean failed = torrent.path("error").asInt() == 3;
            String folder = torrent.path("downloadDir").asText();
            return new ClientDownload(
                    torrent.path("hashString").asText().toLowerCase(Locale.ROOT),
                    torrent.path("name").asText(),
                    failed
                            ? DownloadState.FAILED
                            : state(
                                    status,
                                    whole,
                                    known,
                                    torrent.path("isStalled").asBoolean()),
                    known ? torrent.path("sizeWhenDone").asLong(-1) : -1,
                    known ? left : -1,
                    torrent.path("rateDownload").asLong(0),
                    whole || eta < 0 ? null : Duration.ofSeconds(eta),
                    place(folder, torrent.path("name").asText()),
                    whole,
                    torrent.path("uploadRatio").asDouble(-1),
                    Duration.ofSeconds(torrent.path("secondsSeeding").asLong(0)),
                    error.isBlank()
                            ? (known ? null : Message.of("plug.client.metadata"))
                            : Message.of("plug.client.says", name, error));
        }

        /** Status numbers: 0 stopped, 1 and 2 checking, 3 waiting, 4 downloading, 5 and 6 seeding. */
        private DownloadState state(int status, boolean whole, boolean known, boolean stalled) {
            return switch (status) {
                case 0 -> whole ? DownloadState.COMPLETED : DownloadState.PAUSED;
                case 1, 2, 3 -> DownloadState.QUEUED;
                case 4 -> !known ? DownloadState.QUEUED : stalled ? DownloadState.STALLED : DownloadState.DOWNLOADING;
                default -> whole ? DownloadState.COMPLETED : DownloadState.DOWNLOADING;
            };
        }

        JsonNode call(String method, ObjectNode arguments) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", method);
            request.set("arguments", arguments);
            Answer answer = exchange(request);
            if (answer.status() == 409) {
                sessionId = answer.header(SESSION.toLowerCase(Locale.ROOT)).orElse("");
                answer = exchange(request);
            }
            if (answer.status() == 401) {
                throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
            }
            if (answer.status() == 421 || answer.status() == 403) {
                throw new ProviderException.Unauthorized(Message.of("plug.transmission.whitelist", name));
            }
            JsonNode result = ProviderHttp.json(name, http.checked(name, answer));
            String said = result.path("result").asText();
            if (said.equals("success")) {
                return result.path("arguments");
            }
            if (said.isEmpty()) {
                throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "Transmission"), null);
            }
            throw new ProviderException.Refused(
                    said.contains("torrent") && method.equals("torrent-add")
                            ? Message.of("plug.client.bad-torrent", name)
                            : Message.of("plug.client.says", name, said));
        }

        private Answer exchange(ObjectNode request) {
            Call call = Call.post(address(), Body.json(request.toString())).header(SESSION, sessionId);
            if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
                String pair = settings.user() + ":" + settings.password().reveal();
                call = call.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
            return http.exchange(name, call);
        }

        private URI address() {
            String base = settings.address().strip().replaceAll("/+$", "");
            try {
                return URI.create(base.endsWith("/rpc") ? base : base + "/transmission/rpc");
            } catch (IllegalArgumentException failure) {
                throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
            }
        }
    }

    /** The name comes from the torrent: one that leads elsewhere is none. */
    private static @Nullable String place(String folder, String file) {
        boolean leadsElsewhere = file.isBlank() || file.equals(".") || file.equals("..") || file.contains("/");
        return folder.isBlank() || leadsElsewhere ? null : folder.replaceAll("/+$", "") + "/" + file;
    }
}
