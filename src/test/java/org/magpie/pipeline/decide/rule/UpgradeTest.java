package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;

class UpgradeTest {
    private static final Profile SCORED = CandidateBuilder.profile(true, 0, 100, 10, Set.of());

    @Test
    void passesWhatIsMissing() {
        passes(new Upgrade(), CandidateBuilder.film());
    }

    @Test
    void refusesALowerQuality() {
        refuses(
                new Upgrade(),
                CandidateBuilder.film().says(p -> p.in(Quality.WEBDL_720P)).has(Quality.WEBDL_1080P),
                "WEBDL-720p; you have WEBDL-1080p already");
    }

    @Test
    void takesABetterQualityBelowTheCutoff() {
        passes(new Upgrade(), CandidateBuilder.film().has(Quality.WEBDL_720P));
    }

    @Test
    void refusesABetterQualityBeyondTheCutoff() {
        refuses(
                new Upgrade(),
                CandidateBuilder.film().says(p -> p.in(Quality.BLURAY_1080P)).has(Quality.WEBDL_1080P),
                "Bluray-1080p; you have WEBDL-1080p, which is enough");
    }

    @Test
    void refusesTheSameAgain() {
        refuses(new Upgrade(), CandidateBuilder.film().has(Quality.WEBDL_1080P), "You have WEBDL-1080p already");
    }

    @Test
    void takesAMendedCopyEvenAtTheCutoff() {
        passes(
                new Upgrade(),
                CandidateBuilder.film()
                        .says(p -> p.mended(new Revision(2, 0, false), "GRP"))
                        .has(Quality.WEBDL_1080P));
    }

    @Test
    void refusesTheUnmendedCopy() {
        refuses(
                new Upgrade(),
                CandidateBuilder.film().has(Quality.WEBDL_1080P, new Revision(2, 0, false), 0, "GRP"),
                "WEBDL-1080p; you have a mended copy already");
    }

    @Test
    void comparesTheScoreWithTheOneAtTheGrab() {
        passes(
                new Upgrade(),
                CandidateBuilder.film()
                        .wantedBy(SCORED)
                        .scored(50)
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 30, "GRP"));
        refuses(
                new Upgrade(),
                CandidateBuilder.film().wantedBy(SCORED).scored(35).has(Quality.WEBDL_1080P, Revision.FIRST, 30, "GRP"),
                "Score 35; better than 30 by less than 10");
        refuses(
                new Upgrade(),
                CandidateBuilder.film().wantedBy(SCORED).scored(20).has(Quality.WEBDL_1080P, Revision.FIRST, 30, "GRP"),
                "Score 20; you have score 30 already");
    }

    @Test
    void refusesAScoreBeyondTheCutoffScore() {
        refuses(
                new Upgrade(),
                CandidateBuilder.film()
                        .wantedBy(SCORED)
                        .scored(500)
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 100, "GRP"),
                "WEBDL-1080p; you have WEBDL-1080p, which is enough");
    }

    @Test
    void betterNothingWhereTheProfileSaysSo() {
        refuses(
                new Upgrade(),
                CandidateBuilder.film()
                        .wantedBy(CandidateBuilder.profile(false, 0, 0, 1, Set.of()))
                        .has(Quality.WEBDL_720P),
                "You have WEBDL-720p, and “HD” does not upgrade");
    }

    @Test
    void passesAPackWithOneMissingEpisode() {
        passes(new Upgrade(), CandidateBuilder.season(2).has(Quality.WEBDL_1080P, Revision.FIRST, 0, "GRP", 21L));
    }
}
