package org.magpie.pipeline.download.client.rtorrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.Torrent;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * rTorrent through XML-RPC, over HTTP (a web server or ruTorrent before it) or SCGI (https://github.com/rakshasa/rtorrent/wiki).
 * Quirks, seen with 0.9.8: every {@code load} is answered with 0, garbage and duplicates too, so what was added is looked for by
 * its info hash; hashes are upper case; a magnet link stands in the list as {@code HASH.meta}, vanishes for a moment when its
 * content is known, and keeps its custom values; what is being
 * checked must not be stopped; {@code d.erase} leaves the files; requests beyond 512 KiB are refused unless
 * {@code network.xmlrpc.size_limit} allows them. It knows no seeding goal of a single torrent: the goal is noted on the torrent
 * ({@code d.custom=magpie_goal}) for whoever looks there, and kept by Magpie, which takes nothing out before.
 */
public final class Rtorrent extends BasePlug<Rtorrent.Settings, DownloadClient> {
    /**
     * What Magpie notes on a torrent that it hands over: when that was, in seconds since 1970. Given along with the torrent, it is
     * not taken over by one that is there already, which tells the two apart.
     */
    static final String ADDED = "magpie_added";

    private static final String GOAL = "magpie_goal";
    private static final long NO_SUCH_TORRENT = -501;
    /** What {@code execute.nothrow} answers when the command ended with 1. */
    private static final long ENDED_WITH_ONE = 256;

    private static final int PATHS_AT_ONCE = 50;

    private final ProviderHttp http;

    public Rtorrent(Http http) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "rtorrent",
                Settings.class,
                new Settings("http://localhost/RPC2", "", Secret.NONE, "magpie", "", false));
        this.http = new ProviderHttp(http);
    }

    /**
     * @param address http://host/RPC2, or scgi://host:port for rTorrent's own port
     * @param user for HTTP; SCGI knows none
     * @param category that Magpie's torrents get in {@code d.custom1}, where ruTorrent keeps labels
     * @param folder where torrents are put, as rTorrent sees it; empty for its own choice
     * @param paused whether torrents are added without being started
     */
    public record Settings(
            @Field(required = true) String address,
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
        String version = client.rpc.call("system.client_version").toString();
        if (!version.matches("\\d+\\.\\d+.*")) {
            throw new ProviderException.BadAnswer(
                    Message.of("plug.client.not-one", definition.name(), "rTorrent"), null);
        }
        if (version.matches("0\\.[0-8]\\..*")) {
            throw new ProviderException.BadSettings(Message.of("plug.rtorrent.too-old", version));
        }
        client.checkCategory();
        return Message.of("plug.rtorrent.works", version, client.checkedFolder());
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final RtorrentRpc rpc;

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.rpc = new RtorrentRpc(http, name, settings);
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String hash = TorrentClients.hash(name, content);
            if (content instanceof Content.TorrentFile file
                    && Torrent.read(file.bytes()).isEmpty()) {
                // rTorrent would say yes and only note it in its log.
                throw new ProviderException.Refused(Message.of("plug.client.bad-torrent", name));
            }
            checkCategory();
            if (isThere(hash)) {
                return new Added(hash, true);
            }
            String stamp = Long.toString(System.currentTimeMillis() / 1000);
            List<Object> parameters = new ArrayList<>();
            parameters.add("");
            parameters.add(
                    content instanceof Content.TorrentFile file ? file.bytes() : ((Content.Magnet) content).link());
            // Given along, they hold before the first byte comes and outlive a magnet's change into a torrent.
            parameters.add("d.custom1.set=" + quoted(settings.category()));
            parameters.add("d.custom.set=" + ADDED + "," + stamp);
            parameters.add("d.priority.set=" + weight(terms.priority()));
            if (!terms.goal().isNone()) {
                parameters.add("d.custom.set=" + GOAL + "," + quoted(written(terms.goal())));
            }
            if (!settings.folder().isBlank()) {
                parameters.add("d.directory.set=" + quoted(settings.folder().strip()));
            }
            String method = content instanceof Content.TorrentFile
                    ? (settings.paused() ? "load.raw" : "load.raw_start")
                    : (settings.paused() ? "load.normal" : "load.start");
            rpc.call(method, parameters.toArray());
            TorrentClients.await(name, TorrentClients.PATIENCE, () -> isThere(hash));
            // It says yes to a duplicate too, but leaves that as it was (0.9.8).
            boolean taken = rpc.attempt("d.custom", upper(hash), ADDED) instanceof XmlRpc.Reply.Value value
                    && value.value().equals(stamp);
            return new Added(hash, !taken);
        }

        @Override
        public List<ClientDownload> list() {
            return rows().map(this::read).toList();
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            return all().filter(row -> row.hash().equals(id)).findFirst().map(this::read);
        }

        private ClientDownload read(RtorrentRow row) {
            return row.read(name, row.mayBeWholeInPart() && isWholeInPart(files(row.hash())));
        }

        private static boolean isWholeInPart(List<Listed> files) {
            return files.stream().anyMatch(file -> file.completeness() == Completeness.WHOLE)
                    && files.stream().noneMatch(file -> file.completeness() == Completeness.PARTIAL);
        }

        @Override
        public List<Listed> files(String id) {
            if (!(rpc.attempt("d.is_meta", upper(id)) instanceof XmlRpc.Reply.Value meta)
                    || meta.value().equals(1L)) {
                return List.of();
            }
            return files(id, "f.path=").stream()
                    .map(file -> new Listed(
                            RtorrentRow.text(file, 0),
                            RtorrentRow.number(file, 1),
                            TorrentClients.completeness(
                                    RtorrentRow.number(file, 2) > 0,
                                    RtorrentRow.number(file, 3) >= RtorrentRow.number(file, 4))))
                    .toList();
        }

        @Override
        public void pause(String id) {
            awaitUnchecked(id);
            ifThere("d.stop", upper(id));
        }

        @Override
        public void resume(String id) {
            ifThere("d.start", upper(id));
        }

        @Override
        public void prioritise(String id, Priority priority) {
            ifThere("d.priority.set", upper(id), (long) weight(priority));
        }

        @Override
        public void remove(String id, boolean withData) {
            if (!isThere(id)) {
                return;
            }
            awaitUnchecked(id);
            // The paths must be asked for before it is gone.
            boolean delete = withData && !isShared(id);
            String base = delete ? rpc.call("d.base_path", upper(id)).toString() : "";
            List<String> paths = delete
                    ? files(id, "f.frozen_path=").stream()
                            .map(file -> RtorrentRow.text(file, 0))
                            .toList()
                    : List.of();
            ifThere("d.stop", upper(id));
            ifThere("d.close", upper(id));
            ifThere("d.erase", upper(id));
            delete(base, paths);
        }

        private boolean isShared(String id) {
            Map<String, String> places = new HashMap<>();
            all().forEach(row -> {
                String place = row.read(name, false).place();
                if (place != null) {
                    places.put(row.hash(), place);
                }
            });
            return TorrentClients.isShared(places.remove(id), places.values().stream());
        }

        @Override
        public OptionalLong freeSpace() {
            // Told for each torrent, and 0 for those that are closed.
            return rows().mapToLong(RtorrentRow::free).filter(free -> free > 0).findFirst();
        }

        /**
         * Deletes a torrent's own files, and its folder where nothing else is in it, on rTorrent's machine: it has no other way
         * than a shell command. Nothing outside of the torrent's own place is touched.
         */
        private void delete(String base, List<String> paths) {
            if (!base.startsWith("/")
                    || base.length() < 2
                    || Arrays.asList(base.split("/", -1)).contains("..")) {
                return;
            }
            List<String> own = paths.stream()
                    .filter(path -> path.equals(base) || path.startsWith(base + "/"))
                    .filter(path -> !Arrays.asList(path.split("/", -1)).contains(".."))
                    .toList();
            boolean gone = true;
            for (int from = 0; from < own.size(); from += PATHS_AT_ONCE) {
                List<String> some = own.subList(from, Math.min(from + PATHS_AT_ONCE, own.size()));
                gone &= execute(Stream.concat(Stream.of("rm", "-f", "--"), some.stream()));
            }
            List<String> folders = own.stream()
                    .flatMap(path -> folders(base, path))
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            for (int from = 0; from < folders.size(); from += PATHS_AT_ONCE) {
                List<String> some = folders.subList(from, Math.min(from + PATHS_AT_ONCE, folders.size()));
                // What still holds something of somebody else's stays, and the command then ends with a complaint.
                execute(Stream.concat(Stream.of("rmdir", "--"), some.stream()));
            }
            if (!gone) {
                throw new ProviderException.Refused(Message.of("plug.rtorrent.files-stay", name, base));
            }
        }

        /** The folders over a file, up to the torrent's own. */
        private Stream<String> folders(String base, String path) {
            return Stream.iterate(
                            path.substring(0, path.lastIndexOf('/')),
                            folder -> folder.startsWith(base),
                            folder -> folder.substring(0, folder.lastIndexOf('/')))
                    .filter(folder -> folder.equals(base) || folder.startsWith(base + "/"));
        }

        /**
         * Waits until rTorrent does not check a torrent's pieces: 0.9.8, told to stop, close or erase it meanwhile, waits for
         * itself and never answers anybody again.
         */
        private void awaitUnchecked(String id) {
            boolean free = TorrentClients.comesTrue(
                    TorrentClients.PATIENCE,
                    () -> !(rpc.attempt("d.hashing", upper(id)) instanceof XmlRpc.Reply.Value value)
                            || value.value().equals(0L));
            if (!free) {
                throw new ProviderException.Refused(Message.of("plug.rtorrent.checking", name));
            }
        }

        /** Whether a command on rTorrent's machine ended well. */
        private boolean execute(Stream<String> command) {
            Object[] parameters = Stream.concat(Stream.of(""), command).toArray();
            return rpc.attempt("execute.nothrow", parameters) instanceof XmlRpc.Reply.Value value
                    && value.value().equals(0L);
        }

        /** rTorrent takes what begins with a dollar sign for a command of its own. */
        void checkCategory() {
            if (settings.category().startsWith("$") || settings.folder().strip().startsWith("$")) {
                throw new ProviderException.BadSettings(Message.of("plug.rtorrent.bad-category", settings.category()));
            }
        }

        /**
         * Where downloads will go.
         *
         * @throws ProviderException.BadSettings when rTorrent finds no such folder
         */
        String checkedFolder() {
            String own = settings.folder().strip();
            String folder = own.isEmpty() ? rpc.call("directory.default").toString() : own;
            if (rpc.attempt("execute.nothrow", "", "test", "-d", folder) instanceof XmlRpc.Reply.Value value
                    && value.value().equals(ENDED_WITH_ONE)) {
                throw new ProviderException.BadSettings(Message.of("plug.client.no-folder", name, folder));
            }
            return folder;
        }

        private boolean isThere(String hash) {
            return rpc.attempt("d.hash", upper(hash)) instanceof XmlRpc.Reply.Value;
        }

        private void ifThere(String method, Object... parameters) {
            if (rpc.attempt(method, parameters) instanceof XmlRpc.Reply.Fault fault
                    && fault.code() != NO_SUCH_TORRENT) {
                throw new ProviderException.Refused(Message.of("plug.client.says", name, fault.words()));
            }
        }

        /** The torrents in our category. */
        private Stream<RtorrentRow> rows() {
            return all().filter(row -> row.label().equals(settings.category()));
        }

        private Stream<RtorrentRow> all() {
            Object[] parameters =
                    Stream.concat(Stream.of("", "main"), RtorrentRow.commands()).toArray();
            return table(rpc.call("d.multicall2", parameters)).map(RtorrentRow::new);
        }

        private List<List<?>> files(String id, String path) {
            return rpc.attempt(
                                    "f.multicall",
                                    upper(id),
                                    "",
                                    path,
                                    "f.size_bytes=",
                                    "f.priority=",
                                    "f.completed_chunks=",
                                    "f.size_chunks=")
                            instanceof XmlRpc.Reply.Value value
                    ? table(value.value()).toList()
                    : List.of();
        }

        private Stream<List<?>> table(Object value) {
            if (!(value instanceof List<?> rows)) {
                throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "rTorrent"), null);
            }
            return rows.stream().<List<?>>map(row -> row instanceof List<?> columns ? columns : List.of());
        }
    }

    private static int weight(DownloadClient.Priority priority) {
        return switch (priority) {
            case LOW -> 1;
            case NORMAL -> 2;
            case HIGH -> 3;
        };
    }

    private static String written(SeedGoal goal) {
        Duration time = goal.time();
        return (goal.ratio() < 0 ? "" : Double.toString(goal.ratio())) + ":" + (time == null ? "" : time.toSeconds());
    }

    /** A text in a command line of rTorrent. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String upper(String hash) {
        return hash.toUpperCase(Locale.ROOT);
    }
}
