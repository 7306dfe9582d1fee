package org.magpie.pipeline.importing.recycle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;

/** What lies in the recycle folders of the root folders. Safe for any number of threads. */
public interface Recycle {
    /**
     * A file that Magpie has put into a recycle folder.
     *
     * @param root path of the root folder
     * @param place where it lies
     * @param from where it lay before; null where nobody noted it
     * @param title whose it was; null where that is not known
     */
    record Item(
            long id,
            Path root,
            Path place,
            @Nullable Path from,
            @Nullable String title,
            long bytes,
            Instant put) {}

    /** How much lies in the recycle folder of a root folder. */
    record Amount(Path root, int files, long bytes) {}

    /** What lies there, the newest first. */
    List<Item> list();

    /** How much that is, by root folder. */
    List<Amount> amounts();

    /**
     * Puts a file back to where it was. Where it was taken away together with something else, such as with its title, all of that is
     * put back.
     *
     * @return what was done
     * @throws org.magpie.base.error.UserException why it cannot be put back; nothing was changed then
     */
    Message restore(long id);

    /**
     * Removes for good what lies there, as far as Magpie has put it there and it is still as it was then.
     *
     * @return how many files
     */
    int empty(Progress progress);
}
