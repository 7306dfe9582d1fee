package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells since when nothing has changed in a folder. Times of files alone do not tell it: a file that is moved or copied there may
 * keep an old one. Safe for any number of threads.
 */
final class FolderStability {
    private static final int DEEPEST = 32;

    private final Clock clock;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    FolderStability(Clock clock) {
        this.clock = clock;
    }

    /**
     * What stands in a file or folder.
     *
     * @param bytes of all files together
     * @param unfinished whether something in it is called as programs call what they still write
     */
    record Content(int files, long bytes, Instant newest, boolean unfinished) {}

    private record Seen(Content content, Instant since) {}

    /** Looks at what is there; links in it are not followed. */
    static Content look(Path path) throws IOException {
        Counting counting = new Counting();
        Files.walkFileTree(path, java.util.Set.of(), DEEPEST, counting);
        return new Content(counting.files, counting.bytes, counting.newest, counting.unfinished);
    }

    /** For how long it has been as it is now; zero at the first look. */
    Duration since(Path path, Content content) {
        Instant now = clock.instant();
        Seen known = seen.compute(
                path,
                (key, before) -> before != null && before.content().equals(content) ? before : new Seen(content, now));
        return Duration.between(known.since(), now);
    }

    void forget(Path path) {
        seen.remove(path);
    }

    private static final class Counting extends SimpleFileVisitor<Path> {
        private int files;
        private long bytes;
        private Instant newest = Instant.EPOCH;
        private boolean unfinished;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            unfinished |= isUnfinished(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            unfinished |= isUnfinished(file);
            files++;
            bytes += attributes.size();
            Instant changed = attributes.lastModifiedTime().toInstant();
            newest = changed.isAfter(newest) ? changed : newest;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            // Gone between two looks: whoever writes here is at work.
            if (failure instanceof java.nio.file.NoSuchFileException) {
                unfinished = true;
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        /** NZBGet 21 unpacks into {@code _unpack} in the job's folder, SABnzbd 3.7 into {@code _UNPACK_<job>}. */
        private static boolean isUnfinished(Path path) {
            String name = path.getFileName() == null
                    ? ""
                    : path.getFileName().toString().toLowerCase(Locale.ROOT);
            return name.startsWith("_unpack")
                    || name.equals("__admin__")
                    || name.endsWith(".part")
                    || name.endsWith(".partial")
                    || name.endsWith(".tmp")
                    || name.endsWith(".out.tmp");
        }
    }
}
