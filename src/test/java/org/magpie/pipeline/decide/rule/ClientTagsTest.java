package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class ClientTagsTest {
    private static final ReleaseBuilder DIRECT = ReleaseBuilder.torrent("Film").from(Protocol.DIRECT, "https://a.b/c");

    @Test
    void refusesWhatOnlyClientsOfOtherTitlesFetch() {
        refuses(
                new ClientTags(new EmptyDecisionContext()),
                CandidateBuilder.film().release(DIRECT),
                "No download client is meant for the tags of Film");
    }

    @Test
    void passesTitlesWithTheTag() {
        passes(
                new ClientTags(new EmptyDecisionContext()),
                CandidateBuilder.film().tagged("direct").release(DIRECT));
    }

    @Test
    void leavesWhatNothingFetchesToTheOtherRule() {
        passes(
                new ClientTags(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film").from(Protocol.USENET, "https://a.b/c")));
    }
}
