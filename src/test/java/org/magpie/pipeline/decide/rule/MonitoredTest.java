package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.SearchMode;

class MonitoredTest {
    @Test
    void refusesATitleThatNobodyWatches() {
        refuses(new Monitored(), CandidateBuilder.film().unmonitored(), "Film is not monitored");
    }

    @Test
    void refusesItemsThatNobodyWatches() {
        refuses(
                new Monitored(),
                CandidateBuilder.film()
                        .items(List.of(CandidateBuilder.item(
                                11, ItemDetails.film("Film", null, CandidateBuilder.OUT, 90), false))),
                "Nothing in it is monitored");
    }

    @Test
    void aPersonMayTakeItAllTheSame() {
        passes(new Monitored(), CandidateBuilder.film().unmonitored().on(SearchMode.INTERACTIVE));
    }

    @Test
    void passesWhatIsMonitored() {
        passes(new Monitored(), CandidateBuilder.film());
    }
}
