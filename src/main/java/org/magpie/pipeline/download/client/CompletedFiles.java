package org.magpie.pipeline.download.client;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.error.Message;
import org.magpie.provider.ProviderException;

/**
 * Deletes what a usenet client has finished. Neither SABnzbd 3.7.1 nor NZBGet 21.0 does that: both forget a finished job on
 * request and leave its files where they are. What somebody has put beside them since then stays, and with it its folder.
 */
public final class CompletedFiles {
    private static final int TRIES = 10;
    /** Both note the end of a job in whole seconds, and may write its last file in the second after. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private CompletedFiles() {}

    /**
     * Deletes a job's file or folder with all that is in it, where it is on this machine; links in it are deleted, never followed.
     *
     * @param place as the client told it; a file of it may have been filed since, and then only its folder is left
     * @param job name of the job; the folder called so, which the client made for it, goes together with the file in it
     * @param folders of the client that hold finished jobs; nothing outside of them is touched, nor they themselves
     * @param ended when the job was over, by the client's clock, which is this machine's; null while it was not
     * @throws ProviderException.Refused when a file could not be deleted
     */
    public static void delete(@Nullable String place, String job, List<String> folders, @Nullable Instant ended) {
        Optional<Path> path = local(place);
        if (path.isEmpty()) {
            return;
        }
        List<Path> roots =
                folders.stream().flatMap(folder -> local(folder).stream()).toList();
        Path found = path.get();
        for (Path above = found.getParent(); above != null && isBelow(above, roots); above = above.getParent()) {
            if (isJobs(above, job)) {
                found = above;
                break;
            }
        }
        if (!isBelow(found, roots) || !Files.exists(found, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            deleteTree(found, ended);
        } catch (IOException failure) {
            throw new ProviderException.Refused(Message.of("plug.usenet.not-deleted", found.toString()));
        }
    }

    /** A second job of one name gets a number behind it. */
    private static boolean isJobs(Path folder, String job) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return name.equals(job)
                || name.startsWith(job + ".")
                        && name.substring(job.length() + 1).matches("\\d{1,3}");
    }

    private static boolean isBelow(Path path, List<Path> roots) {
        return roots.stream().noneMatch(path::equals) && roots.stream().anyMatch(root -> new Root(root).contains(path));
    }

    /** Empty for what is no absolute path on this system: it is another machine's. */
    private static Optional<Path> local(@Nullable String place) {
        if (place == null || place.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(place).normalize()).filter(Path::isAbsolute);
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    /** Everything in a folder, and itself. */
    public static void deleteTree(Path path) throws IOException {
        deleteTree(path, null);
    }

    /** Tries again for a moment where something still writes into it: programs end what they have started late. */
    private static void deleteTree(Path path, @Nullable Instant ended) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                deleteOnce(path, ended);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException busy) {
                if (left == 0) {
                    throw busy;
                }
                LockSupport.parkNanos(200_000_000L);
            }
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
        }
    }

    private static void deleteOnce(Path path, @Nullable Instant ended) throws IOException {
        Set<Path> kept = new HashSet<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (ended != null && came(file, attributes).isAfter(ended.plus(SLACK))) {
                    keep(file, path, kept);
                } else {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!kept.contains(folder)) {
                    Files.deleteIfExists(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void keep(Path file, Path top, Set<Path> kept) {
        for (Path at = file; at != null && at.startsWith(top); at = at.getParent()) {
            kept.add(at);
        }
    }

    /**
     * When a file came to where it is. One that was copied or moved there keeps the time of its content; where the system tells when
     * anything of the file last changed, its name and place included, that counts.
     */
    private static Instant came(Path file, BasicFileAttributes attributes) {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException elsewhere) {
            Instant made = attributes.creationTime().toInstant();
            Instant changed = attributes.lastModifiedTime().toInstant();
            return made.isAfter(changed) ? made : changed;
        }
    }
}
