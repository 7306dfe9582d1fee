package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.ReleaseBuilder;

class FittingSizeTest {
    private static final FittingSize RULE = new FittingSize(new FixedBounds(5, 40, 160));

    @Test
    void refusesWhatIsTooSmallForItsLength() {
        refuses(
                RULE,
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").sized(400_000_000L)),
                "400 MB; WEBDL-1080p of 100 minutes needs at least 500 MB");
    }

    @Test
    void refusesWhatIsTooLarge() {
        refuses(
                RULE,
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").sized(20_500_000_000L)),
                "20,500 MB; WEBDL-1080p of 100 minutes may have at most 16,000 MB");
    }

    @Test
    void measuresASeasonByAllItsEpisodes() {
        passes(
                RULE,
                CandidateBuilder.season(10).release(ReleaseBuilder.torrent("S").sized(20_500_000_000L)));
    }

    @Test
    void passesWhatStatesNoSize() {
        passes(RULE, CandidateBuilder.film().release(ReleaseBuilder.torrent("F").sized(-1)));
    }
}
