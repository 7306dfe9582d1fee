package org.magpie.pipeline.decide.rule;

import java.time.Duration;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.search.Protocol;

/** News servers keep posts for a number of days. */
public final class WithinRetention implements Rule {
    private final Taste taste;

    public WithinRetention(Taste taste) {
        this.taste = taste;
    }

    @Override
    public String key() {
        return "retention";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        Duration kept = taste.retention();
        if (kept.isZero() || offer.release().protocol() != Protocol.USENET) {
            return Optional.empty();
        }
        long days = Duration.between(offer.release().published(), offer.now()).toDays();
        return days <= kept.toDays()
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.retention", days, kept.toDays())));
    }
}
