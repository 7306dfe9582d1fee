package org.magpie.base.store;

import java.nio.file.Path;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;

/** Another Magpie works in this data folder. */
public final class DataFolderInUseException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final String folder;

    public DataFolderInUseException(Path folder) {
        super("Another Magpie uses " + folder);
        this.folder = folder.toString();
    }

    /** The data folder. */
    public Path folder() {
        return Path.of(folder);
    }

    @Override
    public Message said() {
        return Message.of("data.in-use", folder);
    }
}
