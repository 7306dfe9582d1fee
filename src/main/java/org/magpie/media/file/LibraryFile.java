package org.magpie.media.file;

import java.nio.file.Path;

/**
 * A file of the library.
 *
 * @param root path of its root folder
 */
public record LibraryFile(long id, long titleId, Path root, FileFacts facts) {
    /** Where it lies. */
    public Path place() {
        return root.resolve(facts.path());
    }
}
