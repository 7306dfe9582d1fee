package org.magpie.pipeline.decide;

import org.magpie.media.quality.Profile;

/** How a new copy stands against the one that is there. The order of what counts: quality, revision, score. */
public enum UpgradeOutcome {
    /** There is nothing yet. */
    MISSING(true),
    BETTER_QUALITY(true),
    BETTER_REVISION(true),
    BETTER_SCORE(true),
    WORSE_QUALITY(false),
    OLDER_REVISION(false),
    LOWER_SCORE(false),
    SAME(false),
    /** It would be better, but by less than the profile asks for. */
    STEP_TOO_SMALL(false),
    /** It would be better, but what is there is enough. */
    ENOUGH(false),
    /** It would be better, but the profile betters nothing. */
    NO_UPGRADES(false);

    private final boolean wanted;

    UpgradeOutcome(boolean wanted) {
        this.wanted = wanted;
    }

    public boolean isWanted() {
        return wanted;
    }

    /** Holds a new copy against the one that is there. */
    public static UpgradeOutcome of(Profile profile, FileQuality there, FileQuality offered) {
        int quality = Integer.compare(profile.rank(offered.quality()), profile.rank(there.quality()));
        if (quality < 0) {
            return WORSE_QUALITY;
        }
        int revision = offered.revision().compareTo(there.revision());
        if (quality > 0) {
            return allowed(profile, there, BETTER_QUALITY);
        }
        if (revision != 0) {
            // A mended copy of the same quality is worth having though the cutoff is met.
            return revision < 0 ? OLDER_REVISION : profile.upgrades() ? BETTER_REVISION : NO_UPGRADES;
        }
        return score(profile, there, offered);
    }

    private static UpgradeOutcome score(Profile profile, FileQuality there, FileQuality offered) {
        int step = offered.score() - there.score();
        if (step <= 0) {
            return step == 0 ? SAME : LOWER_SCORE;
        }
        if (step < profile.minimumStep()) {
            return STEP_TOO_SMALL;
        }
        return profile.upgrades() && there.score() >= profile.cutoffScore() && profile.meetsCutoff(there.quality())
                ? ENOUGH
                : allowed(profile, there, BETTER_SCORE);
    }

    private static UpgradeOutcome allowed(Profile profile, FileQuality there, UpgradeOutcome better) {
        if (!profile.upgrades()) {
            return NO_UPGRADES;
        }
        boolean qualityMet = better == BETTER_QUALITY && profile.meetsCutoff(there.quality());
        return qualityMet ? ENOUGH : better;
    }
}
