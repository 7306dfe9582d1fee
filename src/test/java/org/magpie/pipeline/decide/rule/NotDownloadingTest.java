package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;

class NotDownloadingTest {
    @Test
    void refusesWhatIsOnItsWay() {
        refuses(
                new NotDownloading((item, slot) -> Optional.of("Film.2001-OTHER")),
                CandidateBuilder.film(),
                "On its way already: Film.2001-OTHER");
    }

    @Test
    void passesWhatIsNot() {
        passes(new NotDownloading((item, slot) -> Optional.empty()), CandidateBuilder.film());
    }
}
