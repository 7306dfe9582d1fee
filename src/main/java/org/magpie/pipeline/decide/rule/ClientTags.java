package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.search.Protocol;

/** A download client with tags only fetches for titles with one of them. */
public final class ClientTags implements Rule {
    private final Surroundings surroundings;

    public ClientTags(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String key() {
        return "client-tags";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        Protocol protocol = offer.release().protocol();
        // That nothing fetches it at all is said by another rule.
        boolean onlyOthers = surroundings.canFetch(protocol)
                && !surroundings.canFetch(protocol, offer.title().tags());
        return onlyOthers
                ? Optional.of(new Refusal(
                        key(),
                        false,
                        Message.of("decide.client-tags", offer.title().name())))
                : Optional.empty();
    }
}
