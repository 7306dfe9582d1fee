package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.pipeline.decide.CandidateBuilder;

class ReleasedTest {
    @Test
    void refusesWhatIsNotOut() {
        refuses(
                new Released(),
                CandidateBuilder.film()
                        .items(List.of(CandidateBuilder.item(
                                11,
                                ItemDetails.film("Film", null, CandidateBuilder.NOW.plusSeconds(86_400), 90),
                                true))),
                "Not out before 2026-06-16");
    }

    @Test
    void refusesWhatHasNoDate() {
        refuses(
                new Released(),
                CandidateBuilder.film()
                        .items(List.of(CandidateBuilder.item(11, ItemDetails.film("Film", null, null, 90), true))),
                "It is not known when it comes out");
    }

    @Test
    void passesWhatIsOut() {
        passes(new Released(), CandidateBuilder.film());
    }
}
