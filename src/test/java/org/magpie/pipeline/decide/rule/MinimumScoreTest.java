package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;

class MinimumScoreTest {
    @Test
    void refusesAScoreBelowTheProfiles() {
        refuses(
                new MinimumScore(),
                CandidateBuilder.film()
                        .wantedBy(CandidateBuilder.profile(true, 10, 0, 1, Set.of()))
                        .scored(9),
                "Score 9; at least 10 is wanted");
    }

    @Test
    void passesTheScoreItself() {
        passes(
                new MinimumScore(),
                CandidateBuilder.film()
                        .wantedBy(CandidateBuilder.profile(true, 10, 0, 1, Set.of()))
                        .scored(10));
    }
}
