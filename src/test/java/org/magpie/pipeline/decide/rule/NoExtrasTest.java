package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

class NoExtrasTest {
    @Test
    void refusesTheExtrasOfASeason() {
        Numbers extras =
                new Numbers(List.of(1), List.of(), List.of(), List.of(), null, 0, false, false, 0, true, false, false);

        refuses(
                new NoExtras(),
                CandidateBuilder.season(3).says(Parsed.series("Show", extras)),
                "It holds the extras or subtitles of a season, not its episodes");
    }

    @Test
    void passesASeason() {
        passes(new NoExtras(), CandidateBuilder.season(3));
    }
}
