package org.magpie.catalog;

import org.magpie.media.file.LibraryFile;

/** Takes a file off the library's folders; the recycle folder is known further up. */
@FunctionalInterface
public interface FileRemoval {
    /**
     * Moves a file away; one that is gone already is no error.
     *
     * @throws org.magpie.base.error.DiskException when it stays where it is
     */
    void remove(LibraryFile file);
}
