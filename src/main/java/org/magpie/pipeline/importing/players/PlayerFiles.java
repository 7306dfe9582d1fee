package org.magpie.pipeline.importing.players;

import java.util.Map;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;

/**
 * NFO files and pictures beside the media, for players. They are written after an import, an upgrade, a refresh and a rename, in root
 * folders where a person wants that. A file that another program wrote is left as it is; in one that was written here and changed since,
 * only what nobody else changed is renewed. Safe for any number of threads.
 */
public interface PlayerFiles {
    /** What a person has chosen, by root folder; those without an entry are off. */
    Map<Long, PlayerSettings> settings();

    /** What is written in a root folder. */
    default PlayerSettings settings(long rootId) {
        return settings().getOrDefault(rootId, PlayerSettings.OFF);
    }

    /**
     * Says what is written from now on. What lies there stays, also when it is taken off.
     *
     * @throws org.magpie.base.error.UserException for a root folder of music or books
     */
    void choose(long rootId, PlayerSettings settings);

    /**
     * What writing would do.
     *
     * @param fresh files that would be made
     * @param renewed files of Magpie that would change
     * @param same files that are as they should be
     * @param left files that are not touched: of other programs, locked, links, or unreadable
     */
    record Figures(int fresh, int renewed, int same, int left) {
        static final Figures NONE = new Figures(0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(fresh + other.fresh, renewed + other.renewed, same + other.same, left + other.left);
        }
    }

    /** What {@link #write} would do in a root folder; changes nothing. */
    Figures look(long rootId, Progress progress);

    /**
     * Writes everything in a root folder that is not as it should be; goes on after a restart.
     *
     * @throws org.magpie.base.error.UserException where nothing is to be written there
     */
    Job write(long rootId);

    /**
     * What {@link #remove} would take away.
     *
     * @param files as Magpie wrote them
     * @param changed that something changed since: they stay
     */
    record Removable(int files, int changed) {}

    /** What {@link #remove} would take away; changes nothing. */
    Removable removable(long rootId);

    /** Takes it off, and moves into the recycle folder what Magpie wrote and nobody changed since. It can be undone. */
    Job remove(long rootId);
}
