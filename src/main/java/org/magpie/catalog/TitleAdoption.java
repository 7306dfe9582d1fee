package org.magpie.catalog;

import java.util.List;
import java.util.Optional;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.ItemDetails;

/**
 * How titles come into the library together with files that are there already: what is asked of sources first, then everything in the
 * caller's unit of work, so that neither stands there without the other. Safe for any number of threads.
 */
public interface TitleAdoption {
    /**
     * Everything that the source of a title knows of it; may take seconds.
     *
     * @throws org.magpie.base.error.UserException when profile or folder are gone
     */
    SourceTitle describe(NewTitle title);

    /** The title of the library that is the same as one that is to be added. */
    Optional<Long> twin(UnitOfWork unit, NewTitle title, SourceTitle described);

    /**
     * Stores a title that has no {@link #twin}. The caller counts it, writes its line of history and tells of it once it has stored its
     * files.
     *
     * @return its id
     */
    long adopt(UnitOfWork unit, NewTitle title, SourceTitle described);

    /**
     * Adds the items that files tell of and a series lacks, where no source tells of its items; none where one does. The caller counts the
     * title and tells of it.
     *
     * @return the ids of those that are new
     */
    List<Long> complete(UnitOfWork unit, long titleId, List<ItemDetails> told);

    /** Fetches the pictures of a title in the background, where it lacks any. */
    void picture(long titleId);
}
