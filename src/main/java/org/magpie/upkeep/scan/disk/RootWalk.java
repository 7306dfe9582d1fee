package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.Sidecars;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a root folder without following a link twice or out of it. Reads names, sizes and times, never what is in a file. A
 * folder that cannot be read costs that folder alone. Changes nothing. Belongs to one thread.
 */
public final class RootWalk {
    private static final Logger LOG = LoggerFactory.getLogger(RootWalk.class);
    private static final int DEEPEST = 20;
    private static final int MOST_ENTRIES = 3_000_000;
    private static final int MOST_PROBLEMS = 1_000;
    private static final long LARGEST_SIDECAR = 1L << 20;
    private static final long TOO_NEW = 3_000;
    /** The time of a folder that has to be looked at again, whatever it is. */
    public static final long AGAIN = -1;

    private static final Set<String> CLOSED = Set.of(".ignore", ".plexignore", ".nomedia");
    /** Endings of what is surely a file and no media, so that its attributes need not be asked for. */
    private static final Set<String> OTHER = Set.of(
            "srt", "sub", "idx", "ass", "ssa", "vtt", "sup", "smi", "jpg", "jpeg", "png", "tbn", "webp", "gif", "txt",
            "nfo", "xml", "json", "db", "url", "sfv", "md5", "bif", "log");

    private final Path root;
    private final TitleLayout layout;
    private final Progress progress;
    private final List<FoundFile> files = new ArrayList<>();
    private final Sidecars sidecars;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> unread = new HashSet<>();
    private final Set<Object> seenFolders = new HashSet<>();
    /** What stands in a text for bytes of a name that are none in the system's encoding. */
    private static final char UNREADABLE = '\uFFFD';

    private final Map<String, Long> folders = new HashMap<>();
    private final Set<String> restless = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    /** What is newer than this may be changed again without getting another time: disks keep them by two seconds at worst. */
    private final long newest = System.currentTimeMillis() - TOO_NEW;

    private final Deque<Pending> open = new ArrayDeque<>();
    private int entries;
    private int unfinished;
    private int passedFiles;
    private int passedFolders;

    private RootWalk(Path root, TitleLayout layout, Progress progress) {
        this.root = root;
        this.layout = layout;
        this.progress = progress;
        this.sidecars = new Sidecars(this::read);
    }

    /**
     * What could not be looked through, or was left out.
     *
     * @param path below the root folder
     */
    public record Problem(String path, Message said) {}

    /**
     * What stands under a root folder.
     *
     * @param unread folders below the root folder of whose contents nothing is known, so that what was in them is not gone
     * @param unfinished how many files something still writes, by their names
     * @param passedFiles how many samples, trailers and other extras were stepped over, by their names
     * @param passedFolders how many folders of such
     * @param folders when each folder that was listed was changed last, in milliseconds since 1970, or {@link #AGAIN}; by path
     */
    public record Walked(
            List<FoundFile> files,
            Sidecars sidecars,
            List<Problem> problems,
            Set<String> unread,
            int unfinished,
            int passedFiles,
            int passedFolders,
            Map<String, Long> folders) {
        /** Whether nobody could say that the file at that path is gone. */
        boolean isUnread(String path) {
            if (unread.isEmpty()) {
                return false;
            }
            for (String at = path; !at.isEmpty(); at = FoundFile.parent(at)) {
                if (unread.contains(at)) {
                    return true;
                }
            }
            return unread.contains("");
        }
    }

    private record Pending(Path folder, String path, int depth, boolean isShallow) {}

    /**
     * Looks through a root folder.
     *
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for the work to end
     */
    public static Walked walk(Path root, TitleLayout layout, Progress progress) {
        return walk(root, layout, ScanScope.WHOLE, progress);
    }

    /**
     * Looks through a part of a root folder.
     *
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for the work to end
     */
    public static Walked walk(Path root, TitleLayout layout, ScanScope scope, Progress progress) {
        RootWalk walk = new RootWalk(root, layout, progress);
        scope.shallow().forEach(path -> walk.begin(path, true));
        scope.deep().forEach(path -> walk.begin(path, false));
        walk.run();
        walk.restless.forEach(folder -> walk.folders.replace(folder, AGAIN));
        return new Walked(
                walk.files,
                walk.sidecars,
                walk.problems,
                walk.unread,
                walk.unfinished,
                walk.passedFiles,
                walk.passedFolders,
                walk.folders);
    }

    /** Comes to a place below the root folder as if all folders on the way had been looked through. */
    private void begin(String path, boolean isShallow) {
        if (path.isEmpty()) {
            open.push(new Pending(root, "", 0, isShallow));
            return;
        }
        Path at = root;
        List<String> names = List.of(path.split("/"));
        for (String name : names) {
            for (String closing : CLOSED) {
                if (Files.exists(at.resolve(closing), LinkOption.NOFOLLOW_LINKS)) {
                    unread.add(path); // what is known of it is not gone, a person only closed it
                    return;
                }
            }
            if (SkippedPaths.isSystemFolder(name)) {
                return;
            }
            at = at.resolve(name);
            if (isLinkToFolder(at)) {
                return;
            }
        }
        Optional<Entry> entry = lookAt(at, path, names.getLast());
        if (entry.isEmpty()) {
            return;
        }
        if (!entry.get().isFolder()) {
            besides(FoundFile.parent(path));
            file(entry.get(), FoundFile.parent(path), path);
        } else if (layout.isDisc(names.getLast()) && names.size() > 1) {
            disc(entry.get(), path);
        } else {
            open.push(new Pending(at, path, names.size(), isShallow));
        }
    }

