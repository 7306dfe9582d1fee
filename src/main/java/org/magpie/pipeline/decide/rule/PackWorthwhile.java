package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Taste;

/** A pack is weighed by how many wanted episodes it brings. */
public final class PackWorthwhile implements Rule {
    private final Taste taste;

    public PackWorthwhile(Taste taste) {
        this.taste = taste;
    }

    @Override
    public String key() {
        return "pack";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        int all = offer.items().size();
        if (all < 2) {
            return Optional.empty();
        }
        int wanted = offer.wanted().size();
        boolean ofEpisodes = offer.parsed().creator() == null;
        return wanted == 0 || wanted >= all * taste.packShare()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(), true, Message.of(ofEpisodes ? "decide.pack" : "decide.pack-works", wanted, all)));
    }
}
