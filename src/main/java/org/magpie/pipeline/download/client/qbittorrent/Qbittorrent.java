package org.magpie.pipeline.download.client.qbittorrent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpResponse;
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
import org.magpie.provider.Providers;

/**
 * qBittorrent through its Web API v2 (https://github.com/qbittorrent/qBittorrent/wiki/WebUI-API-(qBittorrent-4.1) and -5.0).
 * Quirks, seen with 4.5.2: a duplicate is answered with "Fails." and status 200; so is a torrent that it cannot read in some
 * versions; "Ok." comes before the torrent is in the list; an unknown hash is answered with 200. From 5.2 on a duplicate is
 * 409, and what is still being read 202. What was added is therefore looked for by its info hash, whatever was answered.
 */
public final class Qbittorrent extends BasePlug<Qbittorrent.Settings, DownloadClient> {
    private final ProviderHttp http;
    private final Duration patience;

    public Qbittorrent(Http http) {
        this(http, TorrentClients.PATIENCE);
    }

    /**
     * @param patience how long a torrent that was added may take to be in the list
     */
    public Qbittorrent(Http http, Duration patience) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "qbittorrent",
                Settings.class,
                new Settings("http://localhost:8080", "admin", Secret.NONE, Secret.NONE, "magpie", "", false));
        this.http = new ProviderHttp(http);
        this.patience = patience;
    }

    /**
     * @param address of the Web UI, such as http://localhost:8080
     * @param key of the API, from qBittorrent 5.2 on; used instead of user and password where it is given
     * @param category that Magpie's torrents get; it is made when it is missing
     * @param folder where torrents are put, as qBittorrent sees it; empty for its own choice
     * @param paused whether torrents are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            String user,
            Secret password,
            @Field(advanced = true) Secret key,
            @Field(required = true, asked = true) String category,
            @Field(advanced = true) String folder,
            @Field(advanced = true) boolean paused) {}

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Client client = new Client(definition);
        String version = client.session.get("app/version", Map.of()).text().strip();
        client.ensureCategory();
        return Message.of(
                "plug.qbittorrent.works", version, definition.settings().category(), client.checkedFolder());
    }

    /** Its categories; it makes a new one itself where Magpie names it. */
    @Override
    public List<Providers.Choice> choices(Definition<Settings> definition, String field) {
        List<Providers.Choice> choices = new ArrayList<>();
        new Client(definition)
                .session
                .json("torrents/categories", Map.of())
                .fieldNames()
                .forEachRemaining(name -> choices.add(new Providers.Choice(name, name)));
        return choices;
    }

    /** One session with one qBittorrent. */
    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final QbittorrentSession session;
        private final QbittorrentTorrents meaning;

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.session = new QbittorrentSession(http, name, settings);
            this.meaning = new QbittorrentTorrents(session, name);
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String hash = TorrentClients.hash(name, content);
            if (find(hash) != null) {
                return new Added(hash, true);
            }
            ensureCategory();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("category", settings.category());
            // "paused" until Web API 2.11 (qBittorrent 5.0), "stopped" from then on; the other one is ignored.
            fields.put("paused", Boolean.toString(settings.paused()));
            fields.put("stopped", Boolean.toString(settings.paused()));
            if (!settings.folder().isBlank()) {
                fields.put("savepath", settings.folder().strip());
                fields.put("autoTMM", "false");
            }
            if (!terms.goal().isNone()) {
                fields.putAll(limits(terms.goal()));
            }
            if (content instanceof Content.Magnet magnet) {
                fields.put("urls", magnet.link());
            }
            byte[] torrent = content instanceof Content.TorrentFile file ? file.bytes() : null;
            HttpResponse response = session.call("torrents/add", QbittorrentSession.multipart(fields, torrent));
            if (response.status() == 415) {
                throw new ProviderException.Refused(Message.of("plug.client.bad-torrent", name));
            }
            if (response.status() != 409) {
                session.checked(response);
            }
            TorrentClients.await(name, patience, () -> find(hash) != null);
            // Somebody was quicker: a duplicate is 409 from 5.2 on, and "Fails." before.
            if (response.status() == 409 || response.text().startsWith("Fails")) {
                return new Added(hash, true);
            }
            order(hash, terms.priority());
            return new Added(hash, false);
        }

        @Override
        public List<ClientDownload> list() {
            JsonNode all = session.json("torrents/info", Map.of("category", settings.category()));
            List<ClientDownload> downloads = new ArrayList<>();
            meaning.begin();
            all.forEach(torrent -> downloads.add(meaning.read(torrent)));
            return downloads;
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            return Optional.ofNullable(find(id)).map(meaning::read);
        }

        @Override
        public List<Listed> files(String id) {
            HttpResponse response = session.ask("torrents/files", Map.of("hash", id));
            if (response.status() == 404) {
                return List.of();
            }
            List<Listed> files = new ArrayList<>();
            for (JsonNode file : ProviderHttp.json(name, session.checked(response))) {
                files.add(new Listed(
                        file.path("name").asText().replace('\\', '/'),
                        file.path("size").asLong(),
                        TorrentClients.completeness(
                                file.path("priority").asInt(1) > 0,
                                file.path("progress").asDouble(0) >= 1)));
            }
            JsonNode torrent = files.isEmpty() ? null : find(id);
            return torrent == null
                    ? files
                    : TorrentClients.inside(torrent.path("name").asText(), files);
        }

        @Override
        public void pause(String id) {
            session.post("torrents/" + (stops() ? "stop" : "pause"), Map.of("hashes", id));
        }

        @Override
        public void resume(String id) {
            session.post("torrents/" + (stops() ? "start" : "resume"), Map.of("hashes", id));
        }

        @Override
        public void prioritise(String id, Priority priority) {
            order(id, priority);
        }

        @Override
        public void remove(String id, boolean withData) {
            boolean delete = withData && !isShared(id);
            session.post("torrents/delete", Map.of("hashes", id, "deleteFiles", Boolean.toString(delete)));
        }

        private boolean isShared(String id) {
            String place = "";
            List<String> others = new ArrayList<>();
            for (JsonNode torrent : session.json("torrents/info", Map.of())) {
                String path = torrent.path("content_path").asText();
                if (torrent.path("hash").asText().equalsIgnoreCase(id)) {
                    place = path;
                } else if (!path.equals(torrent.path("save_path").asText().replaceAll("[/\\\\]+$", ""))) {
                    // Without a folder of its own a torrent's place is that of all the others.
                    others.add(path);
                }
            }
            return TorrentClients.isShared(place, others.stream());
        }

        @Override
        public OptionalLong freeSpace() {
            JsonNode free = session.json("sync/maindata", Map.of("rid", "0"))
                    .path("server_state")
                    .path("free_space_on_disk");
            return free.isNumber() && free.asLong() >= 0 ? OptionalLong.of(free.asLong()) : OptionalLong.empty();
        }

        /** Web API 2.11 (qBittorrent 5.0) renamed pause and resume to stop and start. */
        private boolean stops() {
            return session.isSince(2, 11);
        }

        /** To one end of the waiting line; 409 says that waiting in line is switched off, and then there is nothing to order. */
        private void order(String hash, Priority priority) {
            if (priority == Priority.NORMAL) {
                return;
            }
            String method = priority == Priority.HIGH ? "torrents/topPrio" : "torrents/bottomPrio";
            HttpResponse response = session.call(method, Body.form(Map.of("hashes", hash)));
            if (response.status() != 409) {
                session.checked(response);
            }
        }

        /** Where only one goal is asked for, the other must not end the seeding sooner. */
        private Map<String, String> limits(SeedGoal goal) {
            Duration time = goal.time();
            Map<String, String> limits = new LinkedHashMap<>();
            limits.put("ratioLimit", goal.ratio() < 0 ? "-1" : Double.toString(goal.ratio()));
            limits.put("seedingTimeLimit", time == null ? "-1" : Long.toString(minutes(time)));
            // Known from Web API 2.9.2 (qBittorrent 4.6) on, and from then on required by setShareLimits.
            limits.put("inactiveSeedingTimeLimit", "-1");
            return limits;
        }

        private long minutes(Duration time) {
            return time.plusSeconds(59).toMinutes();
        }

        private void ensureCategory() {
            HttpResponse response = session.call(
                    "torrents/createCategory", Body.form(Map.of("category", settings.category(), "savePath", "")));
            // 400 or 409: it is there already, or the name is not allowed; the list tells which.
            if (response.status() == 409 || response.status() == 400) {
                JsonNode categories = session.json("torrents/categories", Map.of());
                if (!categories.has(settings.category())) {
                    throw new ProviderException.BadSettings(
                            Message.of("plug.qbittorrent.bad-category", settings.category()));
                }
                return;
            }
            session.checked(response);
        }

        /**
         * Where downloads will go.
         *
         * @throws ProviderException.BadSettings when qBittorrent says that there is no such folder; only 5.0 and later tell
         */
        String checkedFolder() {
            String folder = settings.folder().strip();
            if (folder.isEmpty()) {
                return session.get("app/defaultSavePath", Map.of()).text().strip();
            }
            if (session.isSince(2, 11)) {
                int status = session.ask("app/getDirectoryContent", Map.of("dirPath", folder))
                        .status();
                if (status == 400 || status == 404) {
                    throw new ProviderException.BadSettings(Message.of("plug.client.no-folder", name, folder));
                }
            }
            return folder;
        }

        private @Nullable JsonNode find(String hash) {
            // A hybrid torrent may be listed under its other hash; its v1 hash is told beside it.
            for (JsonNode torrent : session.json("torrents/info", Map.of("hashes", hash))) {
                if (torrent.path("hash").asText().equalsIgnoreCase(hash)
                        || torrent.path("infohash_v1").asText().equalsIgnoreCase(hash)) {
                    return torrent;
                }
            }
            return null;
        }
    }
}
