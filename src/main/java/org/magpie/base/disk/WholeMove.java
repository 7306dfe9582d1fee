package org.magpie.base.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.magpie.base.error.DiskException;
import org.magpie.base.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a file, or a folder with what is in it, so that at any moment, even when the process is killed, what bears its new name is the
 * whole file. Within a file system that is one step; to another one it is copied under a name of its own, compared, named, and only then
 * gone from where it was.
 */
public final class WholeMove {
    private static final Logger LOG = LoggerFactory.getLogger(WholeMove.class);

    private WholeMove() {}

    /**
     * Moves a file and makes its target's folders. A link is moved itself.
     *
     * @throws FileAlreadyExistsException when something has the target's name: it is never overwritten
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws org.magpie.base.error.DiskException when a copy does not arrive whole
     */
    public static void move(Path from, Path to) throws IOException {
        move(from, to, Progress.NONE);
    }

    /**
     * The same where somebody waits for it.
     *
     * @throws org.magpie.base.job.JobCancelledException when it was cancelled; the file is where it was and nothing else
     */
    static void move(Path from, Path to, Progress progress) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            if (Files.isSymbolicLink(from)) {
                Files.move(from, to);
            } else if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
                moveFolder(from, to, progress);
            } else {
                moveFile(from, to, progress);
            }
        }
    }

    private static void moveFile(Path from, Path to, Progress progress) throws IOException {
        CopiedTree tree = new CopiedTree(from);
        VerifiedCopy.copy(from, to, progress);
        if (!tree.isAsItWas()) {
            // Somebody writes it: what arrived is not the whole of it.
            Files.deleteIfExists(to);
            throw new DiskException(DiskException.Reason.DIFFERENT, to);
        }
        tree.delete();
    }

    /** A folder's copy has its name once all that is in it has arrived; of what it holds only what has arrived is taken away. */
    private static void moveFolder(Path from, Path to, Progress progress) throws IOException {
        Path unfinished = VerifiedCopy.unfinishedName(to);
        delete(unfinished);
        CopiedTree tree = new CopiedTree(from);
        boolean isNamed = false;
        try {
            tree.copyTo(unfinished, progress);
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            isNamed = true;
        } finally {
            if (!isNamed) {
                discard(unfinished);
            }
        }
        VerifiedCopy.forceFolder(to);
        tree.delete();
    }

    private static void discard(Path unfinished) {
        try {
            delete(unfinished);
        } catch (IOException failure) {
            LOG.warn("{} could not be removed; the next copy does", unfinished, failure);
        }
    }

    /** Whether one place holds all that is at the other, byte for byte, and is not the same place. */
    static boolean isCopied(Path from, Path to) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)
                || !Files.exists(to, LinkOption.NOFOLLOW_LINKS)
                || Files.isSameFile(from, to)) {
            return false;
        }
        for (Path each : tree(from)) {
            Path place =
                    from.equals(each) ? to : to.resolve(from.relativize(each).toString());
            boolean same = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
                    ? Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                    : Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(each, place) == -1;
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /**
     * Deletes what one place holds where another one holds all of it too, see {@link #isCopied}; what comes meanwhile stays.
     *
     * @return whether it was so
     */
    static boolean deleteCopied(Path from, Path to) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        CopiedTree tree = new CopiedTree(from);
        if (!isCopied(from, to)) {
            return false;
        }
        tree.delete();
        return true;
    }

    /** Deletes a file, or a folder with what is in it, of Magpie's own making. */
    static void delete(Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : tree(place).reversed()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Links are not followed. */
    static List<Path> tree(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.toList();
        } catch (UncheckedIOException failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
    }
}
