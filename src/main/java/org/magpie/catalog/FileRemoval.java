package org.magpie.catalog;

import java.nio.file.Path;
import java.util.List;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.file.LibraryFile;

/**
 * Takes files off the library's folders; the recycle folder is known further up. In steps, so that each move can be noted before it is
 * made.
 */
public interface FileRemoval {
    /**
     * A file that is moved away.
     *
     * @param root the root folder that it lies in
     * @param from where it is before
     * @param to where it is afterwards
     * @param companion whether it only goes with another file, as subtitles do
     */
    record Move(Path root, Path from, Path to, long bytes, boolean companion) {}

    /** What has to be moved so that a file is gone, with what goes with it; nothing of one that is gone already. */
    List<Move> plan(LibraryFile file);

    /**
     * Moves a file away; one that is gone already is no error.
     *
     * @throws org.magpie.base.error.DiskException when it stays where it is
     */
    void move(Move move);

    /**
     * Moves a file back, unless something else lies there by now.
     *
     * @throws org.magpie.base.error.DiskException when it stays away
     */
    void putBack(Move move);

    /** Notes, with the removal itself, what was moved away. */
    void moved(UnitOfWork unit, List<Move> moves);
}
