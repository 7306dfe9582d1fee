package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.DecisionSettings;

class WantedShareOfPackTest {
    @Test
    void refusesAPackForOneOfThreeEpisodes() {
        refuses(
                new WantedShareOfPack(DecisionSettings.USUAL),
                CandidateBuilder.season(3).has(Quality.WEBDL_1080P, Revision.FIRST, 0, "GRP", 21L, 22L),
                "1 of 3 episodes are wanted");
    }

    @Test
    void passesAPackOfWhichHalfIsWanted() {
        passes(
                new WantedShareOfPack(DecisionSettings.USUAL),
                CandidateBuilder.season(4).has(Quality.WEBDL_1080P, Revision.FIRST, 0, "GRP", 21L, 22L));
    }
}
