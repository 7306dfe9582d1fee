package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;

class CertainMatchTest {
    @Test
    void refusesWhatMayBeAnotherTitle() {
        refuses(new CertainMatch(), CandidateBuilder.film().certain(0.8), "The name is that of Film");
    }

    @Test
    void passesWhatIsCertain() {
        passes(new CertainMatch(), CandidateBuilder.film().certain(0.9));
    }
}
