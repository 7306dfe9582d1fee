package org.magpie.media.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;

/** Where the library's files live. */
public interface RootFolders {
    /** By kind and path; asks the disk each time. */
    List<RootFolder> all();

    Optional<RootFolder> find(long id);

    /**
     * Adds a folder and makes it if it is not there.
     *
     * @throws org.magpie.base.error.UserException when it cannot be written to, is inside another one, or holds Magpie's own data
     */
    RootFolder add(MediaKind kind, Path path);

    /**
     * Looks whether a folder could be added, and makes nothing. One that is there already as a folder of that kind is fine.
     *
     * @throws org.magpie.base.error.UserException as {@link #add}
     */
    void check(MediaKind kind, Path path);

    /**
     * Says that a root folder is at another place now, such as on another drive, with all that is in it. Everything that is known of its
     * files stays.
     *
     * @throws org.magpie.base.error.UserException when none of its files is there, or the place is that of another root folder
     */
    RootFolder repoint(long id, Path path);

    /**
     * @throws org.magpie.base.error.UserException while a slot uses it
     */
    void remove(long id);
}
