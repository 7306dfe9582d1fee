package org.magpie.pipeline.download.client;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Torrent;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/**
 * Any torrent program that watches a folder: torrent files, and magnet links as {@code .magnet} files, are put there, and what
 * comes out is looked for in another folder under the name that the torrent gives it. Nothing tells how far the program is, so a
 * download counts as whole when nothing in it has changed for a while.
 */
public final class TorrentFolder implements Plug<TorrentFolder.Settings, DownloadClient> {
    private static final int MOST_FILES = 100_000;
    /** What programs put behind the name of a file that is not whole yet. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".!qb", ".!ut", ".bc!", ".aria2", ".crdownload", ".incomplete", ".partial");

    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    public TorrentFolder(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param folder that the torrent program watches
     * @param watched where it puts what is finished
     * @param magnets whether it takes {@code .magnet} files
     * @param quiet seconds without a change after which a download counts as whole
     * @param seeding whether it goes on giving what is finished, so that nothing may be moved away
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String folder,

            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String watched,

            boolean magnets,
            @Field(min = 5, max = 86_400, advanced = true) int quiet,
            @Field(advanced = true) boolean seeding) {}

    /** How a download looked, and since when it has looked so. */
    private record Seen(Look look, Instant since) {}

    /**
     * @param bytes of all its files
     * @param newest milliseconds since 1970 of the file that was changed last
     * @param unfinished whether a file says of itself that it is not whole
     */
    private record Look(int files, long bytes, long newest, boolean unfinished) {}

    @Override
    public String key() {
        return "torrent-folder";
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
        return new Settings("", "", true, 60, true);
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Client client = new Client(definition);
        Path in = client.in.path();
        Path out = client.out.path();
        if (in.equals(out)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.same"));
        }
        if (!Files.isDirectory(in)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", in.toString()));
        }
        if (!Files.isDirectory(out) || !Files.isReadable(out)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", out.toString()));
        }
        try {
            Files.delete(Files.createTempFile(in, "magpie", ".trial"));
        } catch (IOException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.unusable", in.toString()));
        }
        return Message.of("plug.torrent-folder.works", in.toString(), out.toString());
    }

    private final class Client implements DownloadClient {
        private final long definition;
        private final String name;
        private final Settings settings;
        private final Root in;
        private final Root out;
        private final HandedOver handed;

