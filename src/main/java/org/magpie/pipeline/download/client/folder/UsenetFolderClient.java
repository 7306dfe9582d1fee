package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
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
 * Hands NZB files to another program through a folder. What was handed over is remembered in a folder of Magpie's own, one file a job
 * called as it, which holds what stood under its name before: a restart forgets nothing, and whatever else lies in the folders is neither
 * taken for the job nor deleted with it.
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
    private final FolderStability stability;
    private final Duration wanted;
    private final List<Path> named;

    /**
     * @param name of the definition, for sentences
     * @param wanted how long nothing may change before something counts as finished
     * @param linked folders into which links may lead, beside the one with what is finished
     */
    UsenetFolderClient(
            String name,
            Root watched,
            Root finished,
            Root journal,
            FolderStability stability,
            Duration wanted,
            List<Path> linked) {
        this.name = name;
        this.watched = watched;
        this.finished = finished;
        this.journal = journal;
        this.stability = stability;
        this.wanted = wanted;
        List<Path> all = new ArrayList<>(linked);
        all.add(finished.path());
        this.named = List.copyOf(all);
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
            note(job, KnownFiles.before(finished.path(), matching(job, true)));
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

    private void note(String job, KnownFiles known) throws IOException {
        Path temporary = Files.createTempFile(journal.path().toAbsolutePath().getParent(), "note", ".tmp");
        try {
            Files.write(temporary, known.lines());
            Files.move(temporary, journal.resolve(job), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private KnownFiles known(String job) throws IOException {
        return KnownFiles.read(Files.readAllLines(journal.resolve(job)));
    }

    /**
     * What bears a job's name in the folder of what is finished.
     *
     * @param numbered whether also what programs call so when the name was taken (SABnzbd 3.7: {@code .1})
     */
    private List<Path> matching(String job, boolean numbered) {
        String key = key(job);
        return names(finished.path()).stream()
                .filter(entry -> key(entry).equals(key)
                        || (numbered
                                && key(entry).startsWith(key + ".")
                                && key(entry).substring(key.length() + 1).matches("\\d{1,3}")))
                .sorted()
                .map(entry -> finished.path().resolve(entry))
                .toList();
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
        Set<String> waiting = new TreeSet<>(names(watched.path()));
        List<ClientDownload> downloads = new ArrayList<>();
        for (String job : jobs) {
            downloads.add(read(job, waiting));
        }
        return downloads;
    }

    private ClientDownload read(String job, Set<String> waiting) {
        try {
            KnownFiles known = known(job);
            Path old = null;
            // Under the very name first; a program that found it taken has put a number behind it.
            for (Path path : matching(job, !known.before().isEmpty())) {
                Map<String, BasicFileAttributes> fresh = fresh(known, path);
                if (fresh.isEmpty() && !known.before().isEmpty()) {
                    old = path;
                } else if (path.getFileName()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(FAILED)) {
                    return told(job, DownloadState.FAILED, -1, null, Message.of("plug.usenetfolder.failed"));
                } else {
                    return arrived(job, path, known, fresh);
                }
            }
            if (old != null) {
                return told(
                        job,
                        DownloadState.QUEUED,
                        -1,
                        null,
                        Message.of("plug.client.stood-before", old.getFileName().toString()));
            }
        } catch (IOException failure) {
            throw unreadable(failure);
        }
        // NZBGet 21 leaves the file there under another name, SABnzbd 3.7 takes it away.
        return waiting.contains(job + NZB)
                ? told(job, DownloadState.QUEUED, -1, null, Message.of("plug.usenetfolder.waits"))
                : told(job, DownloadState.QUEUED, -1, null, Message.of("plug.usenetfolder.taken"));
    }

    /** Its files that were not there before the hand-over. */
    private Map<String, BasicFileAttributes> fresh(KnownFiles known, Path path) throws IOException {
        Map<String, BasicFileAttributes> fresh = new TreeMap<>(KnownFiles.everything(finished.path(), path));
        fresh.entrySet().removeIf(file -> file.getValue().isDirectory() || known.isOld(file.getKey(), file.getValue()));
        return fresh;
    }

    private ClientDownload arrived(String job, Path standing, KnownFiles known, Map<String, BasicFileAttributes> fresh)
            throws IOException {
        if (!(LinkedDownload.of(standing, named) instanceof LinkedDownload.At at)) {
            return told(job, DownloadState.QUEUED, -1, null, Message.of("plug.client.link", standing.toString()));
        }
        Optional<String> undecodable = fresh.keySet().stream()
                .filter(file -> file.indexOf(KnownFiles.UNDECODABLE) >= 0)
                .findFirst();
        if (undecodable.isPresent()) {
            return told(job, DownloadState.QUEUED, -1, null, Message.of("plug.client.undecodable", undecodable.get()));
        }
        Path path = at.path();
        FolderStability.Content content = FolderStability.look(path);
        boolean still = stability.since(path, content).compareTo(wanted) >= 0;
        boolean unpacking =
                standing.getFileName().toString().toLowerCase(Locale.ROOT).startsWith(UNPACKING);
        boolean whole = known.isStillWhole(fresh);
        if (whole || (still && content.files() > 0 && !content.unfinished() && !unpacking)) {
            if (known.own().isEmpty()) {
                // From now on it is known what the job has brought; what somebody puts beside it later is not of it.
                note(job, known.whole(fresh));
            }
            return told(job, DownloadState.COMPLETED, content.bytes(), path, null);
        }
        Message said =
                Message.of(unpacking || content.unfinished() ? "plug.usenet.unpacking" : "plug.usenetfolder.quieting");
        return told(job, DownloadState.QUEUED, content.bytes(), null, said);
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
            KnownFiles known = known(id);
            for (Path path : matching(id, !known.before().isEmpty())) {
                stability.forget(path);
                if (withData && (Files.isSymbolicLink(path) || finished.contains(path))) {
                    known.delete(finished.path(), path, any -> true);
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
                .flatMap(each -> listed(id, Path.of(String.valueOf(each.place()))).stream())
                .toList();
    }

    private List<Listed> listed(String job, Path place) {
        Path folder = place.getParent();
        Path base = Files.isDirectory(place) || folder == null ? place : folder;
        try (var all = Files.walk(place)) {
            KnownFiles known = known(job);
            List<Listed> files = new ArrayList<>();
            for (Path file : (Iterable<Path>)
                    all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))::iterator) {
                BasicFileAttributes facts =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                boolean old = file.startsWith(finished.path())
                        && known.isOld(KnownFiles.relative(finished.path(), file), facts);
                files.add(new Listed(
                        KnownFiles.relative(base, file),
                        facts.size(),
                        // What stood there before is no part of the job.
                        old ? Completeness.DESELECTED : Completeness.WHOLE));
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
