package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class MinimumAgeTest {
    private static final MinimumAge RULE =
            new MinimumAge(new DecisionSettings(Duration.ZERO, Duration.ofMinutes(30), 0, false, 0.5));

    @Test
    void makesAFreshPostWait() {
        refuses(
                RULE,
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("F")
                                .from(Protocol.USENET, "https://a.b/c")
                                .published(CandidateBuilder.NOW.minus(Duration.ofMinutes(10)))),
                "10 minutes old; it waits until it is 30");
    }

    @Test
    void passesAPostThatHasSpread() {
        passes(
                RULE,
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("F")
                                .from(Protocol.USENET, "https://a.b/c")
                                .published(CandidateBuilder.NOW.minus(Duration.ofMinutes(31)))));
    }
}
