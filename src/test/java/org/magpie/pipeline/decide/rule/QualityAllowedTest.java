package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;

class QualityAllowedTest {
    @Test
    void refusesAQualityOutsideOfTheProfile() {
        refuses(
                new QualityAllowed(),
                CandidateBuilder.film().says(p -> p.in(Quality.SDTV)),
                "SDTV is not wanted in “HD”");
    }

    @Test
    void refusesAQualityThatTheProfileDoesNotKnow() {
        refuses(
                new QualityAllowed(),
                CandidateBuilder.film().says(p -> p.in(Quality.CAM)),
                "CAM is not wanted in “HD”");
    }

    @Test
    void passesAnAllowedQuality() {
        passes(new QualityAllowed(), CandidateBuilder.film());
    }
}
