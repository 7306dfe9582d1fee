package org.magpie.pipeline.download.removal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds videos that an import has left behind in a usenet job. What is imported is moved out of a job, so a video that is still there
 * has not been filed: it was not wanted, not chosen, or belongs to an episode that the library does not know yet.
 */
final class LeftBehindVideos {
    private static final Set<String> VIDEO = Set.of(
            "mkv", "mk3d", "mp4", "m4v", "avi", "mov", "qt", "wmv", "asf", "mpg", "mpeg", "m2v", "ts", "m2ts", "mts",
            "webm", "ogv", "ogm", "flv", "divx", "vob", "rm", "rmvb", "3gp", "wtv", "iso", "img");
    private static final Pattern SAMPLE =
            Pattern.compile("(?:^|[ ._\\-(\\[])(?:sample|proof)(?:[ ._\\-)\\]]|$)", Pattern.CASE_INSENSITIVE);
    private static final long LARGEST_SAMPLE = 100L << 20;
    /** So many folders a job's only file may be below the job's own. */
    private static final int DEEPEST_FILE = 4;

    private static final int DEEPEST = 16;
    private static final int HEAD = 12;

    private LeftBehindVideos() {}

    /**
     * The name of one, if there is any. What cannot be looked at counts as one: in doubt the job stays.
     *
     * @param place the file or folder of the download; the file may have been moved away, and then the job's folder is looked at
     * @param job the job's name, which its folder bears
     */
    static Optional<String> first(@Nullable Path place, String job) {
        if (place == null) {
            return Optional.empty();
        }
        Path folder = place.getParent();
        Path where = place;
        Path above = folder;
        for (int level = 0; level < DEEPEST_FILE && above != null; level++) {
            if (isNamed(above, job)) {
                where = above;
                break;
            }
            above = above.getParent();
        }
        if (!Files.exists(where, LinkOption.NOFOLLOW_LINKS)) {
            // A file leaves its folder when it is filed; where the folder is gone too, a drive may be away.
            return folder == null || Files.isDirectory(folder) ? Optional.empty() : Optional.of(place.toString());
        }
        Search search = new Search();
        try {
            Files.walkFileTree(where, Set.of(), DEEPEST, search);
        } catch (IOException unreadable) {
            return Optional.of(where.toString());
        }
        return Optional.ofNullable(search.found);
    }

    /** A second job of one name gets a number behind it. */
    private static boolean isNamed(Path folder, String job) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return name.equals(job)
                || (name.startsWith(job + ".")
                        && name.substring(job.length() + 1).matches("\\d{1,3}"));
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private @Nullable String found;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && attributes.size() > 0 && isVideo(file) && !isSample(file, attributes)) {
                found = file.getFileName().toString();
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isSample(Path file, BasicFileAttributes attributes) {
            Path folder = file.getParent();
            boolean named = SAMPLE.matcher(file.getFileName().toString()).find()
                    || (folder != null
                            && folder.getFileName() != null
                            && folder.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .matches("samples?|proof"));
            return named && attributes.size() < LARGEST_SAMPLE;
        }

        private static boolean isVideo(Path file) throws IOException {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
            // Obfuscated posts come without an ending, or with one that says nothing: the first bytes tell.
            return VIDEO.contains(ending) || isVideo(head(file));
        }

        private static byte[] head(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(HEAD);
            }
        }

        /** EBML (Matroska), ISO base media ({@code ftyp}) and RIFF with {@code AVI}. */
        private static boolean isVideo(byte[] head) {
            String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.startsWith("\u001aE\u00df\u00a3")
                    || (text.length() >= 8 && text.startsWith("ftyp", 4) && !text.startsWith("M4", 8))
                    || (text.startsWith("RIFF") && text.startsWith("AVI ", 8));
        }
    }
}
