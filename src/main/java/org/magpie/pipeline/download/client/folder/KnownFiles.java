package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Magpie knows of the files that stand under the name of a download in a watched folder: those that were there before it was handed
 * over, which are somebody else's, and those of which it consisted when it was whole. Paths are relative to the watched folder, with
 * slashes.
 *
 * @param before files and links that stood there before the hand-over
 * @param own files of the download when it was first seen whole; empty until then
 */
record KnownFiles(Map<String, Stamp> before, Map<String, Stamp> own) {
    static final KnownFiles NONE = new KnownFiles(Map.of(), Map.of());

    /** What Java puts in the place of bytes of a name that it cannot decode. */
    static final char UNDECODABLE = '\ufffd';

    private static final Pattern INODE = Pattern.compile("ino=(\\d+)");
    private static final int DEEPEST = 32;
    private static final int MOST_FILES = 100_000;

    KnownFiles {
        before = Map.copyOf(before);
        own = Map.copyOf(own);
    }

    /**
     * How a file looked.
     *
     * @param modified milliseconds since 1970
     * @param key tells it from another file of that name (its inode; a device has another number after a restart), empty where the
     *     system has no such thing
     */
    record Stamp(long size, long modified, String key) {
        static Stamp of(BasicFileAttributes file) {
            Matcher inode = INODE.matcher(String.valueOf(file.fileKey()));
            return new Stamp(
                    file.isDirectory() ? 0 : file.size(),
                    file.lastModifiedTime().toMillis(),
                    inode.find() ? inode.group(1) : "");
        }
    }

    /** Notes what stands there now. */
    static KnownFiles before(Path root, Collection<Path> places) throws IOException {
        Map<String, Stamp> before = new TreeMap<>();
        for (Path place : places) {
            everything(root, place).forEach((path, file) -> before.put(path, Stamp.of(file)));
        }
        return new KnownFiles(before, Map.of());
    }

    /** The same, now that the download is whole. */
    KnownFiles whole(Map<String, BasicFileAttributes> files) {
        Map<String, Stamp> own = new TreeMap<>();
        files.forEach((path, file) -> own.put(path, Stamp.of(file)));
        return new KnownFiles(before, own);
    }

    /** Whether a file has stood there, just so, since before the hand-over: then it is not of the download. */
    boolean isOld(String path, BasicFileAttributes file) {
        return Stamp.of(file).equals(before.get(path));
    }

    /** Whether everything that made up the whole download is still as it was. */
    boolean isStillWhole(Map<String, BasicFileAttributes> now) {
        return !own.isEmpty()
                && own.entrySet().stream().allMatch(each -> {
                    BasicFileAttributes file = now.get(each.getKey());
                    return file != null && Stamp.of(file).equals(each.getValue());
                });
    }

    /** Whether a file may be deleted with the download: it came after the hand-over and, where that is known, belonged to it. */
    boolean mayGo(String path) {
        // A name that this system cannot decode may stand for several.
        return !before.containsKey(path) && (own.isEmpty() || own.containsKey(path)) && path.indexOf(UNDECODABLE) < 0;
    }

    /**
     * Deletes the files of a download, then every folder of it that is empty; nothing that was there before, nothing that somebody has put
     * beside, and nothing behind a link.
     *
     * @param wanted which of its files, by relative path
     */
    void delete(Path root, Path place, Predicate<String> wanted) throws IOException {
        if (Files.isSymbolicLink(place)) {
            if (!before.containsKey(relative(root, place))) {
                Files.deleteIfExists(place);
            }
            return;
        }
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(place, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = relative(root, file);
                // Of a link only the link goes, and what was whole is what it led to.
                boolean mayGo = attributes.isSymbolicLink() ? !before.containsKey(path) : mayGo(path);
                if (!attributes.isDirectory() && mayGo && wanted.test(path)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                folders.add(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path folder : folders) {
            // Deepest first; an empty folder that was there before is somebody's too.
            if (!before.containsKey(relative(root, folder)) && isEmpty(folder)) {
                Files.deleteIfExists(folder);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var inside = Files.newDirectoryStream(folder)) {
            return !inside.iterator().hasNext();
        }
    }

    /** Files, links and folders below a place and itself; links are not followed. What vanishes meanwhile is passed over. */
    static Map<String, BasicFileAttributes> everything(Path root, Path place) throws IOException {
        Map<String, BasicFileAttributes> found = new TreeMap<>();
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        Files.walkFileTree(place, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                found.put(relative(root, folder), attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.put(relative(root, file), attributes);
                return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** As it is kept in a note: one line a file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(before).forEach((path, stamp) -> lines.add(line("before", path, stamp)));
        new TreeMap<>(own).forEach((path, stamp) -> lines.add(line("own", path, stamp)));
        return lines;
    }

    private static String line(String kind, String path, Stamp stamp) {
        return kind + " " + stamp.size() + " " + stamp.modified() + " " + coded(stamp.key()) + " " + coded(path);
    }

    private static String coded(String text) {
        return text.isEmpty() ? "-" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads such lines; what is none is passed over. */
    static KnownFiles read(List<String> lines) {
        Map<String, Stamp> before = new TreeMap<>();
        Map<String, Stamp> own = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 5 && parts[1].matches("\\d{1,18}") && parts[2].matches("-?\\d{1,18}")) {
                Stamp stamp = new Stamp(
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        parts[3].equals("-") ? "" : URLDecoder.decode(parts[3], StandardCharsets.UTF_8));
                String path = URLDecoder.decode(parts[4], StandardCharsets.UTF_8);
                (parts[0].equals("own") ? own : before).put(path, stamp);
            }
        }
        return new KnownFiles(before, own);
    }
}
