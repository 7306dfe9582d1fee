package org.magpie.pipeline.download.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * qBittorrent through its Web API v2 (https://github.com/qbittorrent/qBittorrent/wiki/WebUI-API-(qBittorrent-4.1) and -5.0).
 * Quirks, seen with 4.5.2: a duplicate is answered with "Fails." and status 200; so is a torrent that it cannot read in some
 * versions; "Ok." comes before the torrent is in the list; an unknown hash is answered with 200. What was added is therefore
 * looked for by its info hash.
 */
public final class Qbittorrent implements Plug<Qbittorrent.Settings, DownloadClient> {
    private final ProviderHttp http;
    private final Duration patience;

    public Qbittorrent(Http http) {
        this(http, Duration.ofSeconds(10));
    }

    /**
     * @param patience how long a torrent that was added may take to be in the list
     */
    Qbittorrent(Http http, Duration patience) {
        this.http = new ProviderHttp(http);
        this.patience = patience;
    }

    /**
     * @param address of the Web UI, such as http://localhost:8080
     * @param category that Magpie's torrents get; it is made when it is missing
     * @param paused whether torrents are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            String user,
            Secret password,
            @Field(required = true) String category,
            @Field(advanced = true) boolean paused) {}

    @Override
    public String key() {
        return "qbittorrent";
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
        return new Settings("http://localhost:8080", "admin", Secret.NONE, "magpie", false);
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Client client = new Client(definition);
        String version = client.get("app/version", Map.of()).text().strip();
        client.ensureCategory();
        return Message.of(
                "plug.qbittorrent.works", version, definition.settings().category());
    }

    /** One session with one qBittorrent. */
    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private volatile @Nullable Session session;

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
            String hash = switch (content) {
                case Content.Magnet magnet -> magnet.infoHash();
                case Content.TorrentFile file -> file.infoHash();
                default -> throw new ProviderException.Refused(Message.of("plug.client.only-torrents", name));
            };
            if (find(hash) != null) {
                adopt(hash);
                return hash;
            }
            ensureCategory();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("category", settings.category());
            // "paused" until Web API 2.11 (qBittorrent 5.0), "stopped" from then on; the other one is ignored.
            fields.put("paused", Boolean.toString(settings.paused()));
            fields.put("stopped", Boolean.toString(settings.paused()));
            if (content instanceof Content.Magnet magnet) {
                fields.put("urls", magnet.link());
            }
            byte[] torrent = content instanceof Content.TorrentFile file ? file.bytes() : null;
            Answer answer = call("torrents/add", multipart(fields, torrent));
            if (answer.status() == 415) {
                throw new ProviderException.Refused(Message.of("plug.client.bad-torrent", name));
            }
            http.checked(name, answer);
            awaitTorrent(hash);
            return hash;
        }

        @Override
        public List<ClientDownload> list() {
            JsonNode all = json(get("torrents/info", Map.of("category", settings.category())));
            List<ClientDownload> downloads = new ArrayList<>();
            all.forEach(torrent -> downloads.add(read(torrent)));
            return downloads;
        }

        @Override
        public void pause(String id) {
            change(id, "pause", "stop");
        }

        @Override
        public void resume(String id) {
            change(id, "resume", "start");
        }

        @Override
        public void remove(String id, boolean withData) {
            post("torrents/delete", Map.of("hashes", id, "deleteFiles", Boolean.toString(withData)));
        }

        private void ensureCategory() {
            Answer answer =
                    call("torrents/createCategory", Body.form(Map.of("category", settings.category(), "savePath", "")));
            // 409: it is there already, or the name is not allowed; the list tells which.
            if (answer.status() == 409) {
                JsonNode categories = json(get("torrents/categories", Map.of()));
                if (!categories.has(settings.category())) {
                    throw new ProviderException.BadSettings(
                            Message.of("plug.qbittorrent.bad-category", settings.category()));
                }
                return;
            }
            http.checked(name, answer);
        }

        /** A torrent that somebody else added is looked after from now on. */
        private void adopt(String hash) {
            ensureCategory();
            post("torrents/setCategory", Map.of("hashes", hash, "category", settings.category()));
        }

        private void awaitTorrent(String hash) {
            long end = System.nanoTime() + patience.toNanos();
            while (find(hash) == null) {
                if (System.nanoTime() > end) {
                    throw new ProviderException.Refused(Message.of("plug.client.not-added", name));
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            }
        }

        private @Nullable JsonNode find(String hash) {
            JsonNode found = json(get("torrents/info", Map.of("hashes", hash)));
            // A hybrid torrent may be listed under its other hash; its v1 hash is told beside it.
            for (JsonNode torrent : found) {
                if (torrent.path("hash").asText().equalsIgnoreCase(hash)
                        || torrent.path("infohash_v1").asText().equalsIgnoreCase(hash)) {
                    return torrent;
                }
            }
            return null;
        }

        private void change(String id, String before, String since) {
            boolean renamed = session().stops();
            post("torrents/" + (renamed ? since : before), Map.of("hashes", id));
        }

        private ClientDownload read(JsonNode torrent) {
            String state = torrent.path("state").asText();
            long size = torrent.path("size").asLong(-1);
            long left = torrent.path("amount_left").asLong(-1);
            boolean known = !state.equals("metaDL") && !state.equals("forcedMetaDL") && size > 0;
            boolean whole = known && left == 0;
            long eta = torrent.path("eta").asLong(-1);
            return new ClientDownload(
                    torrent.path("hash").asText().toLowerCase(Locale.ROOT),
                    torrent.path("name").asText(),
                    state(state, whole),
                    known ? size : -1,
                    known ? left : -1,
                    torrent.path("dlspeed").asLong(0),
                    // 8640000 seconds are its word for "never".
                    whole || eta <= 0 || eta >= 8_640_000 ? null : Duration.ofSeconds(eta),
                    torrent.path("content_path").asText(""),
                    whole,
                    torrent.path("ratio").asDouble(-1),
                    Duration.ofSeconds(torrent.path("seeding_time").asLong(0)),
                    said(state));
        }

        private DownloadState state(String state, boolean whole) {
            return switch (state) {
                case "error", "missingFiles" -> DownloadState.FAILED;
                case "pausedDL", "stoppedDL" -> DownloadState.PAUSED;
                case "queuedDL", "checkingDL", "checkingResumeData", "allocating", "metaDL", "forcedMetaDL" ->
                    DownloadState.QUEUED;
                case "stalledDL" -> DownloadState.STALLED;
                case "moving", "checkingUP" -> DownloadState.DOWNLOADING;
                default -> whole ? DownloadState.COMPLETED : DownloadState.DOWNLOADING;
            };
        }

        private @Nullable Message said(String state) {
            return switch (state) {
                case "error" -> Message.of("plug.client.error", name);
                case "missingFiles" -> Message.of("plug.client.missing-files", name);
                case "metaDL", "forcedMetaDL" -> Message.of("plug.client.metadata");
                case "stalledDL" -> Message.of("plug.client.no-peers");
                default -> null;
            };
        }

        private Answer get(String method, Map<String, String> query) {
            String text =
                    query.isEmpty() ? "" : "?" + new String(Body.form(query).bytes(), StandardCharsets.UTF_8);
            return http.checked(name, inSession(Call.get(address(method + text))));
        }

        private void post(String method, Map<String, String> fields) {
            http.checked(name, call(method, Body.form(fields)));
        }

        private Answer call(String method, Body body) {
            return inSession(Call.post(address(method), body));
        }

        /** A session ends after an hour and with every restart; a 403 then asks for a new log-in. */
        private Answer inSession(Call call) {
            Answer answer = http.exchange(name, session().on(call));
            if (answer.status() != 403) {
                return answer;
            }
            session = null;
            return http.exchange(name, session().on(call));
        }

        private Session session() {
            Session known = session;
            if (known == null) {
                known = logIn();
                session = known;
            }
            return known;
        }

        private Session logIn() {
            String cookies = "";
            if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("username", settings.user());
                fields.put("password", settings.password().reveal());
                Answer answer = http.exchange(name, Call.post(address("auth/login"), Body.form(fields)));
                if (answer.status() == 403) {
                    throw new ProviderException.Unauthorized(Message.of("plug.qbittorrent.banned", name));
                }
                // A wrong password is "Fails." with status 200 until 5.1, and 401 later.
                if (answer.status() == 401 || answer.text().startsWith("Fails")) {
                    throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
                }
                http.checked(name, answer);
                cookies = answer.headers().getOrDefault("set-cookie", List.of()).stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .collect(Collectors.joining("; "));
            }
            Answer version =
                    http.exchange(name, new Session(cookies, false).on(Call.get(address("app/webapiVersion"))));
            if (version.status() == 401 || version.status() == 403) {
                throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
            }
            http.checked(name, version);
            String text = version.text().strip();
            if (!text.matches("\\d+\\.\\d+(\\.\\d+)*")) {
                throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "qBittorrent"), null);
            }
            String[] parts = text.split("\\.");
            int major = Integer.parseInt(parts[0]);
            // Web API 2.11 renamed pause and resume to stop and start.
            return new Session(cookies, major > 2 || (major == 2 && Integer.parseInt(parts[1]) >= 11));
        }

        private URI address(String method) {
            String base = settings.address().strip().replaceAll("/+$", "");
            try {
                return URI.create(base + "/api/v2/" + method);
            } catch (IllegalArgumentException failure) {
                throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
            }
        }

        private JsonNode json(Answer answer) {
            return ProviderHttp.json(name, answer);
        }
    }

    /**
     * @param stops whether it says stop and start where older ones say pause and resume
     */
    private record Session(String cookies, boolean stops) {
        Call on(Call call) {
            // Its check against cross-site requests wants no Origin, or its own.
            return cookies.isEmpty() ? call : call.header("Cookie", cookies);
        }

        @Override
        public String toString() {
            return "Session[***]";
        }
    }

    /** {@code multipart/form-data} (RFC 7578). */
    private static Body multipart(Map<String, String> fields, byte @Nullable [] torrent) {
        String boundary = "magpie-" + UUID.randomUUID();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.forEach((key, value) -> bytes.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        if (torrent != null) {
            bytes.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"torrents\"; filename=\"magpie.torrent\"\r\n"
                            + "Content-Type: application/x-bittorrent\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(torrent);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Body("multipart/form-data; boundary=" + boundary, bytes.toByteArray());
    }
}
