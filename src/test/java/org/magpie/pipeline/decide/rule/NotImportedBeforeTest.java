package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.SearchMode;

class NotImportedBeforeTest {
    @Test
    void refusesTheReleaseThatTheFileCameFrom() {
        refuses(
                new NotImportedBefore(),
                CandidateBuilder.film().has(Quality.WEBDL_1080P).takenFrom("film.2001.1080p.web-dl-grp"),
                "Your copy came from this very release");
    }

    @Test
    void passesAnyOtherRelease() {
        passes(
                new NotImportedBefore(),
                CandidateBuilder.film().has(Quality.WEBDL_1080P).takenFrom("Film.2001.720p"));
    }

    @Test
    void aPersonMayFetchItAgain() {
        passes(
                new NotImportedBefore(),
                CandidateBuilder.film()
                        .on(SearchMode.INTERACTIVE)
                        .has(Quality.WEBDL_1080P)
                        .takenFrom("Film.2001.1080p.WEB-DL-GRP"));
    }
}
