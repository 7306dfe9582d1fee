package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class WithinRetentionTest {
    private static final WithinRetention RULE =
            new WithinRetention(new DecisionSettings(Duration.ofDays(100), Duration.ZERO, 0, false, 0.5));

    @Test
    void refusesAPostThatIsGone() {
        refuses(
                RULE,
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("F")
                                .from(Protocol.USENET, "https://a.b/c")
                                .published(CandidateBuilder.NOW.minus(Duration.ofDays(101)))),
                "101 days old; your news servers keep 100 days");
    }

    @Test
    void passesTorrentsOfAnyAge() {
        passes(RULE, CandidateBuilder.film().release(ReleaseBuilder.torrent("F").published(CandidateBuilder.OUT)));
    }
}
