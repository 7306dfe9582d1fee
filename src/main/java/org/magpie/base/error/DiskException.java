package org.magpie.base.error;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** A file or folder could not be read, written, moved or linked. */
public final class DiskException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    /** What stood in the way, as far as the system tells. */
    public enum Reason {
        FULL,
        READ_ONLY,
        DENIED,
        MISSING,
        EXISTS,
        OUTSIDE_ROOT,
        DIFFERENT,
        OTHER
    }

    private final Reason reason;
    private final transient Path path;

    public DiskException(Reason reason, Path path, Throwable cause) {
        super(reason + ": " + path, cause);
        this.reason = reason;
        this.path = path;
    }

    public DiskException(Reason reason, Path path) {
        super(reason + ": " + path);
        this.reason = reason;
        this.path = path;
    }

    /**
     * What a failed operation on a path means, as far as the system tells: Java knows some reasons by class, others only by the
     * system's own English text.
     *
     * @param path what was worked on; where the failure names a file, that one is told instead
     */
    public static DiskException of(Path path, IOException failure) {
        if (failure instanceof FileSystemException named && named.getFile() != null) {
            return new DiskException(reasonOf(failure), Path.of(named.getFile()), failure);
        }
        return new DiskException(reasonOf(failure), path, failure);
    }

    private static Reason reasonOf(IOException failure) {
        if (failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException
                || failure instanceof NotDirectoryException) {
            return Reason.MISSING;
        }
        if (failure instanceof AccessDeniedException) {
            return Reason.DENIED;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Reason.EXISTS;
        }
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("disk quota exceeded")
                || text.contains("disk is full")) {
            return Reason.FULL;
        }
        if (text.contains("read-only file system") || text.contains("write protected")) {
            return Reason.READ_ONLY;
        }
        if (text.contains("permission denied") || text.contains("not permitted")) {
            return Reason.DENIED;
        }
        return Reason.OTHER;
    }

    public Reason reason() {
        return reason;
    }

    public Path path() {
        return path;
    }

    @Override
    public Message said() {
        return message();
    }

    /** The sentence to show; its key is {@code disk.} and the reason in lower case. */
    public Message message() {
        return Message.of("disk." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), path.toString());
    }
}
