package org.magpie.pipeline.download.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.ProviderException;

/**
 * Hands NZB files to another program through a folder. What was handed over is remembered in a folder of Magpie's own, one empty
 * file a job called as it, so that a restart forgets nothing and whatever else lies in the folders is left alone.
 */
final class UsenetFolderClient implements DownloadClient {
    private static final String NZB = ".nzb";
    // Room in a name for what programs put before and behind it.
    private static final int RESERVED = 40;
    // SABnzbd 3.7 says so in the name of the folder that a failed job leaves.
    private static final String FAILED = "_failed_";
    private static final String UNPACKING = "_unpack_";

    private final String name;
    private final Root watched;
    private final Root finished;
    private final Root journal;
    private final Quiet quiet;
    private final Duration wanted;

    /**
     * @param name of the definition, for sentences
     * @param wanted how long nothing may change before something counts as finished
     */
    UsenetFolderClient(String name, Root watched, Root finished, Root journal, Quiet quiet, Duration wanted) {
        this.name = name;
        this.watched = watched;
        this.finished = finished;
        this.journal = journal;
        this.quiet = quiet;
        this.wanted = wanted;
    }

    @Override
    public Set<Protocol> protocols() {
        return Set.of(Protocol.USENET);
    }

    @Override
    public Added add(Release release, Content content, Terms terms) {
        if (!(content instanceof Content.NzbFile nzb)) {
            throw new ProviderException.Refused(Message.of("plug.client.only-usenet", name));
        }
        // Nobody answers here, so what no program could use is not even written.
        if (!new String(nzb.bytes(), StandardCharsets.ISO_8859_1).contains("<segment ")) {
            throw new ProviderException.Refused(Message.of("plug.usenet.bad-nzb", name));
        }
        String job = SafeName.of(release.name(), IllegalCharacters.DEFAULT, RESERVED);
        Path note = journal.resolve(job);
        if (Files.exists(note)) {
            return new Added(job, true);
        }
        if (!Files.isDirectory(watched.path())) {
            throw new ProviderException.Unreachable(
                    Message.of("plug.usenetfolder.no-folder", watched.path().toString()), null);
        }
        try {
            // Remembered first: a job that is remembered and was not written shows and can be removed; not the other
            // way round.
            Files.createDirectories(journal.path());
            Files.write(note, new byte[0]);
            Path target = watched.resolve(job + NZB);
            Path temporary = watched.resolve("." + job + ".part");
            Files.write(temporary, nzb.bytes());
            // Programs take what ends with .nzb as soon as they see it, so it must be whole by then.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            deleteQuietly(note);
            deleteQuietly(watched.resolve("." + job + ".part"));
            throw new ProviderException.Unreachable(
                    Message.of("plug.usenetfolder.unwritable", watched.path().toString()), failure);
        }
        return new Added(job, false);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            // The failure that led here is the one that is told.
            org.slf4j.LoggerFactory.getLogger(UsenetFolderClient.class).debug("{} stays", file, failure);
        }
    }

    @Override
    public List<ClientDownload> list() {
        Set<String> jobs = new TreeSet<>(names(journal.path()));
        if (jobs.isEmpty()) {
            return List.of();
        }
        Map<String, List<Path>> there = new HashMap<>();
        for (String entry : names(finished.path())) {
            there.computeIfAbsent(key(entry), key -> new ArrayList<>())
                    .add(finished.path().resolve(entry));
        }
        Set<String> waiting = new TreeSet<>(names(watched.path()));
        List<ClientDownload> downloads = new ArrayList<>();
        for (String job : jobs) {
            downloads.add(read(job, there.getOrDefault(key(job), List.of()), waiting));
        }
        return downloads;
    }

    private ClientDownload read(String job, List<Path> there, Set<String> waiting) {
        for (Path path : there) {
            String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
            if (file.startsWith(FAILED)) {
                return told(job, DownloadState.FAILED, -1, null, Message.of("plug.usenetfolder.failed"));
            }
        }
        for (Path path : there) {
            if (finished.contains(path) && !Files.isSymbolicLink(path)) {
                return arrived(job, path);
            }
        }
        // NZBGet 21 leaves the file there under another name, SABnzbd 3.7 takes it away.
        return waiting.contains(job + NZB)
                ? told(job, DownloadState.QUEUED, -1, null, Message.of("plug.usenetfolder.waits"))
                : told(job, DownloadState.QUEUED, -1, null, Message.of("plug.usenetfolder.taken"));
    }

    private ClientDownload arrived(String job, Path path) {
        try {
            Quiet.Content content = Quiet.look(path);
            boolean still = quiet.since(path, content).compareTo(wanted) >= 0;
            boolean unpacking =
                    path.getFileName().toString().toLowerCase(Locale.ROOT).startsWith(UNPACKING);
            if (still && content.files() > 0 && !content.unfinished() && !unpacking) {
                return told(job, DownloadState.COMPLETED, content.bytes(), path, null);
            }
            Message said = Message.of(
                    unpacking || content.unfinished() ? "plug.usenet.unpacking" : "plug.usenetfolder.quieting");
            return told(job, DownloadState.QUEUED, content.bytes(), null, said);
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** Queued for as long as it is on its way: nobody sees how much has come, so it must not count as stalled either. */
    private static ClientDownload told(
            String job, DownloadState state, long size, @Nullable Path place, @Nullable Message said) {
        boolean whole = state == DownloadState.COMPLETED;
        return new ClientDownload(
                job,
                job,
                state,
                whole ? size : -1,
                whole ? 0 : -1,
                0,
                null,
                place == null ? null : place.toString(),
                false,
                -1,
                null,
                said);
    }

    /** Names are compared as programs leave them: some turn dots and blanks into one another, or add to them. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^(" + FAILED + "|" + UNPACKING + ")", "")
                .replaceFirst("\\.(mkv|mp4|avi|m4v|ts|mp3|flac|m4b|epub|pdf|mobi|azw3|cbz|cbr)$", "")
                .replaceAll("[\\s._-]+", ".");
    }

    @Override
    public void pause(String id) {
        throw new ProviderException.Refused(Message.of("plug.usenetfolder.cannot"));
    }

    @Override
    public void resume(String id) {
        throw new ProviderException.Refused(Message.of("plug.usenetfolder.cannot"));
    }

    /** The NZB file goes if no program has taken it yet; a program that has taken it goes on. */
    @Override
    public void remove(String id, boolean withData) {
        if (!SafeName.isLegal(id)) {
            return;
        }
        try {
            Path note = journal.resolve(id);
            if (!Files.exists(note)) {
                return;
            }
            Files.deleteIfExists(watched.resolve(id + NZB));
            for (String entry : names(finished.path())) {
                Path path = finished.path().resolve(entry);
                if (key(entry).equals(key(id))) {
                    quiet.forget(path);
                    if (withData && finished.contains(path)) {
                        FinishedData.deleteTree(path);
                    }
                }
            }
            Files.deleteIfExists(note);
        } catch (IOException failure) {
            throw new ProviderException.Refused(Message.of("plug.usenet.not-deleted", id));
        }
    }

    @Override
    public List<Listed> files(String id) {
        return list().stream()
                .filter(each -> each.id().equals(id) && each.place() != null)
                .flatMap(each -> listed(Path.of(String.valueOf(each.place()))).stream())
                .toList();
    }

    private List<Listed> listed(Path place) {
        Path base = Files.isDirectory(place) ? place : finished.path();
        try (var all = Files.walk(place)) {
            List<Listed> files = new ArrayList<>();
            for (Path file : (Iterable<Path>)
                    all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))::iterator) {
                files.add(new Listed(base.relativize(file).toString().replace('\\', '/'), Files.size(file)));
            }
            return files;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    @Override
    public OptionalLong freeSpace() {
        try {
            return OptionalLong.of(Files.getFileStore(finished.path()).getUsableSpace());
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** Empty for Magpie's own folder before its first job; any other that is not there is a drive that is not connected. */
    private List<String> names(Path folder) {
        if (folder.equals(journal.path()) && !Files.exists(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            List<String> names = new ArrayList<>();
            inside.forEach(path -> names.add(path.getFileName().toString()));
            return names;
        } catch (IOException failure) {
            throw new ProviderException.Unreachable(
                    Message.of(
                            Files.isDirectory(folder) ? "plug.usenetfolder.unreadable" : "plug.usenetfolder.no-folder",
                            folder.toString()),
                    failure);
        }
    }

    private ProviderException unreadable(IOException failure) {
        return new ProviderException.Unreachable(
                Message.of("plug.usenetfolder.unreadable", finished.path().toString()),
                DiskException.of(finished.path(), failure));
    }
}
