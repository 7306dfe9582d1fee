package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

class WholeEpisodeTest {
    @Test
    void refusesHalfAnEpisode() {
        Numbers half =
                new Numbers(List.of(1), List.of(1), List.of(), List.of(), null, 0, false, false, 0, false, false, true);

        refuses(
                new WholeEpisode(),
                CandidateBuilder.season(1).says(Parsed.series("Show", half)),
                "It is only a part of an episode");
    }

    @Test
    void passesAWholeOne() {
        passes(new WholeEpisode(), CandidateBuilder.season(1).says(Parsed.episode("Show", 1, 1)));
    }
}
