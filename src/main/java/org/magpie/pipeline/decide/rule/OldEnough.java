package org.magpie.pipeline.decide.rule;

import java.time.Duration;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.search.Protocol;

/** A fresh post may not have reached all news servers. */
public final class OldEnough implements Rule {
    private final Taste taste;

    public OldEnough(Taste taste) {
        this.taste = taste;
    }

    @Override
    public String key() {
        return "minimum-age";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        if (taste.minimumAge().isZero() || offer.release().protocol() != Protocol.USENET) {
            return Optional.empty();
        }
        long minutes =
                Duration.between(offer.release().published(), offer.now()).toMinutes();
        return minutes >= taste.minimumAge().toMinutes()
                ? Optional.empty()
                : Optional.of(Refusal.until(
                        offer.release().published().plus(taste.minimumAge()),
                        key(),
                        Message.of(
                                "decide.too-young", minutes, taste.minimumAge().toMinutes())));
    }
}
