package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.DecisionSettings;

class FreeSpaceTest {
    @Test
    void refusesWhatWouldFillTheDisk() {
        refuses(
                new FreeSpace(new EmptyDecisionContext().withSpace(4_200_000_000L), DecisionSettings.USUAL),
                CandidateBuilder.film(),
                "4,000 MB; only 4,200 MB are free in /media");
    }

    @Test
    void passesWhereThereIsRoomOrNobodyKnows() {
        passes(
                new FreeSpace(new EmptyDecisionContext().withSpace(5_000_000_000L), DecisionSettings.USUAL),
                CandidateBuilder.film());
        passes(
                new FreeSpace(new EmptyDecisionContext().withSpace(-1), DecisionSettings.USUAL),
                CandidateBuilder.film());
    }
}
