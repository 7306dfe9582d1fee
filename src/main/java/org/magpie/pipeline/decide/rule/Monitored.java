package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** Nothing is fetched by itself that nobody watches. */
public final class Monitored implements Rule {
    @Override
    public String key() {
        return "monitored";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        if (offer.occasion() == Occasion.BY_HAND) {
            return Optional.empty();
        }
        if (!offer.title().monitored()) {
            return Optional.of(new Refusal(
                    key(),
                    true,
                    Message.of("decide.title-unmonitored", offer.title().name())));
        }
        return offer.items().stream().anyMatch(ItemFacts::monitored)
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.items-unmonitored")));
    }
}
