package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** Half an episode would stand in the library as if it were the whole. */
public final class WholeEpisode implements Rule {
    @Override
    public String key() {
        return "split-episode";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        return offer.parsed().numbers().split() || offer.parsed().numbers().dailyPart() > 0
                ? Optional.of(new Refusal(key(), true, Message.of("decide.split-episode")))
                : Optional.empty();
    }
}
