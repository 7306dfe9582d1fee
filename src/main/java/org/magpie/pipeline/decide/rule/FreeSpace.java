package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.decide.Taste;

/** A disk that runs full harms more than a film that waits. */
public final class FreeSpace implements Rule {
    private final Surroundings surroundings;
    private final Taste taste;

    public FreeSpace(Surroundings surroundings, Taste taste) {
        this.surroundings = surroundings;
        this.taste = taste;
    }

    @Override
    public String key() {
        return "free-space";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        long free = surroundings.freeSpace(offer.slot().root());
        long size = Math.max(0, offer.release().size());
        if (free < 0 || free - size >= taste.reservedSpace()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                key(),
                false,
                Message.of(
                        "decide.space",
                        Math.round(size / 1e6),
                        Math.round(free / 1e6),
                        offer.slot().root().toString())));
    }
}
