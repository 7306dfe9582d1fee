package org.magpie.pipeline.importing.content;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.download.VideoFormats;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;

/**
 * Finds the films and episodes in what was downloaded. Links are not followed, so that nothing outside the download is ever
 * taken; samples, trailers and extras are told apart, and so is what belongs to the folders of a disc.
 */
public final class VideoFiles {
    private static final Set<String> DANGEROUS = Set.of(
            "exe", "com", "bat", "cmd", "scr", "msi", "pif", "vbs", "vbe", "js", "jse", "wsf", "wsh", "ps1", "psm1",
            "lnk", "hta", "cpl", "jar", "reg", "dll", "sh", "app", "dmg", "pkg", "deb", "rpm", "apk", "arj", "zipx",
            "lzh", "xpi");
    /** Whether its ending says that a system would run it instead of playing it. */
    public static boolean isProgram(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return DANGEROUS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Endings that say what a file is, so that its first bytes need not be looked at. */
    private static final Set<String> OTHER = Set.of(
            "nfo",
            "txt",
            "jpg",
            "jpeg",
            "png",
            "gif",
            "webp",
            "tbn",
            "bmp",
            "sfv",
            "md5",
            "sha1",
            "par2",
            "nzb",
            "srr",
            "srs",
            "url",
            "htm",
            "html",
            "pdf",
            "log",
            "xml",
            "json",
            "cue",
            "m3u",
            "mp3",
            "flac",
            "m4a",
            "m4b",
            "mka",
            "ogg",
            "opus",
            "wav",
            "ac3",
            "dts",
            "eac3",
            "ttf",
            "otf",
            "epub",
            "torrent",
            "db",
            "ini",
            "bif",
            "sup",
            "mks",
            "ifo",
            "bup",
            "mpls",
            "clpi",
            "bdmv",
            "part",
            "!qb",
            "!ut",
            "bc!",
            "crdownload",
            "tmp",
            "temp",
            "partial",
            "aria2",
            "incomplete");

    private static final Pattern JUNK_NAME = Pattern.compile(
            "(?:^|[ ._\\-(\\[])(?:sample|trailer|teaser|proof|rarbg\\.com)(?:[ ._\\-)\\]]|$)",
            Pattern.CASE_INSENSITIVE);
    /** What media players take for an extra, by the end of its name. */
    private static final Pattern EXTRA_NAME = Pattern.compile(
            "-(?:trailer|other|behindthescenes|deleted|featurette|interview|scene|short)$", Pattern.CASE_INSENSITIVE);

    private static final Set<String> JUNK_FOLDERS = Set.of(
            "sample",
            "samples",
            "proof",
            "extras",
            "extra",
            "extrafanart",
            "featurettes",
            "behind the scenes",
            "deleted scenes",
            "interviews",
            "trailers",
            "bonus",
            "backdrops",
            "theme-music",
            "@eadir",
            "__macosx");
    private static final Set<String> DISC_FOLDERS = Set.of("bdmv", "video_ts", "hvdvd_ts", "audio_ts", "certificate");
    /** How the files of a DVD or Blu-ray are called outside of its folders too: nobody knows which of them make the film. */
    private static final Pattern DISC_NAME =
            Pattern.compile("(?i)vts_\\d\\d_\\d\\.vob|video_ts\\.vob|\\d{5}\\.(?:m2ts|mts)");

    private static final long SMALLEST_WITHOUT_DOUBT = 100L << 20;
    private static final int DEEPEST = 8;
    private static final int MOST = 20_000;
    /** Pictures of subtitles take up some ten megabytes a film. */
    private static final long LARGEST_SUBTITLE = 64L << 20;

    private static final int MOST_SUBTITLES = 1_000;

    private final Set<String> subtitleEndings;
    private final BiPredicate<Path, Path> belongs;

    /**
     * @param subtitleEndings of files that come with a video
     * @param belongs whether a file beside a video is a subtitle of it
     */
    public VideoFiles(Set<String> subtitleEndings, BiPredicate<Path, Path> belongs) {
        this.subtitleEndings = subtitleEndings;
        this.belongs = belongs;
    }

    /**
     * @param download a file, or a folder that is searched
     * @param releaseName what was taken: a film may be called "Sample"
     */
    public DownloadFiles find(Path download, String releaseName) throws IOException {
        Walk walk = new Walk(download);
        Files.walkFileTree(download, Set.of(), DEEPEST, walk);
        if (Files.isRegularFile(download, LinkOption.NOFOLLOW_LINKS)) {
            walk.subtitles.addAll(besides(download));
        }
        Comparator<Found> order =
                Comparator.comparingLong(Found::bytes).reversed().thenComparing(Found::path);
        walk.videos.sort(order);
        long largest = walk.videos.isEmpty() ? 0 : walk.videos.getFirst().bytes();
        boolean called = JUNK_NAME.matcher(releaseName).find();
        List<Found> videos = new ArrayList<>();
        for (Found video : walk.videos) {
            (isExtra(video, largest, called) || video.bytes() < walk.packed / 2 ? walk.extras : videos).add(video);
        }
        walk.extras.sort(order);
        walk.discs.sort(order);
        return new DownloadFiles(
                download, videos, walk.extras, walk.discs, walk.dangerous, walk.archives, walk.subtitles);
    }

    /** Whether a name is that of a film or episode, by its ending. */
    public static boolean isVideo(Path file) {
        return VideoFormats.isVideo(DownloadFiles.extensionOf(file));
    }

    /** A film may be called "Sample": what was taken under that name is none; what is large beside the others neither. */
    private static boolean isExtra(Found video, long largest, boolean called) {
        boolean small = video.bytes() < SMALLEST_WITHOUT_DOUBT && (video.bytes() < largest / 2 || !called);
        boolean named = JUNK_NAME.matcher(video.stem()).find();
        boolean extra = EXTRA_NAME.matcher(video.stem()).find() && video.bytes() < largest / 2;
        return (named && small) || extra;
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path download;
        private final List<Found> videos = new ArrayList<>();
        private final List<Found> extras = new ArrayList<>();
        private final List<Found> discs = new ArrayList<>();
        private final List<Path> dangerous = new ArrayList<>();
        private final List<Path> archives = new ArrayList<>();
        private final List<Path> subtitles = new ArrayList<>();
        /** Bytes of all archives: where they are more than a video's, the video is only a sample of what they hold. */
        private long packed;

        private int seen;
        private int inDisc;

        private Walk(Path download) {
            this.download = download;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(download)) {
                inDisc += isDisc(folder) ? 1 : 0;
                return FileVisitResult.CONTINUE;
            }
            String name = lower(folder);
            if (JUNK_FOLDERS.contains(name) || name.startsWith(".") || name.startsWith("_unpack_")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            inDisc += isDisc(folder) ? 1 : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            inDisc -= isDisc(folder) ? 1 : 0;
            return super.postVisitDirectory(folder, failure);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++seen > MOST) {
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile()
                    && attributes.size() > 0
                    && !lower(file).startsWith("._")) {
                sort(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        private void sort(Path file, long bytes) throws IOException {
            String extension = DownloadFiles.extensionOf(file);
            if (DANGEROUS.contains(extension)) {
                dangerous.add(file);
            } else if (VideoFormats.isDiscImage(extension)) {
                discs.add(Found.named(file, bytes));
            } else if (VideoFormats.isArchive(extension)) {
                archive(file, bytes, extension);
            } else if (subtitleEndings.contains(extension)) {
                if (bytes <= LARGEST_SUBTITLE && subtitles.size() < MOST_SUBTITLES) {
                    subtitles.add(file);
                }
            } else if (VideoFormats.isVideo(extension)) {
                boolean disc = inDisc > 0 || DISC_NAME.matcher(lower(file)).matches();
                (disc ? discs : videos).add(Found.named(file, bytes));
            } else if (!OTHER.contains(extension)) {
                VideoFormats.ending(file).ifPresent(known -> videos.add(Found.unnamed(file, bytes, known)));
            }
        }

        /** A name that ends in three digits may be a packed volume or a film without an ending. */
        private void archive(Path file, long bytes, String extension) throws IOException {
            boolean number = extension.chars().allMatch(Character::isDigit);
            Optional<String> video = number ? VideoFormats.ending(file) : Optional.empty();
            if (video.isPresent()) {
                videos.add(Found.unnamed(file, bytes, video.get()));
            } else {
                archives.add(file);
                packed += bytes;
            }
        }
    }

    private static boolean isDisc(Path folder) {
        return DISC_FOLDERS.contains(lower(folder));
    }

    private static String lower(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** A file that is the whole download stands among those of others: only what bears its name can be its own. */
    private List<Path> besides(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(each -> belongs.test(file, each))
                    .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_SUBTITLES)
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
