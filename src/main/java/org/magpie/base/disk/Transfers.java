package org.magpie.base.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.DiskException.Reason;
import org.magpie.base.job.Progress;

/**
 * Moves, links and copies files so that at any moment, even when the process is killed, the target is either not there
 * or whole. Never overwrites. Everything that goes wrong is a {@link DiskException}.
 */
public final class Transfers {
    /** What {@link #link} answers. */
    public enum Link {
        LINKED,
        /** The two places are not on one file system, or it knows no hard links; move or copy instead. */
        NOT_POSSIBLE
    }

    /**
     * Moves a file, a link itself, or a folder with what is in it: at once within a file system, else by {@link #copy} and deleting
     * the original afterwards. Makes the target's folders.
     *
     * @throws DiskException {@code EXISTS} when something has the target's name
     * @throws org.magpie.base.job.JobCancelledException when it was cancelled; the original is still there and nothing else
     */
    public void move(Path from, Path to, Progress progress) {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            throw new DiskException(Reason.MISSING, from);
        }
        try {
            WholeMove.move(from, to, progress);
            VerifiedCopy.forceFolder(to);
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        }
    }

    /**
     * Copies a file under another name first, compares size and SHA-256 of what has arrived, and only then gives it its name.
     *
     * @throws DiskException {@code EXISTS}; {@code FULL}, before anything is written where the system tells the free space;
     *     {@code DIFFERENT} when what arrived is not what was sent
     * @throws org.magpie.base.job.JobCancelledException when it was cancelled; nothing is left of it
     */
    public void copy(Path from, Path to, Progress progress) {
        prepare(from, to);
        VerifiedCopy.copy(from, to, progress);
    }

    /**
     * Copies a file under a name that whoever asks for it has chosen for an unfinished one, over what has that name. Where it fails, the
     * beginning of it may lie there.
     *
     * @throws IOException when it cannot be read or written
     * @throws DiskException {@code DIFFERENT} when what arrived is not what was sent
     */
    public void copyUnfinished(Path from, Path unfinished, Progress progress) throws IOException {
        VerifiedCopy.copyUnder(from, unfinished, unfinished, progress);
    }

    /**
     * Gives a file a second name, so that it takes up its space once. Done again it answers the same.
     *
     * @throws DiskException {@code EXISTS} when another file has the name; {@code MISSING}, {@code DENIED} …
     */
    public Link link(Path from, Path to) {
        try {
            if (isSame(from, to)) {
                return Link.LINKED;
            }
            prepare(from, to);
            Files.createLink(to, from.toRealPath());
            VerifiedCopy.forceFolder(to);
            return Link.LINKED;
        } catch (UnsupportedOperationException failure) {
            return Link.NOT_POSSIBLE;
        } catch (FileAlreadyExistsException | NoSuchFileException failure) {
            throw DiskException.of(to, failure);
        } catch (FileSystemException failure) {
            if (isNotPossible(failure)) {
                return Link.NOT_POSSIBLE;
            }
            throw DiskException.of(to, failure);
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        }
    }

    private static boolean isSame(Path from, Path to) throws IOException {
        return Files.exists(to) && Files.exists(from) && Files.isSameFile(from, to);
    }

    /** Java has no class for these; the texts are those of Linux, macOS and Windows. */
    private static boolean isNotPossible(FileSystemException failure) {
        String reason = String.valueOf(failure.getReason()).toLowerCase(Locale.ROOT);
        return reason.contains("cross-device")
                || reason.contains("not supported")
                || reason.contains("operation not permitted")
                || reason.contains("too many links")
                || reason.contains("different disk drive")
                || reason.contains("incorrect function")
                || reason.contains("function not implemented");
    }

    /** Deletes a file or an empty folder; that it is not there is as good. */
    public void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }

    /**
     * Ends, after a crash, a move to another file system: takes away the beginning of a copy, and the original where the copy has its
     * name and is the same, byte for byte.
     *
     * @return whether the file lies at its new place and there alone by now
     */
    public boolean endMove(Path from, Path to) {
        try {
            VerifiedCopy.discardUnfinished(to);
            WholeMove.deleteCopied(from, to);
            return !Files.exists(from, LinkOption.NOFOLLOW_LINKS) && Files.exists(to, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        }
    }

    /**
     * Free bytes where a path is or would be.
     *
     * @throws DiskException {@code MISSING} when not even a folder above it is there
     */
    public long free(Path path) {
        return VerifiedCopy.free(path);
    }

    private static void prepare(Path from, Path to) {
        if (!Files.isRegularFile(from)) {
            throw new DiskException(Files.exists(from) ? Reason.OTHER : Reason.MISSING, from);
        }
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new DiskException(Reason.EXISTS, to);
        }
        @Nullable Path folder = to.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            throw DiskException.of(folder, failure);
        }
    }
}
