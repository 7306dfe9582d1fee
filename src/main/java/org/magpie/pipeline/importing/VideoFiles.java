package org.magpie.pipeline.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the films and episodes in what was downloaded. Links are not followed, so that nothing outside the download is ever
 * taken; samples, trailers and extras are left where they are.
 */
final class VideoFiles {
    private static final Set<String> VIDEO = Set.of(
            "mkv", "mk3d", "mp4", "m4v", "avi", "mov", "qt", "wmv", "asf", "mpg", "mpeg", "m2v", "ts", "m2ts", "mts",
            "webm", "ogv", "ogm", "flv", "divx", "vob", "rm", "rmvb", "3gp", "wtv");
    private static final Set<String> DANGEROUS = Set.of(
            "exe", "com", "bat", "cmd", "scr", "msi", "pif", "vbs", "vbe", "js", "jse", "wsf", "wsh", "ps1", "psm1",
            "lnk", "hta", "cpl", "jar", "reg", "dll", "sh", "app", "dmg", "pkg", "deb", "rpm", "apk", "arj", "zipx",
            "lzh", "xpi");
    private static final Set<String> ARCHIVES = Set.of("rar", "zip", "7z", "r00", "001", "iso", "img", "tar", "gz");
    private static final Pattern JUNK_NAME = Pattern.compile(
            "(?:^|[ ._\\-(\\[])(?:sample|trailer|teaser|proof|rarbg\\.com)(?:[ ._\\-)\\]]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> JUNK_FOLDERS = Set.of(
            "sample",
            "samples",
            "proof",
            "extras",
            "extra",
            "featurettes",
            "behind the scenes",
            "deleted scenes",
            "interviews",
            "trailers",
            "bonus",
            "@eadir",
            "__macosx");
    private static final long SMALLEST_WITHOUT_DOUBT = 100L << 20;
    private static final int DEEPEST = 8;
    private static final int MOST = 20_000;
    /** Pictures of subtitles take up some ten megabytes a film. */
    private static final long LARGEST_SUBTITLE = 64L << 20;

    private static final int MOST_SUBTITLES = 1_000;

    private VideoFiles() {}

    /**
     * What stands in a download.
     *
     * @param videos largest first
     * @param dangerous programs and scripts
     * @param archives packed files
     * @param subtitles of any of the videos
     */
    record Contents(List<Found> videos, List<Path> dangerous, List<Path> archives, List<Path> subtitles) {}

    /**
     * @param bytes its size
     */
    record Found(Path path, long bytes) {}

    /**
     * @param download a file, or a folder that is searched
     */
    static Contents find(Path download) throws IOException {
        List<Found> videos = new ArrayList<>();
        List<Path> dangerous = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        List<Path> subtitles = new ArrayList<>();
        Files.walkFileTree(download, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            private int seen;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean junk = !folder.equals(download)
                        && JUNK_FOLDERS.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT));
                return junk ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (++seen > MOST) {
                    return FileVisitResult.TERMINATE;
                }
                String extension = extension(file);
                if (!attributes.isRegularFile()) {
                    return FileVisitResult.CONTINUE;
                }
                if (DANGEROUS.contains(extension)) {
                    dangerous.add(file);
                } else if (ARCHIVES.contains(extension)) {
                    archives.add(file);
                } else if (Subtitles.ENDINGS.contains(extension)
                        && attributes.size() > 0
                        && attributes.size() <= LARGEST_SUBTITLE
                        && subtitles.size() < MOST_SUBTITLES) {
                    subtitles.add(file);
                } else if (VIDEO.contains(extension) && attributes.size() > 0) {
                    videos.add(new Found(file, attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (Files.isRegularFile(download, LinkOption.NOFOLLOW_LINKS)) {
            subtitles.addAll(besides(download));
        }
        videos.sort(Comparator.comparingLong(Found::bytes).reversed().thenComparing(Found::path));
        long largest = videos.isEmpty() ? 0 : videos.getFirst().bytes();
        videos.removeIf(video -> isJunk(video, largest));
        return new Contents(List.copyOf(videos), List.copyOf(dangerous), List.copyOf(archives), List.copyOf(subtitles));
    }

    /** A file that is the whole download stands among those of others: only what bears its name can be its own. */
    private static List<Path> besides(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(each -> Subtitles.belongs(file, each))
                    .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_SUBTITLES)
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** Without the dot, in lower case; empty where there is none. */
    static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its extension. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** A film may be called "Sample": only what is small beside the largest file, or alone but tiny, is taken for one. */
    private static boolean isJunk(Found video, long largest) {
        return JUNK_NAME.matcher(stem(video.path())).find()
                && video.bytes() < SMALLEST_WITHOUT_DOUBT
                && video.bytes() < largest / 2;
    }
}
