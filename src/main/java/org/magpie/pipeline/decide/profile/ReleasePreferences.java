package org.magpie.pipeline.decide.profile;

import java.util.List;
import java.util.Set;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.TrialRun;

/**
 * What a person sees and changes of how Magpie chooses: release and delay profiles, the blocklist, and a trial of a changed quality
 * profile. Methods block. Safe for any number of threads.
 */
public interface ReleasePreferences {
    /** By name. */
    List<ReleaseProfile> releaseProfiles();

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws org.magpie.base.error.UserException when it asks for nothing, or a pattern in it cannot be used
     */
    ReleaseProfile save(ReleaseProfile profile);

    void deleteReleaseProfile(long id);

    /** In their order: the first that fits a title counts. */
    List<DelayProfile> delayProfiles();

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws org.magpie.base.error.UserException when a wait is out of range, or it refuses every protocol
     */
    DelayProfile save(DelayProfile profile);

    void deleteDelayProfile(long id);

    /** Newest first; expired ones too until they are pruned. */
    List<BlockedRow> blocklist();

    /**
     * What is not to be taken again.
     *
     * @param title name of the only title that it is blocked for; empty: for any
     */
    record BlockedRow(BlocklistEntry entry, String title) {}

    /** Stores entries as they are, but with ids of their own: new ones, or such as were taken off and are to come back. */
    void block(List<BlocklistEntry> entries);

    /** Takes entries off; those that are gone already are no error. */
    void unblock(Set<Long> ids);

    /** What would change if that quality profile were saved. Changes nothing. */
    TrialRun.Outcome tryOut(Profile changed);
}
