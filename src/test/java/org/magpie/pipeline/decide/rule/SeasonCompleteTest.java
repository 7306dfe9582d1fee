package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.pipeline.decide.CandidateBuilder;

class SeasonCompleteTest {
    @Test
    void refusesAPackOfASeasonThatStillRuns() {
        refuses(
                new SeasonComplete(),
                CandidateBuilder.season(1)
                        .items(List.of(
                                CandidateBuilder.item(
                                        1, ItemDetails.episode("a", 1, 1, null, CandidateBuilder.OUT), true),
                                CandidateBuilder.item(2, ItemDetails.episode("b", 1, 2, null, null), true))),
                "The season still runs: 1 episode is not out");
    }

    @Test
    void passesAWholeSeason() {
        passes(new SeasonComplete(), CandidateBuilder.season(3));
    }
}
