package org.magpie.base.disk;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.magpie.base.job.Progress;

/**
 * Moves a file so that at any moment, even when the process is killed, what bears its new name is the whole file. Within a file system
 * that is one step; to another one it is copied under a name of its own, compared, named, and only then gone from where it was.
 */
public final class WholeMove {
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
            if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                VerifiedCopy.copy(from, to, progress);
                Files.deleteIfExists(from);
            } else {
                Files.move(from, to);
            }
        }
    }
}
