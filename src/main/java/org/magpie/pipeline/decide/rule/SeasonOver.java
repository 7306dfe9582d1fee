package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** A pack of a season that still runs lacks episodes or is a fake. */
public final class SeasonOver implements Rule {
    @Override
    public String key() {
        return "season-over";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        boolean ofSeason = !offer.parsed().numbers().seasons().isEmpty()
                || offer.parsed().numbers().fullSeason();
        if (!ofSeason
                || offer.items().size() < 2
                || !offer.parsed().numbers().episodes().isEmpty()) {
            return Optional.empty();
        }
        long missing = offer.items().stream()
                .filter(item -> !item.isAvailableAt(offer.now()))
                .count();
        return missing == 0
                ? Optional.empty()
                : Optional.of(new Refusal(key(), false, Message.of("decide.season-runs", missing)));
    }
}
