package org.magpie.pipeline.importing.layout;

import java.util.List;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/**
 * How titles of one kind lie on disk. A further kind of media is one more class. Without state of its own; safe for any number of
 * threads.
 */
public interface TitleLayout {
    MediaKind kind();

    /** Whether a file is media of the kind, by its name. */
    boolean isMedia(String name);

    /** Whether a folder of that name is one work as a whole, such as those of discs. */
    boolean isDisc(String folderName);

    /** Whether a folder of that name is a part of a title and none of its own, such as that of a season. */
    boolean isPart(String folderName);

    /** Whether a title is told from others by its name alone, where no year is stated. */
    boolean isNameEnough();

    /** Whether a title has one item, so that every file of it is of that. */
    boolean isOneItem();

    /** What a folder that is one work is worth. */
    Quality discQuality(String folderName);

    /**
     * Puts files together that belong to one title.
     *
     * @param files in any order
     */
    List<TitleGroup> group(List<FoundFile> files, Sidecars sidecars);
}
