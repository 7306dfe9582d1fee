package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;

class RepackOfSameGroupTest {
    @Test
    void refusesARepackOfAnotherGroup() {
        refuses(
                new RepackOfSameGroup(),
                CandidateBuilder.film()
                        .says(p -> p.mended(new Revision(2, 0, true), "GRP"))
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 0, "OTHER"),
                "A repack of GRP; your copy is of OTHER");
    }

    @Test
    void passesARepackOfTheSameGroup() {
        passes(
                new RepackOfSameGroup(),
                CandidateBuilder.film()
                        .says(p -> p.mended(new Revision(2, 0, true), "grp"))
                        .has(Quality.WEBDL_1080P));
    }

    @Test
    void passesAProperOfAnotherGroup() {
        passes(
                new RepackOfSameGroup(),
                CandidateBuilder.film()
                        .says(p -> p.mended(new Revision(2, 0, false), "GRP"))
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 0, "OTHER"));
    }
}
