package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.PieceCheck;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.link.Torrent;
import org.magpie.pipeline.search.link.TorrentPieces;
import org.magpie.provider.ProviderException;

/**
 * Hands torrents to another program through a folder. The program tells nothing: a download counts as whole when nothing in it has
 * changed for a while and every piece of it has the hash that its torrent names. A magnet link names none: then at least nothing may be
 * called unfinished and every file must take up the room that its length says; else a person decides. What stood under its name before
 * is noted at the hand-over and is never deleted.
 */
final class TorrentFolderClient implements DownloadClient {
    /** What programs put behind the name of a file that is not whole yet. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".!qb", ".!ut", ".bc!", ".aria2", ".crdownload", ".incomplete", ".partial");
    /** So long the check of a small download is waited for; a large one goes on beside. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The longest pause between two comparisons of a download that looks the same and is not whole: each reads all of it. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** A disk may keep so little in other places than it tells of. */
    private static final int BLOCK = 4096;

    private final String name;
    private final TorrentFolder.Settings settings;
    private final Root in;
    private final Root out;
    private final List<Path> named;
    private final Clock clock;
    private final Memory memory;
    private final WatchFolderNotes notes;

    /** What was seen at earlier looks, by info hash. */
    static final class Memory {
        private final Map<String, Seen> seen = new ConcurrentHashMap<>();
        private final Map<String, Check> checks = new ConcurrentHashMap<>();
    }

    /** How a download looked, and since when it has looked so. */
    private record Seen(Map<String, KnownFiles.Stamp> look, Instant since) {}

    /**
     * A comparison with the torrent's hashes, of what looked so.
     *
     * @param pause after which it is made again if it finds the download not whole: a program that writes through memory, or twice
     *     within one tick of the system's clock, leaves the look of a file as it was
     */
    private record Check(
            Map<String, KnownFiles.Stamp> look,
            Instant since,
            Duration pause,
            CompletableFuture<PieceCheck.Result> result) {
        boolean isDueAgain(Instant time) {
            return result.isDone() && Duration.between(since, time).compareTo(pause) >= 0;
        }
    }

    /** What stands under the name of a download, as it is now. */
    private record There(Path place, Map<String, BasicFileAttributes> files, Map<String, KnownFiles.Stamp> look) {
        long bytes() {
            return files.values().stream().mapToLong(BasicFileAttributes::size).sum();
        }
    }

