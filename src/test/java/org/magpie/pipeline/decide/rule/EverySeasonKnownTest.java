package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

class EverySeasonKnownTest {
    @Test
    void refusesAPackWithASeasonThatIsNotKnown() {
        refuses(
                new EverySeasonKnown(),
                CandidateBuilder.season(3).says(seasons(1, 2, 3)),
                "It holds seasons 1 to 3, and season 2 is not known");
    }

    @Test
    void passesAPackOfOneSeason() {
        passes(new EverySeasonKnown(), CandidateBuilder.season(3).says(seasons(1)));
    }

    private static Parsed seasons(Integer... seasons) {
        return Parsed.series("Show", new Numbers(List.of(seasons), List.of(), List.of(), null, true, false, 0));
    }
}