    /** A place that is to be looked at for itself; empty where nothing is there, or where nobody can say. */
    private Optional<Entry> lookAt(Path place, String path, String name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
            return Optional.of(new Entry(place, name, attributes));
        } catch (NoSuchFileException gone) {
            if (Files.isSymbolicLink(place)) {
                skip(path, unreadable(place, gone)); // a link may lead to a drive that is away
            }
            LOG.debug("{} is not there", place, gone);
            return Optional.empty();
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", place, failure);
            skip(path, unreadable(place, failure));
            return Optional.empty();
        }
    }

    /** What lies beside a single file and says what it is. */
    private void besides(String folder) {
        if (!listed.add(folder)) {
            return;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path place : stream) {
                String name = String.valueOf(place.getFileName());
                if (Sidecars.isSidecar(name)) {
                    sidecars.add(folder, name);
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            LOG.debug("{} cannot be listed", folder, failure);
        }
    }

    private static Message unreadable(Path place, IOException failure) {
        return Message.of(
                "scan.problem.unreadable",
                place.toString(),
                DiskException.of(place, failure).said());
    }

    private void run() {
        while (!open.isEmpty()) {
            Pending next = open.pop();
            progress.checkCancelled();
            if (entries > MOST_ENTRIES) {
                skip(next.path(), Message.of("scan.problem.too-many", MOST_ENTRIES));
                continue;
            }
            try {
                folder(next);
            } catch (IOException failure) {
                failed(next, failure);
            } catch (DirectoryIteratorException failure) {
                failed(next, Objects.requireNonNull(failure.getCause()));
            }
        }
    }

    private void failed(Pending folder, IOException failure) {
        LOG.debug("{} cannot be read", folder.folder(), failure);
        folders.put(folder.path(), AGAIN);
        skip(folder.path(), unreadable(folder.folder(), failure));
    }

    private void skip(String path, Message said) {
        unread.add(path);
        tell(path, said);
    }

    private void tell(String path, Message said) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(path, said));
        }
    }

    /** An entry of a folder. */
    private record Entry(Path place, String name, @Nullable BasicFileAttributes attributes) {
        boolean isFolder() {
            return attributes != null && attributes.isDirectory();
        }
    }

    private void folder(Pending here) throws IOException {
        List<Entry> there = entries(here);
        if (there.stream().anyMatch(entry -> CLOSED.contains(entry.name().toLowerCase(Locale.ROOT)))) {
            unread.add(here.path()); // what is known of it is not gone, a person only closed it
            return;
        }
        boolean isTitle = there.stream().anyMatch(this::isOfTitle);
        List<Pending> below = new ArrayList<>();
        for (Entry entry : there) {
            String path = here.path().isEmpty() ? entry.name() : here.path() + "/" + entry.name();
            if (entry.isFolder()) {
                boolean isExtra = isTitle && here.depth() > 0 && SkippedPaths.isExtrasFolder(entry.name());
                if (layout.isDisc(entry.name()) && here.depth() > 0) {
                    if (!here.isShallow()) {
                        disc(entry, path);
                    }
                } else if (isExtra) {
                    passedFolders += SkippedPaths.isSubtitles(entry.name()) ? 0 : 1;
                } else if (!here.isShallow() && !SkippedPaths.isSystemFolder(entry.name())) {
                    below.add(new Pending(entry.place(), path, here.depth() + 1, false));
                }
            } else {
                file(entry, here.path(), path);
            }
        }
        if (here.depth() >= DEEPEST && !below.isEmpty()) {
            below.forEach(each -> skip(
                    each.path(),
                    Message.of("scan.problem.too-deep", each.folder().toString())));
            return;
        }
        below.reversed().forEach(open::push);
    }

    /** Whether an entry says that the folder around it is that of a title. */
    private boolean isOfTitle(Entry entry) {
        return entry.isFolder()
                ? layout.isDisc(entry.name()) || layout.isPart(entry.name())
                : layout.isMedia(entry.name());
    }

    private List<Entry> entries(Pending here) throws IOException {
        BasicFileAttributes own = Files.readAttributes(here.folder(), BasicFileAttributes.class);
        if (own.fileKey() != null && !seenFolders.add(own.fileKey())) {
            return new ArrayList<>(); // a link back, or a second one to the same folder
        }
        long modified = own.lastModifiedTime().toMillis();
        folders.put(here.path(), modified > newest ? AGAIN : modified);
        List<Entry> there = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(here.folder())) {
            for (Path place : stream) {
                if (++entries > MOST_ENTRIES) {
                    skip(here.path(), Message.of("scan.problem.too-many", MOST_ENTRIES));
                    break;
                }
                entry(here, place).ifPresent(there::add);
            }
        }
        return there;
    }

    private Optional<Entry> entry(Pending here, Path place) {
        String name = String.valueOf(place.getFileName());
        if (name.indexOf(UNREADABLE) >= 0 && !Files.exists(here.folder().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            // Two such names may read alike, and neither leads back to its file.
            skip(path(here, name), Message.of("scan.problem.name-not-text", path(here, name)));
            return Optional.empty();
        }
        int dot = name.lastIndexOf('.');
        boolean isOther = dot > 0 && OTHER.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (isOther || CLOSED.contains(name.toLowerCase(Locale.ROOT)) || name.equals(".plexmatch")) {
            return Optional.of(new Entry(place, name, null));
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                attributes = Files.readAttributes(place, BasicFileAttributes.class);
                if (attributes.isDirectory()) {
                    linkToFolder(place, path(here, name));
                    return Optional.empty();
                }
            }
            return Optional.of(new Entry(place, name, attributes));
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", place, failure);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                // Whether it is gone, nobody can say: a link may lead to a drive that is away.
                skip(path(here, name), unreadable(place, failure));
            }
            return Optional.empty();
        }
    }

    /**
     * A link to a folder is never followed: what it leads to within the root folder is found where it really lies, and would have a second
     * path otherwise, by which another look may not know it again.
     */
    private void linkToFolder(Path place, String path) throws IOException {
        if (!place.toRealPath().startsWith(root.toRealPath())) {
            skip(path, Message.of("scan.problem.link-leads-out", place.toString()));
        }
    }

    /** Told like {@link #linkToFolder} where it is one. */
    private boolean isLinkToFolder(Path place) {
        if (!Files.isSymbolicLink(place) || !Files.isDirectory(place)) {
            return false;
        }
        String path = root.relativize(place).toString().replace('\\', '/');
        try {
            linkToFolder(place, path);
        } catch (IOException failure) {
            skip(path, unreadable(place, failure));
        }
        return true;
    }

    private static String path(Pending here, String name) {
        return here.path().isEmpty() ? name : here.path() + "/" + name;
    }

    private void file(Entry entry, String folder, String path) {
        if (Sidecars.isSidecar(entry.name())) {
            sidecars.add(folder, entry.name());
            return;
        }
        BasicFileAttributes attributes = entry.attributes();
        if (attributes == null || !attributes.isRegularFile()) {
            return;
        }
        if (attributes.size() == 0) {
            if (layout.isMedia(entry.name())) {
                tell(path, Message.of("scan.problem.empty-file", path));
            }
        } else if (SkippedPaths.isUnfinished(entry.name())) {
            unfinished++;
            restless.add(folder);
        } else if (!layout.isMedia(entry.name())) {
            return;
        } else if (SkippedPaths.isJunkFile(entry.name(), attributes.size())) {
            passedFiles += entry.name().startsWith(".") ? 0 : 1;
        } else {
            add(new FoundFile(
                    path, attributes.size(), attributes.lastModifiedTime().toMillis(), key(attributes), false));
        }
    }

    private void add(FoundFile file) {
        files.add(file);
        if (files.size() % 500 == 0) {
            progress.at(files.size(), 0);
        }
    }

    public static @Nullable String key(BasicFileAttributes attributes) {
        return attributes.fileKey() == null ? null : attributes.fileKey().toString();
    }

    /** A folder of a DVD or Blu-ray is one film, as large as all that is in it. */
    private void disc(Entry entry, String path) {
        long bytes = 0;
        long modified = 0;
        Deque<Path> inside = new ArrayDeque<>(List.of(entry.place()));
        try {
            int looked = 0;
            while (!inside.isEmpty() && looked < 10_000) {
                try (DirectoryStream<Path> stream = Files.newDirectoryStream(inside.pop())) {
                    for (Path each : stream) {
                        looked++;
                        BasicFileAttributes attributes =
                                Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                        if (attributes.isDirectory()) {
                            inside.push(each);
                        } else if (attributes.isRegularFile()) {
                            bytes += attributes.size();
                            modified = Math.max(
                                    modified, attributes.lastModifiedTime().toMillis());
                        }
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            LOG.debug("{} cannot be read", entry.place(), failure);
            skip(
                    path,
                    Message.of(
                            "scan.problem.unreadable", entry.place().toString(), String.valueOf(failure.getMessage())));
            return;
        }
        BasicFileAttributes own = entry.attributes();
        if (bytes > 0 && own != null) {
            add(new FoundFile(path, bytes, modified, key(own), true));
        }
    }

    private Optional<byte[]> read(String path) {
        Path place = root.resolve(path);
        try {
            BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
            return attributes.isRegularFile() && attributes.size() <= LARGEST_SIDECAR
                    ? Optional.of(Files.readAllBytes(place))
                    : Optional.empty();
        } catch (IOException failure) {
            LOG.debug("{} cannot be read", place, failure);
            return Optional.empty();
        }
    }
}
