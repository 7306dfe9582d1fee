package org.magpie.cli.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Jobs;
import org.magpie.base.need.Needs;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.Undo;
import org.magpie.catalog.Catalog;
import org.magpie.insight.Insight;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.file.RootFolders;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.importing.organise.Organise;
import org.magpie.pipeline.importing.players.PlayerFiles;
import org.magpie.pipeline.importing.recycle.Recycle;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.notify.NoticeHistory;
import org.magpie.provider.Providers;
import org.magpie.upkeep.Setup;
import org.magpie.upkeep.scan.LibraryScan;

/** What the command line needs of a running Magpie. */
public interface Core extends AutoCloseable {
    Catalog catalog();

    Insight insight();

    Pipeline pipeline();

    Profiles profiles();

    RootFolders rootFolders();

    /** What is not to be taken, and how long is waited for better. */
    ReleasePreferences choosing();

    /** Tells how names are understood. */
    NameExplainer names();

    /** What is left alone by what Magpie does by itself. */
    Exclusions exclusions();

    Providers providers();

    Jobs jobs();

    /** What people were told, and how it fared. */
    NoticeHistory notices();

    /** What waits for a person. */
    Needs needs();

    Undo undo();

    /** Brings the library into step with the disk. */
    LibraryScan scan();

    /** Gives files the names that they should have. */
    Organise organise();

    /** What is written beside the files for players. */
    PlayerFiles players();

    /** What lies in recycle folders. */
    Recycle recycle();

    Setup setup();

    /** Filters of the library that people keep. */
    SavedFilters filters();

    Texts texts();

    /**
     * Fills an empty library with made-up titles.
     *
     * @throws org.magpie.base.error.UserException when the library is not empty
     */
    void demo(int movies, int series);

    /** Ends all work and closes the data folder. */
    @Override
    void close();

    /** Opens a data folder. */
    @FunctionalInterface
    interface Opening {
        /**
         * @param data the folder, null for the system's own place
         * @param schedules whether everything that Magpie does by itself begins
         * @throws org.magpie.base.error.UserException when it is in use, or cannot be opened
         */
        Core open(@Nullable Path data, boolean schedules);
    }
}
