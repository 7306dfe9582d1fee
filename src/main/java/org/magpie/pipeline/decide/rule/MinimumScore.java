package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** The custom formats of the profile may weigh against a release. */
public final class MinimumScore implements Rule {
    @Override
    public String key() {
        return "minimum-score";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        int least = offer.profile().minimumScore();
        return offer.score() >= least
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of("decide.score", Integer.toString(offer.score()), Integer.toString(least))));
    }
}
