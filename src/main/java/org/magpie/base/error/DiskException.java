package org.magpie.base.error;

import java.nio.file.Path;

/** A file or folder could not be read, written, moved or linked. */
public final class DiskException extends RuntimeException implements Said {
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
        return Message.of(
                "disk." + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), path.toString());
    }
}
