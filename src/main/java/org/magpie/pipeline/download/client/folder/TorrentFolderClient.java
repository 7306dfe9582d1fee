package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
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
    /** A disk may keep so little in other places than it tells of. */
    private static final int BLOCK = 4096;

    private final String name;
    private final TorrentFolder.Settings settings;
    private final Root in;
    private final OutputFolder out;
    private final Clock clock;
    private final Memory memory;
    private final WatchFolderNotes notes;

    /** What was seen at earlier looks, by info hash. */
    static final class Memory {
        private final Map<String, Seen> seen = new ConcurrentHashMap<>();
        private final PieceChecks checks = new PieceChecks();
    }

    /** How a download looked, and since when it has looked so. */
    private record Seen(Map<String, KnownFiles.Stamp> look, Instant since) {}

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
        this.out = new OutputFolder(out, named);
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
        return KnownFiles.before(out.path(), out.candidates(output));
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
            FoundContent there = entry == null ? null : out.find(entry.output());
            if (entry == null || there == null) {
                return List.of();
            }
            boolean whole = entry.known().isStillWhole(there.files());
            TorrentPieces pieces = pieces(entry);
            Set<String> right = memory.checks.whole(id, there);
            List<Listed> files = new ArrayList<>();
            there.files().forEach((path, file) -> {
                String inside = there.inside(path);
                boolean wanted =
                        pieces == null ? !entry.known().isOld(path, file) : pieces.single() || isOf(pieces, inside);
                boolean isWhole =
                        whole || right.contains(inside) || (pieces != null && pieces.single() && !right.isEmpty());
                files.add(new Listed(inside, file.size(), TorrentClients.completeness(wanted, isWhole)));
            });
            return files;
        });
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
            Path place = withData ? out.standing(entry.output()) : null;
            if (place != null) {
                TorrentPieces pieces = pieces(entry);
                FoundContent standing = new FoundContent(out.path(), place, Map.of(), Map.of());
                entry.known()
                        .delete(out.path(), place, path -> pieces == null || isNamed(pieces, standing.inside(path)));
            }
            notes.remove(entry);
            memory.seen.remove(id);
            memory.checks.forget(id);
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
        Path standing = out.standing(entry.output());
        if (standing == null) {
            memory.seen.remove(entry.hash());
            return waiting(
                    entry,
                    Message.of(
                            notes.isTaken(entry) ? "plug.torrent-folder.waiting" : "plug.torrent-folder.not-taken",
                            name));
        }
        if (out.follow(standing) instanceof LinkedDownload.Elsewhere elsewhere) {
            return waiting(
                    entry, Message.of("plug.client.link", elsewhere.link().toString()));
        }
        FoundContent there = out.find(entry.output());
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

    private ClientDownload byItsPieces(WatchFolderNotes.Entry entry, FoundContent there, TorrentPieces pieces)
            throws IOException {
        PieceCheck.Result result = memory.checks.result(
                entry.hash(), there, pieces, clock.instant(), Duration.ofSeconds(Math.max(1, settings.quiet())));
        if (result == null) {
            return told(entry, there, DownloadState.QUEUED, there.bytes(), Message.of("plug.torrent-folder.checking"));
        }
        if (result.isAll(pieces)) {
            return whole(entry, there);
        }
        boolean old =
                there.files().entrySet().stream().allMatch(file -> entry.known().isOld(file.getKey(), file.getValue()));
        // Queued, so that it does not count as stalled: a pause in the program looks just so, and is nobody's fault.
        return told(
                entry,
                there,
                DownloadState.QUEUED,
                result.bytes(),
                old
                        ? Message.of("plug.client.stood-before", there.name())
                        : Message.of(
                                "plug.torrent-folder.incomplete",
                                Math.round(100.0 * result.bytes() / Math.max(1, pieces.size()))));
    }

    /** Of a magnet link nothing is known; silence alone says nothing. */
    private ClientDownload byItsRoom(WatchFolderNotes.Entry entry, FoundContent there) throws IOException {
        Map<String, BasicFileAttributes> fresh = new TreeMap<>(there.files());
        fresh.entrySet().removeIf(file -> entry.known().isOld(file.getKey(), file.getValue()));
        if (fresh.isEmpty()) {
            return waiting(entry, Message.of("plug.client.stood-before", there.name()));
        }
        boolean unfinished = fresh.keySet().stream()
                .map(path -> path.toLowerCase(Locale.ROOT))
                .anyMatch(path -> UNFINISHED.stream().anyMatch(path::endsWith));
        OptionalLong room = AllocatedSpace.of(there.place());
        boolean full = room.isPresent()
                && room.getAsLong() + (long) BLOCK * there.files().size() >= there.bytes();
        if (unfinished || !full) {
            Message said = Message.of(
                    unfinished ? "plug.torrent-folder.unfinished" : "plug.torrent-folder.unsure", there.name());
            return told(entry, there, DownloadState.QUEUED, -1, said);
        }
        return whole(entry, there);
    }

    private ClientDownload whole(WatchFolderNotes.Entry entry, FoundContent there) throws IOException {
        Map<String, BasicFileAttributes> files = new TreeMap<>(there.files());
        TorrentPieces pieces = pieces(entry);
        files.entrySet()
                .removeIf(file -> pieces == null
                        ? entry.known().isOld(file.getKey(), file.getValue())
                        : !pieces.single() && !isOf(pieces, there.inside(file.getKey())));
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
            @Nullable FoundContent there,
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
