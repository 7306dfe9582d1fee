package org.magpie.pipeline.decide;

import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.match.Candidate;

/** What a profile's custom formats make of a release. Safe for any number of threads. */
@FunctionalInterface
public interface Scoring {
    /** No custom formats at all. */
    Scoring NONE = (candidate, title, profile) -> Score.NONE;

    /** The scores of all formats that fit, and their sum. */
    Score score(Candidate candidate, TitleFacts title, Profile profile);
}
