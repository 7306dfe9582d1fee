package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class ClientForProtocolTest {
    @Test
    void refusesWhatNothingCanFetch() {
        refuses(
                new ClientForProtocol(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("F").from(Protocol.USENET, "https://a.b/c")),
                "No download client takes NZB files");
    }

    @Test
    void passesWhatAClientTakes() {
        passes(new ClientForProtocol(new EmptyDecisionContext()), CandidateBuilder.film());
    }
}
