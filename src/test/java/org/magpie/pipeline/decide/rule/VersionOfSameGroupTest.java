package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.parse.Parsed;

class VersionOfSameGroupTest {
    private static final Revision SECOND = new Revision(2, 0, false);

    @Test
    void refusesASecondVersionByAnotherGroup() {
        refuses(
                new VersionOfSameGroup(),
                CandidateBuilder.season(1)
                        .says(Parsed.absolute("Show", 1).mended(SECOND, "NEW"))
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 0, "OLD"),
                "Version 2 by NEW mends nothing of your copy by OLD");
    }

    @Test
    void passesTheSecondVersionByTheSameGroup() {
        passes(
                new VersionOfSameGroup(),
                CandidateBuilder.season(1)
                        .says(Parsed.absolute("Show", 1).mended(SECOND, "OLD"))
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 0, "Old"));
    }

    @Test
    void passesAnotherGroupThatIsBetterOtherwise() {
        passes(
                new VersionOfSameGroup(),
                CandidateBuilder.season(1)
                        .says(Parsed.absolute("Show", 1).mended(SECOND, "NEW"))
                        .scored(10)
                        .has(Quality.WEBDL_1080P, Revision.FIRST, 0, "OLD"));
    }
}
