package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.ReleaseBuilder;

class IndexerTagsTest {
    @Test
    void refusesWhatAnIndexerForOtherTitlesOffers() {
        refuses(
                new IndexerTags(new EmptyDecisionContext()),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film").of(9, "x")),
                "Indexer 9 is only for titles tagged anime");
    }

    @Test
    void passesTitlesWithTheTagAndIndexersWithoutOne() {
        passes(
                new IndexerTags(new EmptyDecisionContext()),
                CandidateBuilder.film()
                        .tagged("anime")
                        .release(ReleaseBuilder.torrent("Film").of(9, "x")));
        passes(new IndexerTags(new EmptyDecisionContext()), CandidateBuilder.film());
    }
}