    /**
     * @param name of the definition, for sentences
     * @param named folders into which links may lead, beside the one that downloads come out in
     */
    TorrentFolderClient(
            String name,
            TorrentFolder.Settings settings,
            Root in,
            Root out,
            List<Path> named,
            Clock clock,
            Memory memory) {
        this.name = name;
        this.settings = settings;
        this.in = in;
        this.out = out;
        List<Path> all = new ArrayList<>(named);
        all.add(out.path());
        this.named = List.copyOf(all);
        this.clock = clock;
        this.memory = memory;
        this.notes = new WatchFolderNotes(in);
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
            if (notes.find(hash).isPresent()) {
                // Whatever is noted was put there by Magpie.
                return new Added(hash, true);
            }
            switch (content) {
                case Content.TorrentFile file -> {
                    Torrent torrent = Torrent.read(file.bytes())
                            .orElseThrow(
                                    () -> new ProviderException.Refused(Message.of("plug.client.bad-torrent", name)));
                    long size = TorrentPieces.read(file.bytes())
                            .map(TorrentPieces::size)
                            .orElse(torrent.size());
                    notes.put(
                            hash,
                            release.name(),
                            torrent.name(),
                            size,
                            WatchFolderNotes.TORRENT,
                            file.bytes(),
                            before(torrent.name()));
                }
                case Content.Magnet magnet -> {
                    String output = WatchFolderNotes.nameIn(magnet.link()).orElse(release.name());
                    byte[] link = magnet.link().getBytes(StandardCharsets.UTF_8);
                    notes.put(hash, release.name(), output, -1, ".magnet", link, before(output));
                }
                default -> throw new IllegalStateException("no torrent has a hash");
            }
            return new Added(hash, false);
        });
    }

    private KnownFiles before(String output) throws IOException {
        return KnownFiles.before(out.path(), candidates(output));
    }

    @Override
    public List<ClientDownload> list() {
        return onDisk(() -> {
            List<ClientDownload> downloads = new ArrayList<>();
            for (WatchFolderNotes.Entry entry : notes.all()) {
                downloads.add(read(entry));
            }
            return downloads;
        });
    }

    @Override
    public Optional<ClientDownload> tell(String id) {
        return onDisk(() -> {
            WatchFolderNotes.Entry entry = notes.find(id).orElse(null);
            return entry == null ? Optional.<ClientDownload>empty() : Optional.of(read(entry));
        });
    }

    @Override
    public List<Listed> files(String id) {
        return onDisk(() -> {
            WatchFolderNotes.Entry entry = notes.find(id).orElse(null);
            There there = entry == null ? null : there(entry);
            if (entry == null || there == null) {
                return List.of();
            }
            boolean whole = entry.known().isStillWhole(there.files());
            TorrentPieces pieces = pieces(entry);
            Check check = memory.checks.get(id);
            Set<String> right = check != null
                            && check.look().equals(there.look())
                            && check.result().isDone()
                    ? check.result()
                            .getNow(new PieceCheck.Result(Set.of(), Set.of(), 0))
                            .whole()
                    : Set.of();
            List<Listed> files = new ArrayList<>();
            there.files().forEach((path, file) -> {
                if (file.isRegularFile()) {
                    String inside = inside(there.place(), path);
                    boolean wanted =
                            pieces == null ? !entry.known().isOld(path, file) : pieces.single() || isOf(pieces, inside);
                    boolean isWhole =
                            whole || right.contains(inside) || (pieces != null && pieces.single() && !right.isEmpty());
                    files.add(new Listed(inside, file.size(), TorrentClients.completeness(wanted, isWhole)));
                }
            });
            return files;
        });
    }

    /** As the torrent tells it; the file's own name where it is the whole download. */
    private String inside(Path place, String path) {
        String base = KnownFiles.relative(base(place), place);
        return path.equals(base) ? String.valueOf(place.getFileName()) : path.substring(base.length() + 1);
    }

    private static boolean isOf(TorrentPieces pieces, String inside) {
        return pieces.files().stream().anyMatch(file -> file.path().equals(inside));
    }

    @Override
    public void pause(String id) {
        throw new ProviderException.Refused(Message.of("plug.torrent-folder.no-pause", name));
    }

    @Override
    public void resume(String id) {
        throw new ProviderException.Refused(Message.of("plug.torrent-folder.no-pause", name));
    }

    /** With its data: the files that the torrent names and that came after the hand-over, then every folder of it that is empty. */
    @Override
    public void remove(String id, boolean withData) {
        onDisk(() -> {
            WatchFolderNotes.Entry entry = notes.find(id).orElse(null);
            if (entry == null) {
                return false;
            }
            Path place = withData ? standing(entry) : null;
            if (place != null) {
                TorrentPieces pieces = pieces(entry);
                entry.known().delete(out.path(), place, path -> pieces == null || isNamed(pieces, inside(place, path)));
            }
            notes.remove(entry);
            memory.seen.remove(id);
            memory.checks.remove(id);
            return true;
        });
    }

    private static boolean isNamed(TorrentPieces pieces, String inside) {
        String plain = UNFINISHED.stream()
                .filter(ending -> inside.toLowerCase(Locale.ROOT).endsWith(ending))
                .findFirst()
                .map(ending -> inside.substring(0, inside.length() - ending.length()))
                .orElse(inside);
        return pieces.single() || isOf(pieces, inside) || isOf(pieces, plain);
    }

    @Override
    public OptionalLong freeSpace() {
        return onDisk(() -> OptionalLong.of(Files.getFileStore(out.path()).getUsableSpace()));
    }

    private ClientDownload read(WatchFolderNotes.Entry entry) throws IOException {
        if (entry.output().indexOf(KnownFiles.UNDECODABLE) >= 0) {
            return waiting(entry, Message.of("plug.client.undecodable", entry.output()));
        }
        Path standing = standing(entry);
        if (standing == null) {
            memory.seen.remove(entry.hash());
            return waiting(
                    entry,
                    Message.of(
                            notes.isTaken(entry) ? "plug.torrent-folder.waiting" : "plug.torrent-folder.not-taken",
                            name));
        }
        if (LinkedDownload.of(standing, named) instanceof LinkedDownload.Elsewhere elsewhere) {
            return waiting(
                    entry, Message.of("plug.client.link", elsewhere.link().toString()));
        }
        There there = there(entry);
        if (there == null) {
            return waiting(entry, Message.of("plug.torrent-folder.waiting", name));
        }
        Optional<String> undecodable = there.files().keySet().stream()
                .filter(path -> path.indexOf(KnownFiles.UNDECODABLE) >= 0)
                .findFirst();
        if (undecodable.isPresent()) {
            return waiting(entry, Message.of("plug.client.undecodable", undecodable.get()));
        }
        if (entry.known().isStillWhole(there.files())) {
            return told(entry, there, DownloadState.COMPLETED, there.bytes(), null);
        }
        Instant time = clock.instant();
        Seen last = memory.seen.compute(
                entry.hash(),
                (same, before) ->
                        before != null && before.look().equals(there.look()) ? before : new Seen(there.look(), time));
        boolean quiet = Duration.between(last.since(), time).compareTo(Duration.ofSeconds(settings.quiet())) >= 0;
        if (!quiet) {
            return told(
                    entry,
                    there,
                    DownloadState.DOWNLOADING,
                    there.bytes(),
                    Message.of("plug.torrent-folder.settling", settings.quiet()));
        }
        TorrentPieces pieces = pieces(entry);
        return pieces == null ? byItsRoom(entry, there) : byItsPieces(entry, there, pieces);
    }

    private ClientDownload byItsPieces(WatchFolderNotes.Entry entry, There there, TorrentPieces pieces)
            throws IOException {
        PieceCheck.Result result = check(entry, there, pieces);
        if (result == null) {
            return told(entry, there, DownloadState.QUEUED, there.bytes(), Message.of("plug.torrent-folder.checking"));
        }
        if (result.isAll(pieces)) {
            return whole(entry, there);
        }
        boolean old = there.files().entrySet().stream()
                .filter(file -> file.getValue().isRegularFile())
                .allMatch(file -> entry.known().isOld(file.getKey(), file.getValue()));
        // Queued, so that it does not count as stalled: a pause in the program looks just so, and is nobody's fault.
        return told(
                entry,
                there,
                DownloadState.QUEUED,
                result.bytes(),
                old
                        ? Message.of(
                                "plug.client.stood-before",
                                String.valueOf(there.place().getFileName()))
                        : Message.of(
                                "plug.torrent-folder.incomplete",
                                Math.round(100.0 * result.bytes() / Math.max(1, pieces.size()))));
    }

    /** Null while it is being read. */
    private PieceCheck.@Nullable Result check(WatchFolderNotes.Entry entry, There there, TorrentPieces pieces)
            throws IOException {
        Instant time = clock.instant();
        Check check = memory.checks.compute(entry.hash(), (same, before) -> {
            if (before == null || !before.look().equals(there.look())) {
                return new Check(there.look(), time, pause(), start(there, pieces));
            }
            return before.isDueAgain(time)
                    ? new Check(there.look(), time, longer(before.pause()), start(there, pieces))
                    : before;
        });
        try {
            return check.result().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException busy) {
            return null;
        } catch (ExecutionException failure) {
            memory.checks.remove(entry.hash());
            throw failure.getCause() instanceof IOException disk ? disk : new IOException(failure.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Duration pause() {
        return Duration.ofSeconds(Math.max(1, settings.quiet()));
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static CompletableFuture<PieceCheck.Result> start(There there, TorrentPieces pieces) {
        CompletableFuture<PieceCheck.Result> result = new CompletableFuture<>();
        Root root = new Root(there.place());
        WorkThreads.start("pieces", () -> {
            try {
                result.complete(PieceCheck.run(pieces, file -> pieces.single() ? there.place() : find(root, file)));
            } catch (IOException | RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private static @Nullable Path find(Root root, TorrentPieces.Entry file) {
        try {
            Path path = root.resolve(file.path());
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? path : null;
        } catch (DiskException outside) {
            return null;
        }
    }

    /** Of a magnet link nothing is known; silence alone says nothing. */
    private ClientDownload byItsRoom(WatchFolderNotes.Entry entry, There there) throws IOException {
        Map<String, BasicFileAttributes> fresh = new TreeMap<>(there.files());
        fresh.entrySet()
                .removeIf(file ->
                        !file.getValue().isRegularFile() || entry.known().isOld(file.getKey(), file.getValue()));
        if (fresh.isEmpty()) {
            return waiting(
                    entry,
                    Message.of(
                            "plug.client.stood-before",
                            String.valueOf(there.place().getFileName())));
        }
        boolean unfinished = fresh.keySet().stream()
                .map(path -> path.toLowerCase(Locale.ROOT))
                .anyMatch(path -> UNFINISHED.stream().anyMatch(path::endsWith));
        OptionalLong room = AllocatedSpace.of(there.place());
        boolean full = room.isPresent()
                && room.getAsLong() + (long) BLOCK * there.files().size() >= there.bytes();
        if (unfinished || !full) {
            Message said = Message.of(
                    unfinished ? "plug.torrent-folder.unfinished" : "plug.torrent-folder.unsure",
                    String.valueOf(there.place().getFileName()));
            return told(entry, there, DownloadState.QUEUED, -1, said);
        }
        return whole(entry, there);
    }

    private ClientDownload whole(WatchFolderNotes.Entry entry, There there) throws IOException {
        Map<String, BasicFileAttributes> files = new TreeMap<>(there.files());
        TorrentPieces pieces = pieces(entry);
        files.entrySet()
                .removeIf(file -> !file.getValue().isRegularFile()
                        || (pieces == null
                                ? entry.known().isOld(file.getKey(), file.getValue())
                                : !pieces.single() && !isOf(pieces, inside(there.place(), file.getKey()))));
        notes.note(entry.with(entry.known().whole(files)));
        return told(entry, there, DownloadState.COMPLETED, there.bytes(), null);
    }

    private ClientDownload waiting(WatchFolderNotes.Entry entry, Message said) {
        return told(entry, null, DownloadState.QUEUED, -1, said);
    }

    /**
     * @param bytes there already, negative where nobody knows
     */
    private ClientDownload told(
            WatchFolderNotes.Entry entry,
            @Nullable There there,
            DownloadState state,
            long bytes,
            @Nullable Message said) {
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
                there == null ? null : there.place().toString(),
                whole && settings.seeding(),
                -1,
                null,
                said);
    }

    /** What stands there, links followed where that is allowed; null where nothing does. */
    private @Nullable There there(WatchFolderNotes.Entry entry) throws IOException {
        Path standing = standing(entry);
        if (standing == null || !(LinkedDownload.of(standing, named) instanceof LinkedDownload.At at)) {
            return null;
        }
        Map<String, BasicFileAttributes> files = new TreeMap<>(KnownFiles.everything(base(at.path()), at.path()));
        files.values().removeIf(file -> !file.isRegularFile());
        Map<String, KnownFiles.Stamp> look = new TreeMap<>();
        files.forEach((path, file) -> look.put(path, KnownFiles.Stamp.of(file)));
        return new There(at.path(), files, look);
    }

    /** Paths are told from here: the folder that downloads come out in, or the one that a followed link leads into. */
    private Path base(Path place) {
        Path parent = place.getParent();
        return place.startsWith(out.path()) || parent == null ? out.path() : parent;
    }

    /** What bears its name, links not followed; null while nothing has come out, and where the name leads out of the folder. */
    private @Nullable Path standing(WatchFolderNotes.Entry entry) {
        return candidates(entry.output()).stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElse(null);
    }

    private List<Path> candidates(String output) {
        List<Path> candidates = new ArrayList<>();
        for (String each : List.of(output, SafeName.of(output))) {
            try {
                Path path = out.path().resolve(each).normalize();
                if (out.path().equals(path.getParent()) && !candidates.contains(path)) {
                    candidates.add(path);
                }
            } catch (java.nio.file.InvalidPathException none) {
                // A name that this system cannot have.
            }
        }
        return candidates;
    }

    private @Nullable TorrentPieces pieces(WatchFolderNotes.Entry entry) throws IOException {
        return notes.torrent(entry).flatMap(TorrentPieces::read).orElse(null);
    }

    private interface Work<R> {
        R run() throws IOException;
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