        Client(Definition<Settings> definition) {
            this.definition = definition.id();
            this.name = definition.name();
            this.settings = definition.settings();
            this.in = root(settings.folder());
            this.out = root(settings.watched());
            this.handed = new HandedOver(in);
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.TORRENT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String hash = TorrentClients.hash(name, content);
            if (content instanceof Content.Magnet && !settings.magnets()) {
                throw new ProviderException.Refused(Message.of("plug.torrent-folder.no-magnets", name));
            }
            return onDisk(() -> {
                if (handed.find(hash).isEmpty()) {
                    switch (content) {
                        case Content.TorrentFile file -> {
                            Torrent torrent = Torrent.read(file.bytes())
                                    .orElseThrow(() ->
                                            new ProviderException.Refused(Message.of("plug.client.bad-torrent", name)));
                            handed.put(hash, release.name(), torrent.name(), torrent.size(), ".torrent", file.bytes());
                        }
                        case Content.Magnet magnet ->
                            handed.put(
                                    hash,
                                    release.name(),
                                    HandedOver.nameIn(magnet.link()).orElse(release.name()),
                                    -1,
                                    ".magnet",
                                    magnet.link().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        default -> throw new IllegalStateException("no torrent has a hash");
                    }
                }
                return new Added(hash, false);
            });
        }

        @Override
        public List<ClientDownload> list() {
            return onDisk(() -> {
                List<ClientDownload> downloads = new ArrayList<>();
                for (HandedOver.Entry entry : handed.all()) {
                    downloads.add(read(entry));
                }
                return downloads;
            });
        }

        @Override
        public List<Listed> files(String id) {
            return onDisk(() -> {
                List<Listed> files = new ArrayList<>();
                Path place = handed.find(id).map(this::place).orElse(null);
                if (place != null) {
                    visit(
                            place,
                            (file, facts) -> files.add(new Listed(
                                    file.equals(place)
                                            ? String.valueOf(file.getFileName())
                                            : place.relativize(file).toString().replace('\\', '/'),
                                    facts.size())));
                }
                return files;
            });
        }

        @Override
        public void pause(String id) {
            throw new ProviderException.Refused(Message.of("plug.torrent-folder.no-pause", name));
        }

        @Override
        public void resume(String id) {
            throw new ProviderException.Refused(Message.of("plug.torrent-folder.no-pause", name));
        }

        @Override
        public void remove(String id, boolean withData) {
            onDisk(() -> {
                HandedOver.Entry entry = handed.find(id).orElse(null);
                if (entry == null) {
                    return false;
                }
                Path place = withData ? place(entry) : null;
                if (place != null) {
                    delete(place);
                }
                handed.remove(entry);
                seen.remove(definition + " " + id);
                return true;
            });
        }

        @Override
        public OptionalLong freeSpace() {
            return onDisk(() -> OptionalLong.of(Files.getFileStore(out.path()).getUsableSpace()));
        }

        private ClientDownload read(HandedOver.Entry entry) throws IOException {
            Path place = place(entry);
            String key = definition + " " + entry.hash();
            if (place == null) {
                seen.remove(key);
                Message said = Message.of(
                        handed.isTaken(entry) ? "plug.torrent-folder.waiting" : "plug.torrent-folder.not-taken", name);
                return told(entry, DownloadState.QUEUED, -1, null, said);
            }
            Look now = look(place);
            Instant time = clock.instant();
            Seen last = seen.compute(
                    key, (same, before) -> before != null && before.look().equals(now) ? before : new Seen(now, time));
            boolean quiet = Duration.between(last.since(), time).compareTo(Duration.ofSeconds(settings.quiet())) >= 0;
            boolean whole = quiet && !now.unfinished() && now.files() > 0 && now.bytes() >= entry.size();
            return told(
                    entry,
                    whole ? DownloadState.COMPLETED : DownloadState.DOWNLOADING,
                    now.bytes(),
                    place,
                    whole ? null : Message.of("plug.torrent-folder.settling", settings.quiet()));
        }

        /**
         * @param bytes there already, negative where nothing is
         */
        private ClientDownload told(
                HandedOver.Entry entry, DownloadState state, long bytes, @Nullable Path place, @Nullable Message said) {
            boolean whole = state == DownloadState.COMPLETED;
            long size = entry.size() < 0 && whole ? bytes : entry.size();
            return new ClientDownload(
                    entry.hash(),
                    entry.title(),
                    state,
                    size,
                    whole ? 0 : size < 0 ? -1 : Math.max(0, size - Math.max(0, bytes)),
                    0,
                    null,
                    place == null ? null : place.toString(),
                    whole && settings.seeding(),
                    -1,
                    null,
                    said);
        }

        /** Null while nothing has come out, and where the name leads out of the folder. */
        private @Nullable Path place(HandedOver.Entry entry) {
            for (String name : List.of(entry.output(), SafeName.of(entry.output()))) {
                try {
                    Path path = out.resolve(name);
                    if (out.path().equals(path.getParent()) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                        return path;
                    }
                } catch (DiskException outside) {
                    return null;
                }
            }
            return null;
        }

        private <R> R onDisk(Work<R> work) {
            try {
                return work.run();
            } catch (IOException failure) {
                throw new ProviderException.Unreachable(
                        Message.of(
                                "plug.torrent-folder.disk",
                                name,
                                in.path().toString(),
                                out.path().toString()),
                        failure);
            }
        }
    }

    private interface Work<R> {
        R run() throws IOException;
    }

    private interface Visit {
        void file(Path file, BasicFileAttributes facts);
    }

    private static Root root(String folder) {
        try {
            return new Root(Path.of(folder.strip()));
        } catch (InvalidPathException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", folder));
        }
    }

    private static Look look(Path place) throws IOException {
        long[] sums = new long[3];
        boolean[] unfinished = new boolean[1];
        visit(place, (file, facts) -> {
            sums[0]++;
            sums[1] += facts.size();
            sums[2] = Math.max(sums[2], facts.lastModifiedTime().toMillis());
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            unfinished[0] |= UNFINISHED.stream().anyMatch(name::endsWith);
        });
        return new Look((int) sums[0], sums[1], sums[2], unfinished[0]);
    }

    /** Files only; links are neither followed nor told of. What vanishes meanwhile is passed over. */
    private static void visit(Path place, Visit each) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            private int files;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                if (facts.isRegularFile()) {
                    each.file(file, facts);
                    files++;
                }
                return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
