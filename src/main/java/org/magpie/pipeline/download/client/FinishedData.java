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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.error.Message;
import org.magpie.provider.ProviderException;

/**
 * Deletes what a usenet client has finished. Neither SABnzbd 3.7.1 nor NZBGet 21.0 does that: both forget a finished job on
 * request and leave its files where they are.
 */
public final class FinishedData {
    private static final int TRIES = 10;

    private FinishedData() {}

    /**
     * Deletes a job's file or folder with all that is in it, where it is on this machine; links in it are deleted, never followed.
     *
     * @param place as the client told it; a file of it may have been filed since, and then only its folder is left
     * @param job name of the job; the folder called so, which the client made for it, goes together with the file in it
     * @param folders of the client that hold finished jobs; nothing outside of them is touched, nor they themselves
     * @throws ProviderException.Refused when a file could not be deleted
     */
    public static void delete(@Nullable String place, String job, List<String> folders) {
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
            deleteTree(found);
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

    /** Tries again for a moment where something still writes into it: programs end what they have started late. */
    static void deleteTree(Path path) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                deleteOnce(path);
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

    private static void deleteOnce(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
