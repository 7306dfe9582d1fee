package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.parse.Parsed;

class EveryEpisodeKnownTest {
    @Test
    void refusesAFileOfWhichAPartIsNotKnown() {
        refuses(
                new EveryEpisodeKnown(),
                CandidateBuilder.season(1).says(Parsed.episode("Show", 1, 1, 2)),
                "It names 2 episodes, of which only 1 are known (1)");
    }

    @Test
    void passesAFileOfTwoKnownEpisodes() {
        passes(new EveryEpisodeKnown(), CandidateBuilder.season(2).says(Parsed.episode("Show", 1, 1, 2)));
    }

    @Test
    void countsEpisodesOverAllSeasonsToo() {
        refuses(
                new EveryEpisodeKnown(),
                CandidateBuilder.season(1).says(Parsed.absolute("Show", 1, 2, 3)),
                "It names 3 episodes, of which only 1 are known (1)");
    }
}
