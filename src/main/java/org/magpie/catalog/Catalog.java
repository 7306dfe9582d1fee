package org.magpie.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;

/**
 * How titles come into the library, change and leave it. Every change is stored before the method returns and told as
 * {@link org.magpie.media.LibraryChanged}. Safe for any number of threads; methods that ask sources may take seconds.
 */
public interface Catalog {
    /**
     * Asks every enabled source of that kind at once.
     *
     * @param text a name, or an id such as {@code tvmaze:82}, {@code tmdb:438631}, {@code imdb:tt1160419}
     */
    Lookup lookup(MediaKind kind, String text);

    /**
     * Adds a title with its items; fetches facts from its source first, artwork afterwards.
     *
     * @return its id
     * @throws org.magpie.base.error.UserException when it is there already, or profile or folder are gone
     */
    long add(NewTitle title);

    /**
     * Asks the title's source again and takes what has changed; what a person has set is kept.
     *
     * @return whether there was a source to ask; false for a title that was made by hand, of which nothing changes
     * @throws org.magpie.base.error.UserException {@code catalog.refresh-lacks} when the answer lacks more than half of the items;
     *     nothing is changed
     */
    boolean refresh(long titleId);

    /**
     * The same, also where the answer lacks so much of what is known that it is not believed otherwise: a person says that it is
     * right. Items with files stay, and what goes is as it was should the source list it again.
     */
    boolean refreshAnyway(long titleId);

    void monitorTitle(long titleId, boolean monitored);

    /**
     * Changes many titles as one thing that can be undone.
     *
     * @param progress told of every few hundred titles; asked to end, what is changed by then stays changed
     * @return how many were changed
     * @throws org.magpie.base.error.UserException when a profile or a root folder is gone or of another kind than one of the titles
     */
    int changeAll(Set<Long> titleIds, TitleChange change, Progress progress);

    void monitorItems(Set<Long> itemIds, boolean monitored);

    /** Gives a title these tags and no others. */
    void tag(long titleId, Set<String> tags);

    /** How a person said that the episodes of a series are counted; empty where that is as its source says. */
    Optional<SeriesType> seriesType(long titleId);

    /**
     * Says how the episodes of a series are counted. Files that lie in the library keep their names.
     *
     * @param type null: as its source says
     * @throws org.magpie.base.error.UserException when the title is gone or is no series
     */
    void chooseSeriesType(long titleId, @Nullable SeriesType type);

    /** Changes a slot's profile, root folder or name, which can be undone. Files stay where they are until they are organised. */
    void editSlot(long slotId, String name, long profileId, long rootId);

    long addSlot(long titleId, NewTitle.NewSlot slot);

    void removeSlot(long slotId);

    /**
     * Takes titles out of the library.
     *
     * @param withFiles whether their files go to the recycle folder
     */
    void remove(Set<Long> titleIds, boolean withFiles);

    /**
     * Takes files out of the library, into the recycle folder; each can be undone. One that is gone already is passed over.
     *
     * @throws org.magpie.base.error.DiskException why one stays; those before it are gone
     */
    void removeFiles(Set<Long> fileIds);

    /**
     * Says that a file was taken for the wrong thing. It stays where it lies until it is organised; can be undone.
     *
     * @param itemIds what it holds, all of the slot's title; at least one
     * @throws org.magpie.base.error.UserException when the file, the slot or an item is gone
     */
    void assignFile(long fileId, long slotId, Set<Long> itemIds);

    /**
     * What sources answered.
     *
     * @param titles best first
     * @param failures of sources that did not answer
     */
    record Lookup(List<FoundTitle> titles, List<Failure> failures) {}

    /** A source that did not answer. */
    record Failure(String source, org.magpie.base.error.Message said) {}
}
