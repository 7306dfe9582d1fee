package org.magpie.pipeline.decide.profile;

import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.match.Candidate;

/** Adds what the preferred words of release profiles give to what the custom formats do. */
public final class TermScoring implements Scoring {
    private final Scoring formats;
    private final ReleaseProfiles profiles;

    public TermScoring(Scoring formats, ReleaseProfiles profiles) {
        this.formats = formats;
        this.profiles = profiles;
    }

    @Override
    public Score score(Candidate candidate, TitleFacts title, Profile profile) {
        return formats.score(candidate, title, profile).plus(profiles.words().score(candidate, title));
    }
}
