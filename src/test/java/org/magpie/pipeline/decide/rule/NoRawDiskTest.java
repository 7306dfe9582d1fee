package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.ReleaseBuilder;

class NoRawDiskTest {
    @Test
    void refusesAWholeDisc() {
        refuses(
                new NoRawDisk(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film.2001.COMPLETE.BLURAY-GRP")),
                "It is a whole disc, not a file that plays");
        refuses(
                new NoRawDisk(),
                CandidateBuilder.film().says(p -> p.in(Quality.BR_DISK)),
                "It is a whole disc, not a file that plays");
    }

    @Test
    void passesAnEncodeOfOne() {
        passes(
                new NoRawDisk(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film.2001.1080p.BluRay.x264-GRP")));
    }
}
