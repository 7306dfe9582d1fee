package org.magpie.catalog;

import java.nio.file.Path;
import java.util.List;
import org.magpie.media.file.LibraryFile;

/** Takes a file off the library's folders; the recycle folder is known further up. */
@FunctionalInterface
public interface FileRemoval {
    /**
     * A file that was moved.
     *
     * @param from where it was
     * @param to where it is now
     */
    record Moved(Path from, Path to, long bytes) {}

    /**
     * Moves a file away; one that is gone already is no error.
     *
     * @return what was moved, with what goes with the file
     * @throws org.magpie.base.error.DiskException when it stays where it is
     */
    List<Moved> remove(LibraryFile file);
}
