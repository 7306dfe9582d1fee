package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.search.Protocol;

/** A torrent that nobody gives away does not come. */
public final class EnoughSeeders implements Rule {
    private final Surroundings surroundings;

    public EnoughSeeders(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String key() {
        return "seeders";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        int seeders = offer.release().seeders();
        if (offer.release().protocol() != Protocol.TORRENT || seeders < 0) {
            return Optional.empty();
        }
        int least = surroundings.minimumSeeders(offer.release().indexerId());
        return seeders >= least
                ? Optional.empty()
                : Optional.of(new Refusal(key(), false, Message.of("decide.seeders", seeders, least)));
    }
}
