package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class EnoughSeedersTest {
    @Test
    void refusesATorrentThatNobodyGives() {
        refuses(
                new EnoughSeeders(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").seeded(0, 9)),
                "0 seeders; at least 1 are wanted");
    }

    @Test
    void passesWhereTheNumberIsNotKnownOrMeansNothing() {
        passes(
                new EnoughSeeders(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").seeded(-1, -1)));
        passes(
                new EnoughSeeders(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").from(Protocol.DIRECT, "https://a.b/c")));
    }
}
