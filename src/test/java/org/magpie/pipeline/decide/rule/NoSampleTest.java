package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.ReleaseBuilder;

class NoSampleTest {
    @Test
    void refusesASample() {
        refuses(
                new NoSample(),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film.2001.Sample.mkv").sized(50_000_000L)),
                "It is a sample");
    }

    @Test
    void passesATitleThatHoldsTheWord() {
        passes(
                new NoSample(),
                CandidateBuilder.film()
                        .called("Sample People")
                        .release(ReleaseBuilder.torrent("Sample.People.2000").sized(50_000_000L)));
    }

    @Test
    void passesWhatIsTooLargeToBeOne() {
        passes(
                new NoSample(),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film.2001.SAMPLE.INCLUDED")
                                .sized(5_000_000_000L)));
    }
}
