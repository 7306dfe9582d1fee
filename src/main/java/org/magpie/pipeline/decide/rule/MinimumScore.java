package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** The custom formats of the profile may weigh against a release. */
public final class MinimumScore implements Rule {
    @Override
    public String key() {
        return "minimum-score";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        int least = candidate.profile().minimumScore();
        return candidate.score() >= least
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of("decide.score", Integer.toString(candidate.score()), Integer.toString(least))));
    }
}
