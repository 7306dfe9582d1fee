package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.DecisionSettings;

class NoHardcodedSubtitlesTest {
    @Test
    void refusesThem() {
        refuses(
                new NoHardcodedSubtitles(DecisionSettings.USUAL),
                CandidateBuilder.film().says(p -> p.subtitled("KORSUB")),
                "Subtitles are burnt in (KORSUB)");
    }

    @Test
    void passesThemWhereAPersonWantsSo() {
        passes(
                new NoHardcodedSubtitles(new DecisionSettings(Duration.ZERO, Duration.ZERO, 0, true, 0.5)),
                CandidateBuilder.film().says(p -> p.subtitled("KORSUB")));
    }
}
